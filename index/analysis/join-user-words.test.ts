import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UserWord } from '../../corpora-config/index.ts';
import { joinUserWords, readUserWords, shareUserWords, userWordsFingerprint } from './join-user-words.ts';

const spring: UserWord = { surface: '湧水保全法', where: 'a.csv, line 2' };
const joined = { surface: '湧水保全法', partOfSpeech: '名詞-固有名詞-一般', cost: -8000 };

function fingerprint(...words: readonly UserWord[]): string {
  return userWordsFingerprint(joinUserWords(words));
}

describe('the words of several dictionaries', () => {
  it('are folded, completed, sorted, and each there once', () => {
    expect(joinUserWords([spring, { surface: 'ＡＩ' }, { surface: 'ai', cost: -8000 }])).toEqual([{ ...joined, surface: 'ai' }, { ...joined, where: 'a.csv, line 2' }]);
  });

  it('give the same in any order', () => {
    const word = fc.record({ surface: fc.constantFrom('湧水', '湧水法', 'ＡＩ', 'AI', '第二条'), reading: fc.option(fc.constantFrom('ア', 'イ'), { nil: undefined }), where: fc.constantFrom('a', 'b') });
    const orders = fc.array(word).chain((words) => fc.tuple(fc.constant(words), fc.shuffledSubarray(words, { minLength: words.length })));
    fc.assert(fc.property(orders, ([words, shuffled]) => {
      expect(joinUserWords(shuffled)).toEqual(joinUserWords(words));
    }), { seed: 20250601, numRuns: 200 });
  });

  it('keep a reading that one of them has', () => {
    expect(joinUserWords([spring, { ...spring, reading: 'ユウスイホゼンホウ' }])).toMatchObject([{ reading: 'ユウスイホゼンホウ' }]);
  });

  it.each([[{ cost: -100 }], [{ partOfSpeech: '名詞-一般' }]])('are refused when they disagree on %j, both places named', (difference) => {
    expect(() => joinUserWords([spring, { ...spring, ...difference, where: 'b.csv, line 7' }])).toThrow(expect.objectContaining({
      code: 'configuration.invalid', message: expect.stringMatching(/湧水保全法.*a\.csv, line 2.*b\.csv, line 7/u),
    }));
  });

  it.each([[''], ['湧水 保全'], ['湧水\u3000保全'], ['湧水、保全'], ['湧水。'], ['_湧水']])('are refused when no text can hold one as a word: %j', (surface) => {
    expect(() => joinUserWords([{ surface, where: 'a.csv, line 3' }])).toThrow(expect.objectContaining({ code: 'configuration.invalid', message: expect.stringMatching(/^a\.csv, line 3: expected a word/u) }));
  });
});

describe('the fingerprint of words', () => {
  it('changes with surface, part of speech and cost, and with nothing else', () => {
    const first = fingerprint(spring);
    for (const change of [{ surface: '湧水法' }, { partOfSpeech: '名詞-一般' }, { cost: 0 }]) expect(fingerprint({ ...spring, ...change })).not.toBe(first);
    for (const change of [{ reading: 'ユウスイ' }, { where: 'b.csv, line 1' }, { cost: -8000 }]) expect(fingerprint({ ...spring, ...change })).toBe(first);
    expect(fingerprint(spring, { surface: '湧水法' })).toBe(fingerprint({ surface: '湧水法' }, spring));
  });
});

it('words shared by threads are read as they were', () => {
  expect(readUserWords(shareUserWords([spring, { surface: '𠮷', cost: 3 }]))).toEqual([spring, { surface: '𠮷', cost: 3 }]);
});
