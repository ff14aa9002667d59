import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Candidate, ChunkStore, SelectionScope, StoredChunk } from '../chunk-store.ts';
import { sampleChange, sampleChunk, sampleCorpus } from '../sample-rows.fixture.ts';
import { openLanceStore } from './lancedb-store.ts';

let folder: string;
let store: ChunkStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-unfiltered-'));
  store = await openLanceStore({ folder, dimensions: 0 });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const put = (...chunks: StoredChunk[]): Promise<void> => store.apply(sampleCorpus, sampleChange({ putChunks: chunks }));
const scopeOf = (tenants: string[], validOn?: string): SelectionScope => ({ corpus: sampleCorpus, access: { tenants }, ...(validOn === undefined ? {} : { validOn }) });
const ask = (scope: SelectionScope, limit: number): Promise<readonly Candidate[]> => store.selectLexical(scope, ['x', 'y', 'z'].map((term) => ({ term, weight: 1 })), limit);
/** An empty list of attributes narrows nothing, and is asked with the filter. */
const askFiltered = (scope: SelectionScope, limit: number): Promise<readonly Candidate[]> => ask({ ...scope, attributes: {} }, limit);

/** 300 chunks in groups of equal scores; a third are over, a fifth are another tenant's. */
const chunks = Array.from({ length: 300 }, (_, index) =>
  sampleChunk({
    id: `c${(index * 37) % 300}`,
    terms: ['x', ...(index % 4 === 0 ? ['y'] : []), ...(index % 30 === 0 ? ['z', 'z'] : [])].join(' '),
    tenant: index % 5 === 0 ? 'ministry-a' : 'public',
    ...(index % 3 === 0 ? { validUntil: '2020-01-01' } : { validFrom: '2020-01-01' }),
  }));

it('gives the very answer of the filtered query, for every scope and limit, ties and scopes that hold almost nothing included', async () => {
  await put(...chunks);
  await store.optimise(sampleCorpus);
  for (const tenants of [['public'], ['ministry-a'], ['public', 'ministry-a'], ['nobody']]) {
    for (const validOn of [undefined, '2019-12-31', '2020-01-01']) {
      for (const limit of [1, 3, 10, 40, 100, 400]) {
        const scope = scopeOf(tenants, validOn);
        const found = await ask(scope, limit);
        expect(found).toEqual(await askFiltered(scope, limit));
        expect(await ask(scope, limit)).toEqual(found);
      }
    }
  }
});

it('gives the chunk as it is now when it was read, then changed, moved or removed', async () => {
  await put(...chunks);
  await store.optimise(sampleCorpus);
  const scope = scopeOf(['public'], '2020-01-01');
  for (const round of [1, 2, 3]) {
    const [first, second] = await ask(scope, 5);
    if (first === undefined || second === undefined) throw new Error('nothing found');
    await store.apply(sampleCorpus, sampleChange({ putChunks: [{ ...second.chunk, text: `round ${round}` }], removeChunks: [first.chunk.id] }));
    if (round > 1) await store.optimise(sampleCorpus);
    const after = await ask(scope, 300);
    expect(after.map(({ chunk }) => chunk.id)).not.toContain(first.chunk.id);
    expect(after.find(({ chunk }) => chunk.id === second.chunk.id)?.chunk.text).toBe(`round ${round}`);
  }
});
