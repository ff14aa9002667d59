import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadUserWords } from './load-user-words.ts';
import { readUserDictionary } from './read-user-dictionary.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-words-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string | Uint8Array): ReturnType<typeof readUserDictionary> {
  const file = join(folder, 'words.csv');
  await writeFile(file, text);
  return readUserDictionary(file, 'words.csv');
}

describe('a user dictionary', () => {
  it('leaves what is empty to the defaults, and says where each word stands', async () => {
    expect(await read('surface,reading,part of speech,cost\n湧水法,ユウスイホウ,名詞-一般,-4000\n水守,,,\n')).toEqual([
      { surface: '湧水法', reading: 'ユウスイホウ', partOfSpeech: '名詞-一般', cost: -4000, where: 'words.csv, line 2' },
      { surface: '水守', where: 'words.csv, line 3' },
    ]);
  });

  it('may have fewer columns, in another order', async () => {
    expect(await read('cost,surface\n5,水守\n')).toEqual([{ surface: '水守', cost: 5, where: 'words.csv, line 2' }]);
  });

  it('may have comments, empty lines, a byte order mark, line ends of Windows and spaces around cells', async () => {
    expect(await read('\ufeff# words, "of springs\r\n\r\nsurface , cost\r\n# more\r\n 水守 , 5 \r\n')).toEqual([{ surface: '水守', cost: 5, where: 'words.csv, line 5' }]);
  });

  it('without words is empty', async () => {
    expect(await read('surface\n')).toEqual([]);
  });

  it('gives back whatever was quoted', async () => {
    const word = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() === text && text.isWellFormed());
    await fc.assert(fc.asyncProperty(fc.array(word), async (words) => {
      const lines = words.map((surface) => `"${surface.replaceAll('"', '""')}"`);
      expect((await read(`surface\n${lines.join('\n')}\n`)).map(({ surface }) => surface)).toEqual(words);
    }), { seed: 20250601, numRuns: 50 });
  });

  it.each([
    ['', /^words\.csv: expected a first line surface,reading,part of speech,cost, got an empty file$/u],
    ['水守,ミズモリ\n', /line 1: expected the columns surface,.*got 水守,ミズモリ$/u],
    ['surface,colour\n', /line 1: expected the columns surface,.*got surface,colour$/u],
    ['reading,cost\n', /line 1: expected the columns surface,.*got reading,cost$/u],
    ['surface,cost,cost\n', /line 1: expected the columns surface,.*got surface,cost,cost$/u],
    ['surface,cost\n水守\n', /line 2: expected 2 cells \(surface,cost\), got 1$/u],
    ['surface,cost\n水守,1,2\n', /line 2: expected 2 cells \(surface,cost\), got 3$/u],
    ['surface,cost\n# first\n,1\n', /line 3: expected a surface, got an empty cell$/u],
    ['surface,reading\n水守,みずもり\n', /line 2: expected a reading in katakana as reading, got みずもり$/u],
    ['surface,part of speech\n水守,"名詞,一般"\n', /line 2: expected an IPADIC part of speech, levels joined by - as part of speech, got 名詞,一般$/u],
    ['surface,cost\n水守,cheap\n', /line 2: expected a whole number from -32768 to 32767 as cost, got cheap$/u],
    ['surface,cost\n水守,32768\n', /line 2: expected a whole number .*got 32768$/u],
    ['surface,cost\n水守,1.5\n', /line 2: expected a whole number .*got 1\.5$/u],
    ['surface,cost\n"水守,1\n', /^words\.csv: expected comma separated values with quotes in pairs, got .*line/u],
    [Uint8Array.of(0x90, 0x85), /^words\.csv: expected a text in UTF-8/u],
  ])('refuses %j with file, line, expected and got', async (text, message) => {
    await expect(read(text)).rejects.toThrow(expect.objectContaining({ code: 'configuration.invalid', message: expect.stringMatching(message) }));
  });
});

describe('the words of all corpora', () => {
  it('are those of the dictionaries that are named, each read once, from the root', async () => {
    const sample = { analysis: { userDictionary: 'ingest/sample/user-dictionary.csv' } };
    const words = await loadUserWords([sample, { analysis: { userDictionary: null } }, sample], root);
    expect(words.map(({ surface }) => surface)).toEqual(['湧水保全法', '湧水台帳', '水守', '水脈省']);
    expect(words[0]).toEqual({ surface: '湧水保全法', reading: 'ユウスイホゼンホウ', where: 'ingest/sample/user-dictionary.csv, line 9' });
  });

  it('name the file that is missing', async () => {
    await expect(loadUserWords([{ analysis: { userDictionary: 'words/none.csv' } }], root)).rejects.toThrow(expect.objectContaining({ code: 'configuration.invalid', message: expect.stringContaining('words/none.csv') }));
  });
});
