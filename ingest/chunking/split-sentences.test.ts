import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLongText } from './split-long-text.ts';
import { splitSentences } from './split-sentences.ts';

const anyText = fc.string({ unit: fc.constantFrom('水', '葦', '。', '、', '「', '」', '（', '）', '\n', '\t', ' ', '　', '．', '.', 'a', '3', '𠮟', '\ud842', '！'), maxLength: 300 });

describe('splitSentences', () => {
  it.each([
    ['水は澄む。葦は茂る。', ['水は澄む。', '葦は茂る。']],
    ['「守る。育てる。」と定める。次へ。', ['「守る。育てる。」と定める。', '次へ。']],
    ['届出（様式（甲。）による。）をする。', ['届出（様式（甲。）による。）をする。']],
    ['閉じない「かぎ。\n次の行。', ['閉じない「かぎ。\n', '次の行。']],
    ['率は3.14とする。Ver. 2 をいう', ['率は3.14とする。', 'Ver. ', '2 をいう']],
    ['１．５倍。', ['１．５倍。']],
    ['本当か！？　はい。', ['本当か！？　', 'はい。']],
    ['', []],
  ])('splits %j', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  it('gives back the text when joined, whatever the text', () => {
    fc.assert(fc.property(anyText, (text) => splitSentences(text).join('') === text && !splitSentences(text).includes('')), { seed: 9, numRuns: 2000 });
  });
});

describe('splitLongText', () => {
  it('keeps to the maximum, loses nothing and never cuts a surrogate pair', () => {
    fc.assert(fc.property(anyText, fc.integer({ min: 2, max: 40 }), (text, maximum) => {
      const pieces = splitLongText(text, maximum);
      const cutPair = pieces.some((piece, index) => /[\ud800-\udbff]$/.test(piece) && /^[\udc00-\udfff]/.test(pieces[index + 1] ?? ''));
      return pieces.join('') === text && pieces.every((piece) => piece.length <= maximum) && !cutPair;
    }), { seed: 10, numRuns: 2000 });
  });

  it('prefers sentence ends, then 。 in brackets, then 、', () => {
    expect(splitLongText('短い。「長い一。長い二、続き。」終わり。', 8)).toEqual(['短い。', '「長い一。', '長い二、続き。', '」終わり。']);
  });

  it('cuts ten million characters without punctuation', () => {
    expect(splitLongText('水'.repeat(10_000_000), 900).length).toBe(11_112);
  });
});
