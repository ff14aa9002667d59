import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analyser } from '../../index/index.ts';
import { diffTexts } from './diff-texts.ts';

/** Words are runs of one kind of letter; punctuation is no word. */
const analyser: Pick<Analyser, 'tokens'> = {
  tokens: (text) => [...text.matchAll(/[ぁ-ん]+|[一-龠]+|[a-z]+/gu)].map(({ 0: surface, index }) => ({ surface, base: surface, start: index, end: index + surface.length, indexed: true })),
};
const text = fc.array(fc.constantFrom('灯火', 'を', '保つ', '。', '\n', '　', '管理者', 'は', '𠮷', '１', '、'), { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('diffTexts', () => {
  it('gives both texts back exactly, whatever they are', () => {
    fc.assert(fc.property(text, text, (from, to) => {
      const parts = diffTexts(from, to, analyser);
      const join = (left: string): string => parts.filter(({ kind }) => kind !== left).map((part) => part.text).join('');
      expect([join('added'), join('removed')]).toEqual([from, to]);
      expect(parts.filter((part) => part.text === '')).toEqual([]);
      expect(parts.some(({ kind }, at) => kind === parts[at - 1]?.kind)).toBe(false);
    }), { seed: 20261124, numRuns: 1000 });
  });

  it('marks the words that changed and nothing else', () => {
    expect(diffTexts('管理者は、灯火を保つ。\n２　同じ。\n', '管理者は、灯台を保つ。\n２　同じ。\n', analyser)).toEqual([
      { kind: 'same', text: '管理者は、' }, { kind: 'removed', text: '灯火' }, { kind: 'added', text: '灯台' }, { kind: 'same', text: 'を保つ。\n２　同じ。\n' },
    ]);
  });

  it('sets an added line apart from the lines around it', () => {
    expect(diffTexts('一　灯火\n二　霧笛\n', '一　灯火\n二　無線\n三　霧笛\n', analyser).filter(({ kind }) => kind === 'same').map((part) => part.text).join('')).toContain('一　灯火\n');
  });
});
