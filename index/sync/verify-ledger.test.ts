import { beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from '../../corpora-config/index.ts';
import type { ChunkStore, StoredChunk, StoredDocument } from '../stores/chunk-store.ts';
import { openMemoryStore } from '../stores/memory-store.ts';
import { sampleChange, sampleChunk, sampleCorpus, sampleDocument, sampleItem } from '../stores/sample-rows.fixture.ts';
import { hashTerms } from './analyse-chunks.ts';
import { hashChunkRow } from '../stores/chunk-hash.ts';
import { hashDocumentRow } from './describe-document.ts';
import { verifyLedger, type Verification } from './verify-ledger.ts';

const id = 'law/999AC0000000001';
const chunks = [0, 1].map((ordinal) => intact(sampleChunk({ id: `${id}/Article_${ordinal + 1}`, document: id, ordinal, attributes: { a: ['1'] } })));
const { rowHash: _none, ...facts } = sampleDocument({ id, chunks: 2 });
const document: StoredDocument = { ...facts, rowHash: hashDocumentRow(facts, chunks.map(({ rowHash }) => rowHash)) };
const item = sampleItem({ key: 'a.xml', documents: [id] });
let store: ChunkStore;

beforeEach(async () => {
  store = openMemoryStore();
  await store.apply(sampleCorpus, sampleChange({ putItems: [item], putDocuments: [document], putChunks: chunks }));
});

describe('verification', () => {
  it('finds nothing in an index as it was written', async () => {
    expect(await verify()).toEqual({ corpus: sampleCorpus, drift: { missing: [], extra: [], changed: [] }, checked: 4 });
  });

  it.each<[string, Partial<StoredChunk>]>([
    ['terms', { terms: 'other' }], ['heading terms', { headingTerms: 'other' }], ['text', { text: '改ざん' }], ['text with its hash', { text: '改ざん', contentHash: contentHash('改ざん') }],
    ['tenant', { tenant: 'other' }], ['attribute', { attributes: { a: ['2'] } }], ['validity', { validUntil: '2020-01-01' }],
  ])('notices a chunk with another %s', async (_what, change) => {
    await store.apply(sampleCorpus, sampleChange({ putChunks: [{ ...chunks[0], ...change } as StoredChunk] }));
    expect((await verify()).drift).toEqual({ missing: [], extra: [], changed: [chunks[0]?.id] });
  });

  it('notices a missing chunk, and one too many', async () => {
    await store.apply(sampleCorpus, sampleChange({ removeChunks: [`${id}/Article_2`] }));
    expect((await verify()).drift.missing).toEqual([`${id} (1 chunks)`]);
    await store.apply(sampleCorpus, sampleChange({ putChunks: [...chunks, intact(sampleChunk({ id: `${id}/x`, document: id, ordinal: 2 }))] }));
    expect((await verify()).drift).toMatchObject({ missing: [], extra: [`${id} (1 chunks)`] });
  });

  it('notices a chunk that stands in for another, whole in itself', async () => {
    await store.apply(sampleCorpus, sampleChange({ removeChunks: [`${id}/Article_2`], putChunks: [intact(sampleChunk({ id: `${id}/x`, document: id, ordinal: 1 }))] }));
    expect((await verify()).drift).toEqual({ missing: [], extra: [], changed: [id] });
  });

  it('notices a document of which the ledger knows nothing, one that is gone, and an item that is not listed', async () => {
    await store.apply(sampleCorpus, sampleChange({ putDocuments: [sampleDocument({ id: 'law/other', chunks: 0 })], removeDocuments: [id] }));
    const { drift } = await verifyLedger(store, sampleCorpus, new Map([['b.xml', 'hash']]));
    expect(drift).toMatchObject({ missing: ['b.xml', id], extra: ['a.xml', 'law/other'] });
  });
});

function verify(): Promise<Verification> {
  return verifyLedger(store, sampleCorpus, new Map([[item.key, item.itemHash]]));
}

/** The chunk with the hashes that a sync would give it. */
function intact({ rowHash: _row, analysed, terms, headingTerms, ...chunk }: StoredChunk): StoredChunk {
  return { ...chunk, analysed, terms, headingTerms, rowHash: hashChunkRow(chunk, analysed), termsHash: hashTerms({ terms, headingTerms }) };
}
