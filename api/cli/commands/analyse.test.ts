import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dictionaryFileOf, openAnalyser, openIndex } from '../../../index/index.ts';
import { findPackageRoot } from '../../package-root.ts';
import { runOnFakeTerminal, type Ran } from '../terminal.fixture.ts';

let folder = '';
let dataFolder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gensen-analyse-'));
  dataFolder = join(folder, 'data');
  cpSync(join(findPackageRoot(), 'corpora-config'), join(folder, 'config'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(words: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return runOnFakeTerminal([...words, '--data', dataFolder, '--config', join(folder, 'config'), '--json'], { rooms: { openAnalyser, dictionaryFileOf, openIndex }, variables });
}

async function surfaces(text: string, variables: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { tokens } = JSON.parse((await run(['analyse', text], variables)).out) as { tokens: readonly { surface: string }[] };
  return tokens.map(({ surface }) => surface);
}

function nameDictionary(corpus: string, path: string): void {
  const file = join(folder, 'config', 'corpora', `${corpus}.yaml`);
  writeFileSync(file, readFileSync(file, 'utf8').replace('userDictionary: null', `userDictionary: ${path}`));
}

describe('analyse', () => {
  it('finds the words of a corpus\'s user dictionary', async () => {
    expect(await surfaces('湧水保全法')).toEqual(['湧', '水', '保全', '法']);
    nameDictionary('laws', 'ingest/sample/user-dictionary.csv');
    expect(await surfaces('湧水保全法')).toEqual(['湧水保全法', '湧', '水', '保全', '法']);
  });

  it('cuts as the mode of the environment or of settings.yaml says', async () => {
    expect(await surfaces('関西国際空港')).toEqual(['関西国際空港']);
    expect(await surfaces('関西国際空港', { GENSEN_ANALYSIS_MODE: 'search' })).toEqual(['関西', '国際', '空港']);
    writeFileSync(join(folder, 'config', 'settings.yaml'), 'analysis:\n  mode: search\n');
    expect(await surfaces('関西国際空港')).toEqual(['関西', '国際', '空港']);
  });

  it('keeps the compiled dictionary in the data folder, but makes no data folder for it', async () => {
    await run(['analyse', '湧水']);
    expect(existsSync(dataFolder)).toBe(false);
    dataFolder = folder;
    await run(['analyse', '湧水']);
    expect(existsSync(dictionaryFileOf(folder))).toBe(true);
  });
});

describe('the user dictionaries of two corpora', () => {
  const write = (name: string, row: string): void => {
    const file = join(folder, name);
    writeFileSync(file, `surface,part of speech,cost\n${row}\n`);
    nameDictionary(name.replace('.csv', ''), file);
  };

  it('hold together', async () => {
    write('laws.csv', '湧水保全法,,');
    write('diet.csv', '水源委員会,名詞-固有名詞-組織,');
    expect(await surfaces('水源委員会、湧水保全法')).toEqual(expect.arrayContaining(['水源委員会', '湧水保全法']));
  });

  it('that disagree are refused with both files and lines', async () => {
    write('laws.csv', '湧水保全法,,');
    write('diet.csv', '湧水保全法,,-100');
    for (const words of [['analyse', '湧水'], ['search', '湧水'], ['ingest', 'laws']]) {
      const { status, err } = await run(words);
      expect(status).toBe(2);
      expect(err).toMatch(/configuration\.invalid.*diet\.csv, line 2.*laws\.csv, line 2/u);
    }
  });

  it('with a mistake are refused by file and line', async () => {
    write('laws.csv', '湧水保全法,,cheap');
    const { status, err } = await run(['analyse', '湧水']);
    expect(status).toBe(2);
    expect(err).toMatch(/laws\.csv, line 2: expected a whole number/u);
  });
});
