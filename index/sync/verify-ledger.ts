import { contentHash } from '../../corpora-config/index.ts';
import type { ChunkStore, StoredChunk, StoredDocument, StoredItem } from '../stores/chunk-store.ts';
import { hashTerms } from './analyse-chunks.ts';
import { hashChunkRow } from '../stores/chunk-hash.ts';
import { hashDocumentRow } from './describe-document.ts';
import { isListed } from './plan-sync.ts';
import { readDocuments, readItems } from './read-held.ts';

/** Where source list, ledger and store disagree. Each entry names an item or an identifier and what is wrong with it. */
export interface Verification {
  readonly corpus: string;
  readonly drift: { readonly missing: readonly string[]; readonly extra: readonly string[]; readonly changed: readonly string[] };
  /** Items, documents and chunks looked at. */
  readonly checked: number;
}

/** Hash of each listed item as the ledger would keep it now. */
export type ListedHashes = ReadonlyMap<string, string>;

interface Drift {
  readonly missing: string[];
  readonly extra: string[];
  readonly changed: string[];
}

/**
 * Compares the three: listed items with the ledger's items, items with documents, documents with chunks, and every chunk, its terms
 * and every document with the hashes made when they were read.
 */
export async function verifyLedger(store: ChunkStore, corpus: string, listed: ListedHashes): Promise<Verification> {
  const drift: Drift = { missing: [], extra: [], changed: [] };
  const items = await readItems(store, corpus);
  const documents = await readDocuments(store, corpus);
  compareSource(items, listed, drift);
  compareItems(items, documents, drift);
  const chunks = await compareChunks(store.chunks(corpus), documents, drift);
  return { corpus, drift, checked: items.length + documents.length + chunks };
}

function compareSource(items: readonly StoredItem[], listed: ListedHashes, drift: Drift): void {
  const held = new Map(items.map((item) => [item.key, item]));
  for (const [key, hash] of listed) {
    const item = held.get(key);
    if (item === undefined) drift.missing.push(key);
    else if (item.itemHash !== hash) drift.changed.push(key);
  }
  for (const { key } of items) if (!isListed(key, listed)) drift.extra.push(key);
}

function compareItems(items: readonly StoredItem[], documents: readonly StoredDocument[], drift: Drift): void {
  const held = new Set(documents.map(({ id }) => id));
  const claimed = new Set(items.flatMap((item) => item.documents));
  for (const id of claimed) if (!held.has(id)) drift.missing.push(id);
  for (const id of held) if (!claimed.has(id)) drift.extra.push(id);
}

/** Row hashes of a document's chunks by their place in it. */
type ChunkHashes = Map<number, string>;

async function compareChunks(chunks: AsyncIterable<StoredChunk>, documents: readonly StoredDocument[], drift: Drift): Promise<number> {
  const met = new Map(documents.map(({ id }): [string, ChunkHashes] => [id, new Map()]));
  let checked = 0;
  for await (const chunk of chunks) {
    checked += 1;
    const hashes = met.get(chunk.document);
    if (hashes === undefined || hashes.has(chunk.ordinal)) drift.extra.push(chunk.id);
    else hashes.set(chunk.ordinal, chunk.rowHash);
    if (!isAsRead(chunk)) drift.changed.push(chunk.id);
  }
  for (const document of documents) compareDocumentRow(document, met.get(document.id) ?? new Map(), drift);
  return checked;
}

function isAsRead({ rowHash, analysed, termsHash, terms, headingTerms, vector: _notStreamed, ...chunk }: StoredChunk): boolean {
  const termsAreSame = termsHash === undefined || hashTerms({ terms, headingTerms }) === termsHash;
  return termsAreSame && contentHash(chunk.text) === chunk.contentHash && hashChunkRow(chunk, analysed) === rowHash;
}

function compareDocumentRow({ rowHash, ...row }: StoredDocument, hashes: ChunkHashes, drift: Drift): void {
  const inOrder = [...hashes].toSorted(([a], [b]) => a - b).map(([, hash]) => hash);
  if (hashes.size < row.chunks) drift.missing.push(`${row.id} (${row.chunks - hashes.size} chunks)`);
  else if (hashes.size > row.chunks) drift.extra.push(`${row.id} (${hashes.size - row.chunks} chunks)`);
  else if (hashDocumentRow(row, inOrder) !== rowHash) drift.changed.push(row.id);
}
