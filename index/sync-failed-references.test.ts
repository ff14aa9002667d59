import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { publicAccess, readCorpusDefinition, type Document } from '../corpora-config/index.ts';
import { openMemoryReferences } from './references/reference-store.ts';
import { openMemoryStore } from './stores/memory-store.ts';
import { syncCorpus } from './sync-corpus.ts';
import { openTestIndex, openTestPool } from './sync/sync.fixture.ts';

vi.mock('../ingest/index.ts', async (original) => {
  const rooms = await original<{ findLawFacts(document: Document): unknown }>();
  return {
    ...rooms,
    findLawFacts: (document: Document) => {
      if (document.id.includes('999CO0000009002')) throw new Error('a sentence that no grammar expects');
      return rooms.findLawFacts(document);
    },
  };
});

const definition = readCorpusDefinition({
  id: 'laws', kind: 'law', title: { ja: '法令', en: 'laws' }, source: { path: '.', include: ['**/*.xml'] }, rights: { licence: 'none', credit: 'none' },
});
const samples = join(import.meta.dirname, '../ingest/sample/laws');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-failing-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('a law on which the grammar fails keeps its text, loses its references alone, and says so in a finding', async () => {
  const [store, references] = [openMemoryStore(), openMemoryReferences()];
  const sync = (): ReturnType<typeof syncCorpus> => syncCorpus({ index: openTestIndex(folder, store, { references }), definition, paths: [samples], pool: openTestPool(), yes: true });
  const report = await sync();
  expect(report.documents.failed).toBe(0);
  expect(report.findings['references.failed']).toBe(1);
  const items = [];
  for await (const { key, findings, documents } of store.items('laws')) if (key.includes('999CO0000009002')) items.push({ findings: findings.map(({ message }) => message), documents: documents.length });
  expect(items).toEqual([{ findings: [expect.stringContaining('a sentence that no grammar expects')], documents: 1 }]);
  const held = (await references.documents({ corpus: 'laws', access: publicAccess })).map(({ law }) => law);
  expect(held).not.toContain('999CO0000009002');
  expect(held).toContain('999AC0000009001');
  expect((await sync()).findings['references.failed'], 'the next run tries again').toBe(1);
});
