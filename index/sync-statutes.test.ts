import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCorpusDefinition } from '../corpora-config/index.ts';
import { readManifest } from './manifest.ts';
import type { ChunkStore, StoredItem } from './stores/chunk-store.ts';
import { openMemoryStore } from './stores/memory-store.ts';
import { syncCorpus } from './sync-corpus.ts';
import { contentsOf, openTestIndex, openTestPool, testEmbedder } from './sync/sync.fixture.ts';
import type { SyncReport } from './sync/sync-report.ts';

/** The fictional sample statutes: an act in two revisions, an order and more. */
const samples = join(import.meta.dirname, '../ingest/sample/laws');
const definition = readCorpusDefinition({
  id: 'laws', kind: 'law', title: { ja: '法令', en: 'laws' }, source: { path: '.', include: ['**/*.xml'] }, rights: { licence: 'none', credit: 'none' },
});

let folder: string;
let store: ChunkStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-statutes-'));
  await cp(samples, join(folder, 'source'), { recursive: true });
  store = openMemoryStore();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Run {
  readonly report: SyncReport;
  /** Items that were parsed, and passages for which vectors were made. */
  readonly parsed: number;
  readonly embedded: readonly string[];
}

async function sync(): Promise<Run> {
  const embedder = testEmbedder(3);
  const embedded: string[] = [];
  let parsed = 0;
  const pool = openTestPool({ before: async () => { parsed += 1; } });
  const counting = { ...embedder, embed: async (...[texts, purpose]: Parameters<typeof embedder.embed>) => { embedded.push(...texts); return embedder.embed(texts, purpose); } };
  const report = await syncCorpus({ index: openTestIndex(folder, store, { manifest: await readManifest(folder), embedder: counting }), definition, paths: [join(folder, 'source')], pool, yes: true });
  return { report, parsed, embedded };
}

/** The ledger as it would stand had another version of the parser written it; the analyser and the embedder are the same. */
async function ageParser(): Promise<number> {
  const items: StoredItem[] = [];
  for await (const item of store.items('laws')) items.push({ ...item, stages: item.stages.replace(/^\S+/u, 'older') });
  await store.apply('laws', { putItems: items, removeItems: [], putDocuments: [], removeDocuments: [], putChunks: [], removeChunks: [], onlyNew: false });
  return items.length;
}

describe('a new version of the parser', () => {
  it('reads every statute again, and neither analyses, embeds nor writes what it reads as before', async () => {
    const first = await sync();
    const before = await contentsOf(store, 'laws');
    expect(first.embedded.length).toBe(first.report.chunks.embedded);
    const items = await ageParser();
    const { report, parsed, embedded } = await sync();
    expect(parsed).toBe(items);
    expect(embedded).toEqual([]);
    expect(report).toMatchObject({ documents: { changed: 0, added: 0, removed: 0 }, chunks: { written: 0, removed: 0, analysed: 0, embedded: 0, kept: before.chunks.length } });
    expect(await contentsOf(store, 'laws')).toEqual(before);
  });
});
