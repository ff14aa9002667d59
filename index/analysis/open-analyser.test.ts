import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadUserWords } from '../../corpora-config/index.ts';
import type { Analyser } from './analyser.ts';
import { shareUserWords } from './join-user-words.ts';
import { openDictionary } from './morphology/dictionary-cache.ts';
import { analyserFingerprint, openAnalyser, type AnalyserSettings } from './open-analyser.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const sample = { analysis: { userDictionary: 'ingest/sample/user-dictionary.csv' } };

let dictionary: SharedArrayBuffer;

beforeAll(async () => {
  dictionary = (await openDictionary()).buffer;
});

async function open(settings: AnalyserSettings): Promise<Analyser> {
  return openAnalyser({ settings, dictionary });
}

async function morphemes(text: string, settings: AnalyserSettings): Promise<readonly string[]> {
  return (await open(settings)).terms(text).filter((term) => !term.startsWith('_'));
}

describe('the settings of an analyser', () => {
  it('make one term of a word of the user, before its parts', async () => {
    const userWords = await loadUserWords([sample], root);
    expect(await morphemes('湧水保全法', {})).toEqual(['湧', '水', '保全', '法']);
    expect(await morphemes('湧水保全法', { userWords })).toEqual(['湧水保全法', '湧', '水', '保全', '法']);
    expect((await open({ userWords })).tokens('旧湧水保全法の水守', 'morphemes')).toMatchObject([
      { surface: '旧' },
      { surface: '湧水保全法', start: 1, end: 6, reading: 'ユウスイホゼンホウ', partOfSpeech: '名詞-固有名詞-一般', indexed: true },
      { surface: '湧', start: 1, end: 2 }, { surface: '水', start: 2, end: 3 }, { surface: '保全', start: 3, end: 5 }, { surface: '法', start: 5, end: 6 },
      { surface: 'の' }, { surface: '水守', partOfSpeech: '名詞-一般' },
    ]);
  });

  it('find a word of the user in any width and case', async () => {
    expect(await morphemes('ＳＵＩＭＹＡＫＵ台帳', { userWords: [{ surface: 'Suimyaku台帳' }] })).toContain('suimyaku台帳');
  });

  it('cut long compounds in search mode', async () => {
    expect(await morphemes('関西国際空港', {})).toEqual(['関西国際空港']);
    expect(await morphemes('関西国際空港', { mode: 'search' })).toEqual(['関西', '国際', '空港']);
  });

  it('each change the fingerprint, which reads no dictionary', async () => {
    const settings: readonly AnalyserSettings[] = [{}, { mode: 'search' }, { morphology: 'kuromoji' }, { userWords: [{ surface: '水守' }] }, { userWords: [{ surface: '水守', cost: 5 }] }];
    expect(new Set(await Promise.all(settings.map(analyserFingerprint))).size).toBe(settings.length);
    expect(await analyserFingerprint({ morphology: 'lattice', mode: 'normal', userWords: [] })).toBe(await analyserFingerprint());
  });

  it('hold for words that threads share', async () => {
    const userWords = [{ surface: '湧水保全法' }];
    const analyser = await openAnalyser({ dictionary, sharedWords: shareUserWords(userWords) });
    expect(analyser.terms('湧水保全法')[0]).toBe('湧水保全法');
    expect(analyser.fingerprint).toBe(await analyserFingerprint({ userWords }));
  });

  it.each<[AnalyserSettings, string]>([
    [{ morphology: 'kuromoji', mode: 'search' }, 'the mode search'],
    [{ morphology: 'kuromoji', userWords: [{ surface: '水守' }] }, '1 user words'],
  ])('are refused when kuromoji cannot do them: %j', async (settings, got) => {
    await expect(analyserFingerprint(settings)).rejects.toThrow(expect.objectContaining({ code: 'configuration.invalid', message: expect.stringContaining(got) }));
    await expect(open(settings)).rejects.toThrow(expect.objectContaining({ code: 'configuration.invalid' }));
  });

  it('name the word and its line when IPADIC has no such part of speech', async () => {
    const userWords = [{ surface: '水守', partOfSpeech: '名詞-職名', where: 'words.csv, line 4' }];
    await expect(open({ userWords })).rejects.toThrow(expect.objectContaining({
      code: 'configuration.invalid', message: expect.stringMatching(/水守 \(words\.csv, line 4\).*名詞-職名/u),
    }));
  });
});
