import { contentHash } from '../../corpora-config/index.ts';
import type { ChunkStore, StoredChunk, StoredDocument, StoredItem } from '../stores/chunk-store.ts';
import { readDocuments, readItems } from './read-held.ts';

/** Where source list, ledger and store disagree. Each entry names an item or an identifier and what is wrong with it. */
export interface Verification {
  readonly corpus: string;
  readonly drift: { readonly missing: readonly string[]; readonly extra: readonly string[]; readonly changed: readonly string[] };
  /** Items, documents and chunks looked at. */
  readonly checked: number;
}

/** Hash of each listed item, as `hashItem` gives it; undefined when it could not be opened. */
export type ListedHashes = ReadonlyMap<string, string | undefined>;

interface Drift {
  readonly missing: string[];
  readonly extra: string[];
  readonly changed: string[];
}

/** Compares the three: listed items with the ledger's items, items with documents, documents with chunks, chunks with their hashes. */
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
    else if (hash !== undefined && item.itemHash !== hash) drift.changed.push(key);
  }
  drift.extra.push(...items.filter(({ key }) => !listed.has(key)).map(({ key }) => key));
}

function compareItems(items: readonly StoredItem[], documents: readonly StoredDocument[], drift: Drift): void {
  const held = new Set(documents.map(({ id }) => id));
  const claimed = new Set(items.flatMap((item) => item.documents));
  drift.missing.push(...[...claimed].filter((id) => !held.has(id)));
  drift.extra.push(...[...held].filter((id) => !claimed.has(id)));
}

async function compareChunks(chunks: AsyncIterable<StoredChunk>, documents: readonly StoredDocument[], drift: Drift): Promise<number> {
  const left = new Map(documents.map(({ id, chunks }) => [id, chunks]));
  let checked = 0;
  for await (const chunk of chunks) {
    checked += 1;
    const expected = left.get(chunk.document);
    if (expected === undefined) drift.extra.push(chunk.id);
    else left.set(chunk.document, expected - 1);
    if (contentHash(chunk.text) !== chunk.contentHash) drift.changed.push(chunk.id);
  }
  for (const [id, count] of left) {
    if (count > 0) drift.missing.push(`${id} (${count} chunks)`);
    if (count < 0) drift.extra.push(`${id} (${-count} chunks)`);
  }
  return checked;
}
