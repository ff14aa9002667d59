import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Analyser } from './analyser.ts';
import analyseTexts from './analyse-worker.ts';
import { highlightSpans } from './highlight.ts';
import { analyserFingerprint, openAnalyser } from './open-analyser.ts';

let analyser: Analyser;
beforeAll(async () => {
  analyser = await openAnalyser();
});

function morphemes(text: string): readonly string[] {
  return analyser.terms(text).filter((term) => !term.startsWith('_'));
}

function bigrams(text: string): readonly string[] {
  return analyser.terms(text).filter((term) => term.startsWith('_'));
}

const fragments = fc.constantFrom(...'第条のはをがに国民税法保険一二三百千アカーンabcＡ0129、。・（）「」 \n-々ゝ㈱髙𠮷', '令和五年', '取締役', '\ud842', '\u{e0100}', '國會', '1,000', 'しなければならない');
const texts = fc.array(fragments, { maxLength: 50 }).map((parts) => parts.join(''));

describe('terms', () => {
  it('are base forms of content words, particles and auxiliaries left out', () => {
    expect(morphemes('知事は、届出を受理しなければならない。')).toEqual(['知事', '届出', '受理']);
  });

  it('hold numbers joined with what they count, however they are written', () => {
    expect(morphemes('第七百九条')).toEqual(['709条', '709']);
    expect(morphemes('７０９条')).toEqual(['709条', '709']);
    expect(morphemes('第二十四条ノ二第三項')).toContain('24条の2');
    expect(morphemes('24条の2')).toContain('24条の2');
    expect(morphemes('六箇月')).toContain('6か月');
    expect(morphemes('令和元年')).toEqual(expect.arrayContaining(['令和1年', '1年']));
  });

  it('of 24条 and of 24条の2 are told apart', () => {
    expect(morphemes('第二十四条の二')).not.toContain('24条');
  });

  it.each([
    ['國民健康保險', '国民健康保険'], ['ｻｰﾊﾞ', 'サーバ'], ['ＡＢＣ', 'abc'], ['第十条', '10条'], ['人々の', '人人の'], ['髙橋', '高橋'], ['三千万円', '30,000,000円'],
  ])('are the same for %s and %s', (first, second) => {
    expect(morphemes(first)).toEqual(morphemes(second));
  });

  it('drop the last long-vowel sign of katakana words', () => {
    expect(morphemes('コンピューター')).toEqual(morphemes('コンピュータ'));
  });

  it('end with bigrams of Han and katakana runs, hiragana and numbers left out', () => {
    expect(bigrams('第5条の保険料をガスで')).toEqual(['_保険', '_険料', '_ガス']);
    expect(bigrams('税を納める')).toEqual(['_税', '_納']);
  });

  it('are what the tokens of both streams say', () => {
    fc.assert(fc.property(texts, (text) => {
      const fromTokens = (['morphemes', 'bigrams'] as const).flatMap((stream) => analyser.tokens(text, stream)).filter(({ indexed }) => indexed).map(({ base }) => base);
      expect(analyser.terms(text)).toEqual(fromTokens);
    }), { seed: 20250606, numRuns: 500 });
  });

  it('hold no space and are not empty, so that they can be joined by spaces', () => {
    fc.assert(fc.property(texts, (text) => { expect(analyser.terms(text).every((term) => /^\S+$/u.test(term))).toBe(true); }), { seed: 20250607, numRuns: 500 });
  });

  it.each([['Han', '架空市役所建設計画審議会長'], ['katakana', 'ムニャポルカ'], ['lone surrogates', '\ud842'], ['letters', 'xyz'], ['pairs', '𩸽'], ['digits', '七百九']])('of a megabyte of %s without a break are made', (_, fragment) => {
    const text = fragment.repeat(Math.ceil(1_000_000 / fragment.length));
    const tokens = analyser.tokens(text, 'morphemes').filter(({ unknown, reading }) => unknown === true || reading !== undefined);
    expect(analyser.terms(text).every((term) => !/\s/u.test(term))).toBe(true);
    if (fragment !== '七百九') expect(tokens.reduce((end, token) => (token.start === end ? token.end : -1), 0)).toBe(text.length);
  });

  it('of half a megabyte without any stop are all made', () => {
    expect(analyser.terms('架空市役所'.repeat(100_000)).length).toBeGreaterThan(100_000);
  });
});

describe('tokens', () => {
  it('carry the words of the source, with offsets into it', () => {
    const text = '㈱源泉は、髙松市の第七百九号倉庫を使った。';
    for (const token of [...analyser.tokens(text, 'morphemes'), ...analyser.tokens(text, 'bigrams')]) {
      expect(text.slice(token.start, token.end)).toBe(token.surface);
      expect(token.surface).not.toBe('');
    }
    expect(analyser.tokens(text, 'morphemes').find(({ base }) => base === '709号')?.surface).toBe('七百九号');
  });

  it('name part of speech, reading, and what the dictionary does not know', () => {
    const [word] = analyser.tokens('条例', 'morphemes');
    expect(word).toMatchObject({ base: '条例', reading: 'ジョウレイ', partOfSpeech: '名詞-一般', indexed: true });
    expect(analyser.tokens('ムニャポルカ', 'morphemes')[0]?.unknown).toBe(true);
  });

  it('stay in order and within the text for any text', () => {
    fc.assert(fc.property(texts, (text) => {
      for (const stream of ['morphemes', 'bigrams'] as const) {
        const tokens = analyser.tokens(text, stream);
        expect(tokens.every(({ start, end }, index) => start >= (tokens[index - 1]?.start ?? 0) && end > start && end <= text.length)).toBe(true);
      }
    }), { seed: 20250608, numRuns: 500 });
  });
});

describe('highlightSpans', () => {
  function marked(text: string, query: string): readonly string[] {
    return highlightSpans(text, new Set(analyser.terms(query)), analyser).map(([start, end]) => text.slice(start, end));
  }

  it('marks the source wording of what the query means', () => {
    expect(marked('民法第七百九条により損害を賠償する。', '709条 賠償')).toEqual(['七百九条', '賠償']);
    expect(marked('國民健康保險の手続', '国民健康保険')).toEqual(['國民健康保險']);
  });

  it('finds the wanted tokens that all tokens hold', () => {
    fc.assert(fc.property(texts, texts, (text, query) => {
      const only = new Set(analyser.terms(query));
      for (const stream of ['morphemes', 'bigrams'] as const) expect(analyser.tokens(text, stream, only)).toEqual(analyser.tokens(text, stream).filter(({ base }) => only.has(base)));
    }), { seed: 20250609, numRuns: 100 });
  });

  it('joins touching spans and gives none for no terms', () => {
    expect(marked('水道料金', '水道 料金')).toEqual(['水道料金']);
    expect(highlightSpans('水道料金', new Set(), analyser)).toEqual([]);
  });
});

describe('the worker', () => {
  it('gives the terms of texts and headings, joined by spaces, in order', async () => {
    const { terms, headingTerms, seconds } = await analyseTexts({ texts: [{ text: '水道料金', heading: '架空市条例' }, { text: '', heading: '架空市条例' }] });
    expect(terms).toEqual([analyser.terms('水道料金').join(' '), '']);
    expect(headingTerms).toEqual(Array.from({ length: 2 }, () => analyser.terms('架空市条例').join(' ')));
    expect(seconds).toBeGreaterThanOrEqual(0);
  });
});

it('the fingerprint names the dictionary and the rules, with and without opening', async () => {
  expect(analyser.fingerprint).toMatch(/^kuromoji-\d+\.\d+\.\d+\/folding-\d+\/words-\d+\/bigrams-\d+$/u);
  expect(await analyserFingerprint()).toBe(analyser.fingerprint);
});
