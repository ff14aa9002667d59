import { beforeAll, describe, expect, it } from 'vitest';
import { NO_TEXT, SURFACE_TEXT, type CompiledDictionary } from './morphology/compiled-dictionary.ts';
import { openDictionary } from './morphology/dictionary-cache.ts';
import { findDictionaryPackage, readDictionaryFiles } from './morphology/dictionary-files.ts';
import { readFeatures } from './morphology/word-features.ts';
import { TermBuffer } from './term-buffer.ts';
import { unitsOf } from './text-units.ts';
import { WordTerms } from './word-terms.ts';

let dictionary: CompiledDictionary;
let words: WordTerms;
beforeAll(async () => {
  dictionary = await openDictionary();
  words = new WordTerms(dictionary);
});

function termOf(id: number, surface: string): string {
  const buffer = new TermBuffer();
  words.write(id, { units: unitsOf(surface), start: 0, end: surface.length }, buffer);
  return buffer.toString();
}

/** An unknown entry of a part of speech, bit-inverted. */
function unknownId(partOfSpeech: string): number {
  for (let entry = dictionary.knownEntries; entry < dictionary.recordOfEntry.length; entry += 1) {
    if (readFeatures(dictionary, entry, '').partOfSpeech === partOfSpeech) return ~entry;
  }
  throw new TypeError(`no unknown entry is ${partOfSpeech}`);
}

describe('WordTerms', () => {
  it('writes for each entry of the dictionary the base form that it describes, or nothing when that is not indexed', async () => {
    const surfaces = await readSurfaceOfEntries();
    const buffer = new TermBuffer();
    const differing: string[] = [];
    for (const [entry, surface] of surfaces.entries()) {
      const { base, indexed } = words.describe(entry, surface);
      for (const time of ['first met', 'met again']) {
        buffer.clear();
        words.write(entry, { units: unitsOf(surface), start: 0, end: surface.length }, buffer);
        if (buffer.toString() !== (indexed ? base : '')) differing.push(`${surface} ${time}`);
      }
    }
    expect(differing.slice(0, 20)).toEqual([]);
    expect(surfaces).toHaveLength(dictionary.knownEntries);
  });

  it('takes unknown words as their own base forms, numbers, Latin letters and others alike', () => {
    const noun = unknownId('名詞-一般');
    expect(['0', '0129', 'xyz9', 'ムニャポルカ', '彁彁', '𠮷'].map((surface) => termOf(noun, surface))).toEqual(['0', '0129', 'xyz9', 'ムニャポルカ', '彁彁', '𠮷']);
    expect(words.describe(noun, 'xyz')).toEqual({ base: 'xyz', partOfSpeech: '名詞-一般', unknown: true, indexed: true });
  });

  it('drops one last long-vowel sign of katakana words of four characters and more, however long', () => {
    const noun = unknownId('名詞-一般');
    const long = 'ムニャ'.repeat(2000);
    expect([`${long}ー`, `${long}ーー`, 'ミュー', 'ムニャー', 'ムニャーa'].map((surface) => termOf(noun, surface))).toEqual([long, `${long}ー`, 'ミュー', 'ムニャ', 'ムニャーa']);
  });

  it('leaves out unknown words of symbols and those without letter or digit', () => {
    expect(termOf(unknownId('名詞-一般'), '☆彡'.slice(0, 1))).toBe('');
    expect(termOf(unknownId('記号-一般'), 'abc')).toBe('');
  });

  it('writes a base form of 255 bytes whole, and refuses a longer one', () => {
    expect(longBaseForm(255)).toHaveLength(255);
    expect(() => longBaseForm(256)).toThrow(TypeError);
  });
});

/** The term of the first noun of the dictionary when its base form were so many letters. */
function longBaseForm(letters: number): string {
  const entry = dictionary.baseOfEntry.findIndex((base, index) => base === SURFACE_TEXT && readFeatures(dictionary, index, '').partOfSpeech === '名詞-一般');
  const changed = { ...dictionary, baseOfEntry: dictionary.baseOfEntry.slice(), readingOfEntry: new Int32Array(dictionary.readingOfEntry.length).fill(NO_TEXT), texts: Buffer.from(`${'a'.repeat(letters)}\0`) };
  changed.baseOfEntry[entry] = 0;
  const buffer = new TermBuffer();
  new WordTerms(changed).write(entry, { units: unitsOf('x'), start: 0, end: 1 }, buffer);
  return buffer.toString();
}

/** By known entry: its surface, from kuromoji's own feature lines. */
async function readSurfaceOfEntries(): Promise<readonly string[]> {
  const { folder } = await findDictionaryPackage();
  const { known: { records, features } } = await readDictionaryFiles(folder);
  const text = Buffer.from(features.buffer, features.byteOffset, features.length);
  return [...dictionary.recordOfEntry.subarray(0, dictionary.knownEntries)].map((record) => {
    const start = ((records[record * 5 + 4] ?? 0) << 16) | ((records[record * 5 + 3] ?? 0) & 0xffff);
    return text.toString('utf8', start, text.indexOf(',', start));
  });
}
