import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment, settingNames } from './environment.ts';
import { findPackageRoot, readPackageVersion } from './package-root.ts';
import { readSettingsFile } from './read-settings-file.ts';

describe('the environment', () => {
  it('gives embedded defaults when nothing is set', () => {
    expect(readEnvironment({})).toEqual({ embedding: 'none', retrievalWithout: [], analysis: { morphology: 'lattice', mode: 'normal' }, logLevel: 'info', locale: '' });
  });

  it('takes an empty variable as absent', () => {
    expect(readEnvironment({ GENSEN_DATA: '', GENSEN_EMBEDDING: '' })).toMatchObject({ embedding: 'none' });
  });

  it.each([
    ['GENSEN_STORE', 'mongodb'],
    ['GENSEN_EMBEDDING', 'word2vec'],
    ['GENSEN_EMBEDDING', 'openai:http://localhost:8000'],
    ['GENSEN_ANALYSIS_MORPHOLOGY', 'mecab'],
    ['GENSEN_ANALYSIS_MODE', 'extended'],
    ['GENSEN_LOG_LEVEL', 'loud'],
  ])('names %s when it says %s, with what was expected and got', (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(new RegExp(`${name}: .*expected .*, got ${value}$`, 'u'));
  });

  it('reads names with commas between them', () => {
    expect(readEnvironment({ GENSEN_RETRIEVAL_WITHOUT: 'years, plain-words,' }).retrievalWithout).toEqual(['years', 'plain-words']);
  });

  it('leaves the variables of other programs alone', () => {
    expect(() => readEnvironment({ PATH: '/bin', GENSEN_LATER: 'x' })).not.toThrow();
  });
});

describe('settings.yaml', () => {
  it('of the package names every setting, commented out', async () => {
    const folder = join(findPackageRoot(), 'corpora-config');
    const text = readFileSync(join(folder, 'settings.yaml'), 'utf8');
    for (const name of settingNames) expect(text).toMatch(new RegExp(`^# ${name}: `, 'mu'));
    expect(await readSettingsFile(folder)).toEqual({});
  });

  it('is overruled by the environment', async () => {
    const folder = writeSettings('GENSEN_LOG_LEVEL: warn\nGENSEN_DATA: from-file\n');
    expect(readEnvironment({ GENSEN_DATA: 'from-environment' }, await readSettingsFile(folder))).toMatchObject({ logLevel: 'warn', dataFolder: 'from-environment' });
  });

  it('with an unknown key is refused by name', async () => {
    await expect(readSettingsFile(writeSettings('GENSEN_DATTA: x\n'))).rejects.toThrow('GENSEN_DATTA');
  });

  it.each([
    ['GENSEN_ANALYSIS_MORPHOLOGY: kuromoji\nGENSEN_ANALYSIS_MODE: normal\n'],
    ['analysis:\n  morphology: kuromoji\n  mode: normal\n'],
    ['analysis.morphology: kuromoji\nanalysis.mode: normal\n'],
  ])('chooses the analysis in the spelling %j', async (text) => {
    expect(readEnvironment({}, await readSettingsFile(writeSettings(text))).analysis).toEqual({ morphology: 'kuromoji', mode: 'normal' });
  });

  it.each([
    ['analysis:\n  morfology: kuromoji\n', /analysis\.morfology/u],
    ['analysis: kuromoji\n', /analysis/u],
    ['analysis: [kuromoji]\n', /analysis/u],
    ['analysis:\n  mode: search\nGENSEN_ANALYSIS_MODE: normal\n', /GENSEN_ANALYSIS_MODE once/u],
    ['- analysis\n', /expected object/u],
  ])('refuses %j by name', async (text, message) => {
    await expect(readSettingsFile(writeSettings(text))).rejects.toThrow(expect.objectContaining({ code: 'configuration.invalid', message: expect.stringMatching(message) }));
  });

  it('may be missing', async () => {
    expect(await readSettingsFile('/nowhere')).toEqual({});
  });
});

function writeSettings(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gensen-settings-'));
  writeFileSync(join(folder, 'settings.yaml'), text);
  return folder;
}

describe('the package root', () => {
  it('is the same from the sources and from the built files', () => {
    const root = findPackageRoot();
    expect(findPackageRoot(new URL('../dist/api/cli/main.js', import.meta.url).href)).toBe(root);
    expect(readPackageVersion(root)).toMatch(/^\d+\.\d+\.\d+/u);
  });
});
