import { beforeAll, describe, expect, it } from 'vitest';
import type { UserWord } from '../../../corpora-config/index.ts';
import type { Analyser } from '../analyser.ts';
import { openAnalyser } from '../open-analyser.ts';
import { ENTRY_FIELDS, type CompiledDictionary } from './compiled-dictionary.ts';
import { openDictionary } from './dictionary-cache.ts';
import type { SegmentMode } from './segmenter.ts';
import { UserDictionary } from './user-dictionary.ts';
import { partOfSpeechOf } from './word-features.ts';
import { WordLattice } from './word-lattice.ts';

let dictionary: CompiledDictionary;
let segmenter: WordLattice;
beforeAll(async () => {
  dictionary = await openDictionary();
  segmenter = new WordLattice({ dictionary });
});

async function open(userWords: readonly UserWord[], mode: SegmentMode = 'normal'): Promise<Analyser> {
  return openAnalyser({ dictionary: dictionary.buffer, settings: { userWords, mode } });
}

async function morphemes(text: string, userWords: readonly UserWord[], mode?: SegmentMode): Promise<readonly string[]> {
  return (await open(userWords, mode)).terms(text).filter((term) => !term.startsWith('_'));
}

describe('a word of the user', () => {
  it('is a term, followed by the words of the dictionary it is made of', async () => {
    expect(await morphemes('湧水地保全法による。', [])).toEqual(['湧', '水', '地', '保全', '法']);
    expect(await morphemes('湧水地保全法による。', [{ surface: '湧水地保全法' }])).toEqual(['湧水地保全法', '湧', '水', '地', '保全', '法']);
  });

  it('that is one word of the dictionary already is a single term', async () => {
    expect(await morphemes('条例', [{ surface: '条例' }])).toEqual(['条例']);
  });

  it('is taken when its cost is low, and not when it is high', async () => {
    expect(await morphemes('湧水地保全法', [{ surface: '湧水地保全法', cost: -32768 }])).toContain('湧水地保全法');
    expect(await morphemes('湧水地保全法', [{ surface: '湧水地保全法', cost: 32767 }])).toEqual(['湧', '水', '地', '保全', '法']);
  });

  it('stays a term in search mode, where long words of the dictionary fall apart', async () => {
    const surface = '架空県湧水地保全対策推進本部規程';
    expect((await morphemes(`${surface}による`, [{ surface }], 'search'))[0]).toBe(surface);
  });

  it('is found in whatever width and case the text and the word are written', async () => {
    for (const surface of ['ＡＢＣ湧水計画', 'abc湧水計画', 'Abc湧水計画']) {
      expect((await morphemes('Ａｂｃ湧水計画を定める', [{ surface }]))[0]).toBe('abc湧水計画');
    }
  });

  it('has tokens for itself and its parts, each with its place in the text', async () => {
    const text = '髙い湧水地保全法を読む';
    const tokens = (await open([{ surface: '湧水地保全法', reading: 'ユウスイホウ' }])).tokens(text, 'morphemes');
    const [word] = tokens.filter(({ base }) => base === '湧水地保全法');
    expect(word).toEqual({ surface: '湧水地保全法', base: '湧水地保全法', reading: 'ユウスイホウ', partOfSpeech: '名詞-固有名詞-一般', start: 2, end: 8, indexed: true });
    expect(tokens.slice(1, 7).map(({ surface, start }) => `${surface} ${start}`)).toEqual(['湧水地保全法 2', '湧 2', '水 3', '地 4', '保全 5', '法 7']);
  });

  it('outside the basic plane is found too', async () => {
    expect(await morphemes('𩸽𠀋計画', [{ surface: '𩸽𠀋計画' }])).toContain('𩸽𠀋計画');
  });

  it('leaves the words around it as they are', async () => {
    const words = ['湧水', '水', '保全法', '架空県知事'].map((surface): UserWord => ({ surface, cost: 32767 }));
    const text = '架空県知事は、湧水の保全法を定め、第三条の規定により届け出なければならない。';
    expect(await morphemes(text, words)).toEqual(await morphemes(text, []));
  });
});

describe('UserDictionary', () => {
  it.each(['名詞-固有名詞-一般', '名詞-サ変接続', '副詞-一般', '名詞-固有名詞-組織'])('gives %s the contexts of the first dictionary word with that part of speech', (partOfSpeech) => {
    const { lexicon } = new UserDictionary([{ surface: '湧水', partOfSpeech, cost: 5 }], dictionary, segmenter);
    const model = Array.from({ length: dictionary.knownEntries }, (_, entry) => entry).find((entry) => partOfSpeechOf(dictionary, entry) === partOfSpeech) ?? -1;
    expect([...lexicon.entries.subarray(0, 3)]).toEqual([...dictionary.entries.subarray(model * ENTRY_FIELDS, model * ENTRY_FIELDS + 2), 5]);
  });

  it('knows its own entries, and no other', () => {
    const words = new UserDictionary([{ surface: '湧水池' }, { surface: '水守' }], dictionary, segmenter);
    const first = dictionary.entries.length / ENTRY_FIELDS;
    expect([words.find(first)?.word.base, words.find(first + 1)?.word.base].toSorted()).toEqual(['水守', '湧水池'].toSorted());
    expect([words.find(first - 1), words.find(0), words.find(-1)]).toEqual([undefined, undefined, undefined]);
  });

  it.each<[string, UserWord]>([
    ['no surface', { surface: '' }],
    ['a cost too low', { surface: '湧水', cost: -32769 }],
    ['a cost too high', { surface: '湧水', cost: 32768 }],
    ['a broken cost', { surface: '湧水', cost: 1.5 }],
    ['a cost that is no number', { surface: '湧水', cost: Number.NaN }],
    ['a part of speech that IPADIC does not have', { surface: '湧水', partOfSpeech: '名詞-湧水' }],
    ['no part of speech', { surface: '湧水', partOfSpeech: '' }],
  ])('refuses a word with %s as configuration.invalid', (_, word) => {
    expect(() => new UserDictionary([word], dictionary, segmenter)).toThrow(expect.objectContaining({ code: 'configuration.invalid' }));
  });
});
