import { expect } from 'vitest';
import type { ChunkStore, StoreChange, StoredChunk } from '../chunk-store.ts';
import { packChunks, transferListOf, type PackedChunks } from '../packed-chunks.ts';
import { sampleChange, sampleChunk, sampleCorpus, sampleDocument } from '../sample-rows.fixture.ts';
import { all, idsOf, inPublic, type Claim } from './tested-store.contract.ts';

const tenants = ['public', 'ministry-a'];

/** That packed chunks are put like any others. */
export const packedClaims: readonly Claim[] = [
  ...[true, false].map((onlyNew): Claim => [
    `reads, counts and selects ${onlyNew ? 'new' : 'replacing'} packed chunks as it does the same chunks put one by one`,
    async ({ store }) => {
      for (const part of [first, second]) {
        await store.apply(sampleCorpus, sampleChange({ putPacked: part.map(sent), putDocuments: [sampleDocument({ id: 'law/x' })], onlyNew }));
        await store.apply('plain', sampleChange({ putChunks: part.flat().map((chunk) => ({ ...chunk, corpus: 'plain' })), putDocuments: [sampleDocument({ id: 'law/x' })], onlyNew }));
      }
      expect(await observe(store, sampleCorpus)).toEqual(await observe(store, 'plain'));
      await Promise.all([store.optimise(sampleCorpus), store.optimise('plain')]);
      expect(await observe(store, sampleCorpus)).toEqual(await observe(store, 'plain'));
    },
  ]),
  [
    'keeps the last of two packed chunks with one identifier, in one block or in two, and counts it once',
    async ({ store }) => {
      const one = sampleChunk({ id: 'law/x/1', document: 'law/x', terms: 'one' });
      const two = sampleChunk({ ...one, terms: 'two' });
      const three = sampleChunk({ ...one, document: 'law/y', terms: 'three' });
      const apply = (change: Partial<StoreChange>): Promise<void> => store.apply(sampleCorpus, sampleChange(change));
      const held = async (): Promise<unknown> => [(await all(store.chunks(sampleCorpus))).map(({ terms }) => terms), (await store.statistics(inPublic, ['one', 'two', 'three'])).chunkFrequency];
      await apply({ putPacked: [packChunks([one, two])] });
      expect(await held()).toEqual([['two'], new Map([['one', 0], ['two', 1], ['three', 0]])]);
      await apply({ putPacked: [packChunks([two]), packChunks([one])] });
      expect(await held()).toEqual([['one'], new Map([['one', 1], ['two', 0], ['three', 0]])]);
      await apply({ putChunks: [one], putPacked: [packChunks([two]), packChunks([three])] });
      expect(await held()).toEqual([['three'], new Map([['one', 0], ['two', 0], ['three', 1]])]);
    },
  ],
  [
    'does nothing for empty blocks',
    async ({ store }) => {
      await store.apply(sampleCorpus, sampleChange({ putPacked: [packChunks([]), packChunks([])], onlyNew: true }));
      expect(await store.corpora()).toEqual([]);
    },
  ],
];

const shared = { document: 'law/x', date: '2024-02', attributes: { speaker: ['鈴木', '佐藤'], '': ['=', '%'], none: [] }, title: '見本法' };

/** Chunks that share everything shared, differ in one thing each, and stand under other documents and tenants. */
const first: readonly (readonly StoredChunk[])[] = [
  [
    sampleChunk({ ...shared, id: 'law/x/1', parent: 'law/x', terms: '税 _税法 law law 𠮷', headingTerms: '税 ～', locator: { kind: 'xml', element: '1' } }),
    sampleChunk({ ...shared, id: 'law/x/1-2', ordinal: 1, parent: 'law/x/1', terms: '', headingTerms: '', locator: { kind: 'page', page: 3, box: [0, 1, 2, 3] }, validFrom: '2024-04-01' }),
    sampleChunk({ ...shared, id: 'law/x/2', ordinal: 2, parent: 'elsewhere', terms: ' 個人  情報 ', tenant: 'ministry-a', vector: Float32Array.of(1, 0, 0, 0) }),
  ],
  [sampleChunk({ id: 'law/y', document: 'law/y', text: '', breadcrumb: [], validUntil: '9999-99-99', date: '0000', vector: Float32Array.of(0, 1, 0, 0) }), sampleChunk({ id: 'law/y/', document: 'law/y', ordinal: 1, locator: { kind: 'file' } })],
];

const second: readonly (readonly StoredChunk[])[] = [
  [sampleChunk({ ...shared, id: 'law/z/1', document: 'law/z', text: '\ud800 か\u3099"\\\u2028', terms: '税 税 other', headingTerms: 'law' })],
  [sampleChunk({ ...shared, id: 'law/w/1', document: 'law/w', terms: 'x'.repeat(50_000) })],
];

/** As another thread gets it. */
function sent(chunks: readonly StoredChunk[]): PackedChunks {
  const packed = packChunks(chunks);
  return structuredClone(packed, { transfer: transferListOf(packed) });
}

async function observe(store: ChunkStore, corpus: string): Promise<unknown> {
  const access = { tenants };
  const terms = ['税', 'law', '𠮷', '～', '個人', '', 'x'.repeat(50_000), 'common'];
  const chunks = (await all(store.chunks(corpus))).map(bare).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const lexical = await Promise.all(['税', 'law', '個人', 'common'].map((term) => store.selectLexical({ access, corpus }, [{ term, weight: 1 }], 10)));
  return {
    chunks,
    documents: await all(store.documents(corpus)),
    of: await Promise.all(['law/x', 'law/y'].map(async (document) => (await store.chunksOf(corpus, document, { vectors: true })).map(bare))),
    got: (await store.getChunks(corpus, ['law/x/1', 'law/y', 'law/z/1'], access)).map(bare),
    statistics: await Promise.all([['public'], ['ministry-a'], tenants].map((some) => store.statistics({ corpus, access: { tenants: some } }, terms))),
    lexical: lexical.map((found) => found.map(({ chunk, score }) => [bare(chunk), score])),
    dense: idsOf(await store.selectDense({ access, corpus }, Float32Array.of(1, 0, 0, 0), 10)),
    dated: (await store.selectUnder({ access, corpus, from: '2024-01-01', attributes: { speaker: ['佐藤'] } }, 'law/x', 10)).map(bare),
  };
}

/** Without the name of the corpus, the one thing that differs. */
function bare({ corpus: _corpus, ...chunk }: StoredChunk): Omit<StoredChunk, 'corpus'> {
  return chunk;
}
