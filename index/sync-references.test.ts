import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicAccess, readCorpusDefinition } from '../corpora-config/index.ts';
import { readManifest } from './manifest.ts';
import type { OpenIndex } from './open-index.ts';
import { openReferences, type ReferenceStore } from './references/reference-store.ts';
import type { ChunkStore } from './stores/chunk-store.ts';
import { openMemoryStore } from './stores/memory-store.ts';
import { syncCorpus } from './sync-corpus.ts';
import { openTestIndex, openTestPool } from './sync/sync.fixture.ts';
import type { SyncReport } from './sync/sync-report.ts';

/** The fictional sample statutes: an act in two revisions, an order and more. */
const samples = join(import.meta.dirname, '../ingest/sample/laws');
const definition = readCorpusDefinition({
  id: 'laws', kind: 'law', title: { ja: '法令', en: 'laws' }, source: { path: '.', include: ['**/*.xml'] }, rights: { licence: 'none', credit: 'none' },
});
const scope = { corpus: 'laws', access: publicAccess };

let folder: string;
let source: string;
let store: ChunkStore;
let references: ReferenceStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-linked-'));
  source = join(folder, 'source');
  await cp(samples, source, { recursive: true });
  store = openMemoryStore();
  references = openReferences(join(folder, 'references'));
});
afterEach(async () => {
  await references.close();
  await rm(folder, { recursive: true, force: true });
});

async function sync(given: Partial<OpenIndex> = {}): Promise<SyncReport> {
  const manifest = await readManifest(folder);
  return syncCorpus({ index: openTestIndex(folder, store, { manifest, references, ...given }), definition, paths: [source], pool: openTestPool(), yes: true });
}

/** Everything that is kept, in one order. */
async function kept(): Promise<unknown> {
  const documents = await references.documents(scope);
  return Promise.all(documents.map(async ({ document }) => [document, await references.outgoing(scope, document)]));
}

describe('references after a sync', () => {
  it('are those of the documents in the store', async () => {
    await sync();
    const held: string[] = [];
    for await (const { id } of store.documents('laws')) held.push(id);
    expect((await references.documents(scope)).map(({ document }) => document)).toEqual(held.toSorted());
    expect(await references.incoming(scope, '999AC0000009001')).not.toEqual([]);
  });

  it('are found again without a passage being written when a run was cut off before they were published', async () => {
    await sync({ references: failing(references, 'publish') }).catch(() => {});
    expect(await references.documents(scope)).toEqual([]);
    const report = await sync();
    expect(report).toMatchObject({ documents: { added: 0, changed: 0 }, chunks: { written: 0 } });
    const taken = await kept();
    await rm(join(folder, 'references'), { recursive: true });
    await sync();
    expect(await kept()).toEqual(taken);
  });

  it('are finished when a run was cut off between facts and links', async () => {
    await sync({ references: failing(references, 'putLinks') }).catch(() => {});
    await sync();
    const taken = await kept();
    await rm(join(folder, 'references'), { recursive: true });
    await sync();
    expect(await kept()).toEqual(taken);
  });

  it('of a law that left the source are gone from both ends, and from the disk', async () => {
    await sync();
    await rm(join(source, '999CO0000009002_20240401_000000000000000.xml'));
    await sync();
    expect((await references.documents(scope)).filter(({ law }) => law === '999CO0000009002')).toEqual([]);
    expect((await references.incoming(scope, '999AC0000009001')).filter(({ document }) => document.includes('999CO0000009002'))).toEqual([]);
    expect((await readdir(join(folder, 'references', 'laws'))).filter((name) => name.endsWith('.segment'))).toHaveLength(1);
  });

  it('are left alone when nothing changed', async () => {
    await sync();
    const before = await readdir(join(folder, 'references', 'laws'));
    await sync();
    expect(await readdir(join(folder, 'references', 'laws'))).toEqual(before);
  });
});

/** A store whose writer stops at a step, as a process that is killed there. */
function failing(held: ReferenceStore, step: 'publish' | 'putLinks'): ReferenceStore {
  return {
    ...held,
    write: async (corpus) => {
      const writer = await held.write(corpus);
      writer[step] = async () => {
        throw new Error('cut off');
      };
      return writer;
    },
  };
}
