import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ChunkStore, StoreChange, StoredChunk } from '../chunk-store.ts';
import { sampleChange, sampleChunk, sampleCorpus } from '../sample-rows.fixture.ts';
import { all, idsOf, type OpenStore } from './tested-store.contract.ts';

/** Fixed, so that a failure comes back; fast-check prints it. */
const seed = 20_250_401;

/** Applies random changes, optimises and opens again in between, and compares everything with a plain recount after each. */
export async function checkRandomChanges(open: OpenStore): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 8 }), async (steps) => {
      const folder = await mkdtemp(join(tmpdir(), 'gensen-store-'));
      let tested = await open(folder);
      try {
        const expected = new Map<string, StoredChunk>();
        for (const step of steps) {
          await tested.apply(sampleCorpus, step.change);
          applyPlainly(expected, step.change);
          if (step.optimise) await tested.optimise(sampleCorpus);
          if (step.reopen && tested.supports.persistence) {
            await tested.close();
            tested = await open(folder);
          }
          await expectSame(tested, expected);
        }
      } finally {
        await tested.close();
        await rm(folder, { recursive: true, force: true });
      }
    }),
    { seed, numRuns: 12 },
  );
}

async function expectSame(store: ChunkStore, expected: ReadonlyMap<string, StoredChunk>): Promise<void> {
  const held = await all(store.chunks(sampleCorpus));
  expect(held.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...expected.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  for (const tenants of [['public'], ['ministry-a'], ['public', 'ministry-a']]) {
    const chunks = [...expected.values()].filter(({ tenant }) => tenants.includes(tenant));
    const counted = await store.statistics({ corpus: sampleCorpus, access: { tenants } }, words);
    expect(counted.chunks).toBe(chunks.length);
    const words_ = (text: string): string[] => text.split(' ').filter((word) => word !== '');
    for (const word of words) expect([word, counted.chunkFrequency.get(word)]).toEqual([word, chunks.filter(({ terms, headingTerms }) => words_(`${terms} ${headingTerms}`).includes(word)).length]);
    for (const field of ['terms', 'headingTerms'] as const) {
      const total = chunks.reduce((sum, chunk) => sum + words_(chunk[field]).length, 0);
      expect(counted.meanTerms[field]).toBeCloseTo(chunks.length === 0 ? 0 : total / chunks.length, 9);
    }
    const found = await store.selectLexical({ corpus: sampleCorpus, access: { tenants } }, words.slice(0, 2).map((term) => ({ term, weight: 1 })), 100);
    expect(idsOf(found).sort()).toEqual(chunks.filter(({ terms, headingTerms }) => words.slice(0, 2).some((word) => words_(`${terms} ${headingTerms}`).includes(word))).map(({ id }) => id).sort());
  }
}

const words = ['税', '_税法', 'law', '𠮷', '～', 'zz'];

const anyWords = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((chosen) => chosen.join(' '));

const anyChunk = fc
  .record({ document: fc.constantFrom('d1', 'd2', 'd3'), part: fc.integer({ min: 1, max: 3 }), terms: anyWords, headingTerms: anyWords, tenant: fc.constantFrom('public', 'ministry-a') })
  .map(({ document, part, ...rest }) => sampleChunk({ id: `${document}/${part}`, document, ordinal: part, ...rest }));

const anyIds = fc.array(fc.constantFrom('d1/1', 'd1/2', 'd2/1', 'd3/3'), { maxLength: 2 });

const anyStep = fc
  .record({
    putChunks: fc.uniqueArray(anyChunk, { maxLength: 5, selector: ({ id }) => id }),
    removeChunks: anyIds,
    removeDocuments: fc.array(fc.constantFrom('d1', 'd2', 'd3'), { maxLength: 1 }),
    optimise: fc.boolean(),
    reopen: fc.boolean(),
  })
  .map(({ optimise, reopen, ...change }) => ({ change: sampleChange(change), optimise, reopen }));

function applyPlainly(chunks: Map<string, StoredChunk>, change: StoreChange): void {
  for (const [id, { document }] of chunks) if (change.removeDocuments.includes(document) || change.removeChunks.includes(id)) chunks.delete(id);
  for (const chunk of change.putChunks) chunks.set(chunk.id, chunk);
}
