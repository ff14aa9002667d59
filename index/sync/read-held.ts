import type { ChunkStore, StoredDocument, StoredItem } from '../stores/chunk-store.ts';
import type { DocumentHeld } from './compare-document.ts';

/** What the store holds of one document, or undefined; whoever's it is, for its tenant may have changed since. */
export async function readHeld(store: ChunkStore, corpus: string, id: string): Promise<DocumentHeld | undefined> {
  const chunks = await store.chunksOf(corpus, id, { vectors: true });
  const [document] = await store.getDocuments(corpus, [id], { tenants: [...new Set(chunks.map(({ tenant }) => tenant))] });
  return document === undefined ? undefined : { document, chunks };
}

/** The whole ledger of items of a corpus, by key. */
export async function readItems(store: ChunkStore, corpus: string): Promise<readonly StoredItem[]> {
  const items: StoredItem[] = [];
  for await (const item of store.items(corpus)) items.push(item);
  return items.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** Every document of a corpus, by id. */
export async function readDocuments(store: ChunkStore, corpus: string): Promise<readonly StoredDocument[]> {
  const documents: StoredDocument[] = [];
  for await (const document of store.documents(corpus)) documents.push(document);
  return documents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
