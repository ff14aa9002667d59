import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { contentHash } from '../../../corpora-config/index.ts';
import { hashChunkRow } from '../chunk-hash.ts';
import type { ChunkStore, SelectionScope, StoreChange, StoredChunk } from '../chunk-store.ts';
import { openMemoryStore } from '../memory-store.ts';
import { packChunks, unpackChunks } from '../packed-chunks.ts';
import { sampleChange, sampleChunk, sampleCorpus, sampleDocument } from '../sample-rows.fixture.ts';
import { all, idsOf, type OpenStore } from './tested-store.contract.ts';

/** Fixed, so that a failure comes back; fast-check prints it. */
const seed = 20_250_401;

/**
 * Puts, changes and removes revisions of two works at random, in any order, whole or a chunk at a time, and compares every read with
 * that of the plain store: however an adapter keeps what revisions have in common, nobody sees it.
 */
export async function checkRandomRevisions(open: OpenStore): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 6 }), async (steps) => {
      const folder = await mkdtemp(join(tmpdir(), 'gensen-store-'));
      let tested = await open(folder);
      const plain = openMemoryStore();
      const met = new Set<string>();
      try {
        for (const { change, optimise, reopen } of steps) {
          const onlyNew = isOnlyNew(change(), met);
          await tested.apply(sampleCorpus, { ...change(), onlyNew });
          await plain.apply(sampleCorpus, { ...change(), onlyNew });
          if (optimise) await tested.optimise(sampleCorpus, { purge: true });
          if (reopen && tested.supports.persistence) {
            await tested.close();
            tested = await open(folder);
          }
          await expectSameReads(tested, plain);
        }
      } finally {
        await tested.close();
        await rm(folder, { recursive: true, force: true });
      }
    }),
    { seed, numRuns: 16 },
  );
}

/** Whether nothing of a change was there before, as the one who writes knows it. */
function isOnlyNew(change: StoreChange, met: Set<string>): boolean {
  const chunks = [...change.putChunks, ...(change.putPacked ?? []).flatMap(unpackChunks)];
  const ids = [...chunks.map(({ id }) => id), ...change.putDocuments.map(({ id }) => id)];
  const isNew = change.removeDocuments.length + change.removeChunks.length === 0 && ids.every((id) => !met.has(id));
  for (const id of ids) met.add(id);
  return isNew;
}

async function expectSameReads(tested: ChunkStore, plain: ChunkStore): Promise<void> {
  const vectors = tested.supports.denseVectors;
  for (const read of reads(vectors)) expect([String(read), await read(tested)]).toEqual([String(read), await read(plain)]);
  for (const scope of scopes) {
    const held = idsOf(await plain.selectLexical(scope, asked, 1000));
    for (const limit of [1, 4]) {
      const found = idsOf(await tested.selectLexical(scope, asked, limit));
      expect([new Set(found).size, found.every((id) => held.includes(id))]).toEqual([Math.min(limit, held.length), true]);
      const near = vectors ? await Promise.all([tested, plain].map(async (store) => (await store.selectDense(scope, Float32Array.of(1, 0, 0, 0), limit)).length)) : [];
      expect(near[0]).toBe(near[1]);
    }
  }
}

function reads(vectors: boolean): readonly ((store: ChunkStore) => Promise<unknown>)[] {
  const byId = (chunks: readonly StoredChunk[]): unknown => chunks.map((chunk) => chunk).sort((a, b) => (a.id < b.id ? -1 : 1));
  const bare = (chunks: readonly StoredChunk[]): unknown => chunks.map(({ vector, ...chunk }) => ({ ...chunk, ...(vectors && vector !== undefined ? { vector: [...vector] } : {}) }));
  return [
    async (store) => byId(await all(store.chunks(sampleCorpus))),
    ...documents.map((document) => async (store: ChunkStore) => bare(await store.chunksOf(sampleCorpus, document, { vectors }))),
    async (store) => store.getChunks(sampleCorpus, documents.flatMap((document) => places.map((place) => `${document}/${place}`)), publicOnly),
    ...prefixes.flatMap((prefix, at) => scopes.filter((_, place) => (at + place) % 4 === 0).map((scope) => (store: ChunkStore) => store.selectUnder(scope, prefix, [1, 2, 100][at % 3] ?? 1))),
    ...scopes.map((scope) => async (store: ChunkStore) => byId((await store.selectLexical(scope, asked, 1000)).map(({ chunk }) => chunk))),
    ...(vectors ? scopes.map((scope) => async (store: ChunkStore) => byId((await store.selectDense(scope, Float32Array.of(1, 0, 0, 0), 1000)).map(({ chunk }) => chunk))) : []),
    ...[everyone, publicOnly, { tenants: ['ministry-a'] }].map((access) => (store: ChunkStore) => store.statistics({ corpus: sampleCorpus, access }, ['甲', '乙', 'head'])),
  ];
}

const publicOnly = { tenants: ['public'] };
const everyone = { tenants: ['public', 'ministry-a'] };
const asked = ['甲', '乙'].map((term) => ({ term, weight: 1 }));
const works = ['law/x', 'law/y'];
const days = ['2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01'];
/** Three revisions of each work, and a document that is none. */
const outside = 'plain/z-2020';
const documents = [...works.flatMap((work) => days.slice(0, 3).map((day) => `${work}@${day.replaceAll('-', '')}_a`)), outside];
const places = ['1', '1-2', '2', '3'];
const prefixes = ['law', 'law/x', 'law/x@20200101', ...documents.slice(0, 3), ...documents.slice(0, 3).flatMap((document) => [`${document}/1`, `${document}/2`])];

const scopes: readonly SelectionScope[] = [
  { corpus: sampleCorpus, access: everyone },
  ...['2019-01-01', '2020-06-01', '2021-01-01', '2022-06-01'].map((validOn) => ({ corpus: sampleCorpus, access: publicOnly, validOn })),
  { corpus: sampleCorpus, access: everyone, attributes: { revisionId: ['20210101_a'] } },
  { corpus: sampleCorpus, access: publicOnly, attributes: { kind: ['Order'] } },
  { corpus: sampleCorpus, access: everyone, from: '2019-04-02' },
  { corpus: sampleCorpus, access: everyone, validOn: '2021-06-01', until: '2019-04-30' },
  { corpus: sampleCorpus, access: everyone, validOn: '2020-06-01', attributes: { kind: ['Act'], revisionId: ['20200101_a', '20220101_a'] } },
];

/** What one revision holds: for each place a variant of its text or nothing, until when, and how it goes into the store. */
const anyRevision = fc.record({
  document: fc.constantFrom(...documents),
  variants: fc.tuple(...places.map(() => fc.constantFrom('', 'a', 'a', 'a', 'b'))),
  until: fc.constantFrom(...days, '', ''),
  kind: fc.constantFrom('Act', 'Act', 'Order', ''),
  date: fc.constantFrom('', '', '2019-04-01', '2019-05-01'),
  tenant: fc.constantFrom('public', 'public', 'public', 'ministry-a'),
  form: fc.constantFrom('chunks', 'packed', 'odd hash', 'part'),
  hasRow: fc.constantFrom(true, true, false),
  /** Whose identifiers its first chunk has. */
  named: fc.constantFrom('', '', '', '', ...documents),
});

type Revision = typeof anyRevision extends fc.Arbitrary<infer Made> ? Made : never;

const anyStep = fc
  .record({
    put: fc.uniqueArray(anyRevision, { maxLength: 3, selector: ({ document }) => document }),
    remove: fc.array(fc.constantFrom(...documents), { maxLength: 1 }),
    removeChunks: fc.array(fc.constantFrom(...documents.flatMap((document) => places.map((place) => `${document}/${place}`))), { maxLength: 2 }),
    optimise: fc.boolean(),
    reopen: fc.boolean(),
  })
  .map(({ put, remove, removeChunks, optimise, reopen }) => ({ change: () => changeOf(put, remove, removeChunks), optimise, reopen }));

function changeOf(put: readonly Revision[], remove: readonly string[], removeChunks: readonly string[]): StoreChange {
  const whole = put.filter(({ form }) => form !== 'part');
  return sampleChange({
    putDocuments: put.filter(({ hasRow }) => hasRow).map(({ document }) => sampleDocument({ id: document })),
    removeDocuments: [...remove, ...whole.map(({ document }) => document)],
    putChunks: put.filter(({ form }) => form !== 'packed').flatMap(chunksOf),
    putPacked: put.filter(({ form }) => form === 'packed').map((revision) => packChunks(chunksOf(revision))),
    removeChunks,
  });
}

function chunksOf({ document, variants, until, kind, date, tenant, form, named }: Revision): readonly StoredChunk[] {
  const name = document === outside ? '20200101' : document.slice(document.indexOf('@') + 1);
  const held = places.map((place, at) => ({ place, variant: variants[at] ?? '' })).filter(({ variant }) => variant !== '');
  return held.map(({ place, variant }, ordinal) => {
    const text = `${place} ${variant}`;
    const chunk = sampleChunk({
      id: `${ordinal === 0 && named !== '' ? named : document}/${place}`,
      document,
      ordinal,
      tenant,
      text,
      parent: place === '1-2' ? `${document}/1` : document,
      contentHash: contentHash(text),
      locator: { kind: 'xml', element: place },
      attributes: { ...(kind === '' ? {} : { kind: [kind] }), revisionId: [name], provision: [place === '3' ? 'other' : 'main'], '@varies': ['kind', '@date'] },
      validFrom: `${name.slice(0, 4)}-${name.slice(4, 6)}-${name.slice(6, 8)}`,
      ...(date === '' ? {} : { date }),
      ...(until === '' ? {} : { validUntil: until }),
      terms: variant === 'a' ? `甲 _${place}` : '乙',
      headingTerms: 'head',
      vector: variant === 'a' ? Float32Array.of(1, 0, 0, 0) : Float32Array.of(0, 1, 0, 0),
    });
    return form === 'odd hash' ? chunk : { ...chunk, rowHash: hashChunkRow(chunk, chunk.analysed) };
  });
}
