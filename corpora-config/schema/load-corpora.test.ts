import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadAccessPolicies } from './load-access-policies.ts';
import { loadCorpora } from './load-corpora.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-configuration-'));
  for (const part of ['corpora', 'access']) await cp(join(root, 'corpora-config', part), join(folder, part), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
}

describe('the configuration that is shipped', () => {
  it('defines the six corpora, sorted, each over samples that are there', async () => {
    const corpora = await loadCorpora(folder);
    expect(corpora.map(({ id, kind }) => `${id}: ${kind}`)).toEqual([
      'diet: diet', 'gazette: gazette', 'laws: law', 'manuals: manual', 'white-papers: white-paper', 'written-questions: question',
    ]);
    for (const { id, source, tenant, analysis } of corpora) {
      expect(source.path).toBe(`ingest/sample/${id}`);
      expect(existsSync(join(root, source.path)), source.path).toBe(true);
      expect(tenant).toBe('public');
      expect(analysis.userDictionary).toBeNull();
    }
  });

  it('lets everyone see what is public and nothing else', async () => {
    expect(await loadAccessPolicies(folder)).toEqual([{ id: 'public', title: { ja: '公開資料', en: 'Published material' }, tenants: ['public'] }]);
  });
});

describe('a configuration with a mistake', () => {
  const invalid = (message: RegExp): unknown => expect.objectContaining({ code: 'configuration.invalid', message: expect.stringMatching(message) });

  it('names the file and the unknown key', async () => {
    await edit('corpora/laws.yaml', (text) => `${text}\ncolour: red\n`);
    await expect(loadCorpora(folder)).rejects.toEqual(invalid(/laws\.yaml: .*colour/su));
  });

  it('names the file when its YAML cannot be read', async () => {
    await edit('corpora/diet.yaml', (text) => `${text}\n  : [\n`);
    await expect(loadCorpora(folder)).rejects.toEqual(invalid(/diet\.yaml/u));
  });

  it('names the id that two files share', async () => {
    await edit('corpora/gazette.yaml', (text) => text.replace(/^id: gazette$/mu, 'id: manuals'));
    await expect(loadCorpora(folder)).rejects.toEqual(invalid(/manuals/u));
  });

  it('names the folder that is missing', async () => {
    await expect(loadCorpora(join(folder, 'nowhere'))).rejects.toEqual(invalid(/nowhere/u));
    await expect(loadAccessPolicies(join(folder, 'nowhere'))).rejects.toEqual(invalid(/nowhere/u));
  });
});
