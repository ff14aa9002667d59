import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeAccessPolicy, readAccessPolicy } from './access-policy.ts';
import { describeCorpusDefinition, readCorpusDefinition } from './corpus-definition.ts';

const corporaFolder = join(dirname(fileURLToPath(import.meta.url)), '../corpora');
const smallest = {
  id: 'letters', kind: 'manual', title: { ja: '書簡', en: 'Letters' }, source: { path: 'letters', include: ['**/*.txt'] }, rights: { licence: 'MIT', credit: 'us' },
};

const eGovDefaults = {
  baseUrl: 'https://laws.e-gov.go.jp', pauseMs: 1000, timeoutMs: 60_000, downloadTimeoutMs: 3_600_000, tries: 5, backoffMs: 2000,
  pageSize: 100, asOf: null, revisionsAfterDays: 7, fullAfterDays: 30,
};

/** Every leaf key of a JSON Schema, as `source.path`, with what it says of itself. */
function listKeys(schema: unknown, prefix = ''): readonly { key: string; description: unknown }[] {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema) || typeof schema.properties !== 'object') return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, value]: [string, unknown]) => {
    const below = listKeys(value, `${prefix}${name}.`);
    const description: unknown = typeof value === 'object' && value !== null && 'description' in value ? value.description : undefined;
    return below.length > 0 ? below : [{ key: `${prefix}${name}`, description }];
  });
}

describe('a corpus definition', () => {
  it('fills in every default', () => {
    expect(readCorpusDefinition(smallest)).toEqual({
      ...smallest, tenant: 'public', source: { kind: 'folder', path: 'letters', include: ['**/*.txt'], exclude: [], eGov: eGovDefaults },
      chunking: { maximumCharacters: 900, targetCharacters: 500 }, analysis: { userDictionary: null },
      limits: { fileBytes: 268_435_456, archiveBytes: 8_589_934_592, parseSeconds: 300, pages: 5000 },
      sync: { massDeletionShare: 0.2 },
    });
  });

  it('fills in the other defaults of a group when one of its keys is written', () => {
    expect(readCorpusDefinition({ ...smallest, limits: { pages: 10 } }).limits).toEqual({ fileBytes: 268_435_456, archiveBytes: 8_589_934_592, parseSeconds: 300, pages: 10 });
  });

  it.each([
    ['chunkng', { ...smallest, chunkng: {} }],
    ['pathh', { ...smallest, source: { ...smallest.source, pathh: 'x' } }],
    ['userDictionry', { ...smallest, analysis: { userDictionry: 'words.csv' } }],
    ['colour', { ...smallest, rights: { ...smallest.rights, colour: 'x' } }],
  ])('refuses the unknown key %s by name', (key, written) => {
    expect(() => readCorpusDefinition(written)).toThrow(key);
  });

  it.each(['https://laws.example', 'http://127.0.0.1:8080', 'http://localhost', 'http://[::1]:1'])('takes %s as the address of e-Gov', (baseUrl) => {
    expect(readCorpusDefinition({ ...smallest, source: { ...smallest.source, eGov: { baseUrl } } }).source.eGov).toEqual({ ...eGovDefaults, baseUrl });
  });

  it.each(['http://laws.example', 'http://127.0.0.1.example', 'ftp://laws.example', 'laws.example', 'https://laws.example/api', 'https://me@laws.example'])('refuses %s as the address of e-Gov', (baseUrl) => {
    expect(() => readCorpusDefinition({ ...smallest, source: { ...smallest.source, eGov: { baseUrl } } })).toThrow('https address');
  });

  it('refuses a target length above the maximum', () => {
    expect(() => readCorpusDefinition({ ...smallest, chunking: { maximumCharacters: 300, targetCharacters: 400 } })).toThrow('targetCharacters');
  });

  it('describes each of its keys', () => {
    const keys = listKeys(describeCorpusDefinition());
    expect(keys.length).toBeGreaterThan(18);
    for (const { key, description } of keys) expect(description, key).toEqual(expect.stringMatching(/\w.+\.$/u));
  });
});

describe('the commented definitions', () => {
  it('show every key of the schema with a comment above it, in each file', async () => {
    const names = listKeys(describeCorpusDefinition()).map(({ key }) => key.split('.').at(-1) ?? '');
    for (const file of await readdir(corporaFolder)) {
      const lines = (await readFile(join(corporaFolder, file), 'utf8')).split('\n');
      for (const name of names) expect(lines.some((line) => new RegExp(`^ *(# )?${name}:`, 'u').test(line)), `${file}: ${name}`).toBe(true);
      for (const [at, line] of lines.entries()) {
        if (/^[a-z]\w*:/u.test(line) && !line.endsWith(':')) expect(lines[at - 1], `${file}: ${line}`).toMatch(/^#/u);
      }
    }
  });
});

describe('an access policy', () => {
  const written = { id: 'desk', title: { ja: '窓口', en: 'Desk' }, tenants: ['public', 'desk'] };

  it('is taken as written', () => {
    expect(readAccessPolicy(written)).toEqual(written);
  });

  it('refuses to open nothing, and unknown keys by name', () => {
    expect(() => readAccessPolicy({ ...written, tenants: [] })).toThrow('tenants');
    expect(() => readAccessPolicy({ ...written, tenant: 'all' })).toThrow('tenant');
  });

  it('describes each of its keys', () => {
    for (const { key, description } of listKeys(describeAccessPolicy())) expect(description, key).toEqual(expect.any(String));
  });
});
