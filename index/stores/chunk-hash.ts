import { contentHash, valueHash, type Chunk } from '../../corpora-config/index.ts';

/** What most chunks of a document have in common, by far the larger part of a row. */
type SharedKey = 'document' | 'corpus' | 'tenant' | 'title' | 'attributes' | 'date' | 'validFrom' | 'validUntil';

/** Every key named, so that the compiler asks for a field that a chunk gains. */
type Named<Key extends keyof Chunk> = { readonly [Name in Key]: Chunk[Name] | undefined };

/** Hash of a chunk's row: the chunk as it was read, its text by the text's hash, and under what it was analysed. */
export function hashChunkRow(chunk: Chunk, analysed: string): string {
  return hashOwn(chunk, hashShared(chunk, analysed));
}

/** The same from the hash of what the chunk shares, for who has many that share it. */
export function hashOwn({ id, ordinal, breadcrumb, parent, locator, contentHash: textHash }: Omit<Chunk, 'text'>, shared: string): string {
  const own: Named<Exclude<keyof Chunk, SharedKey | 'text'>> = { id, ordinal, breadcrumb, parent, locator, contentHash: textHash };
  return contentHash(`${shared} ${JSON.stringify(own)}`);
}

/** Hash of what most chunks of a document have in common. */
export function hashShared({ document, corpus, tenant, title, attributes, date, validFrom, validUntil }: Pick<Chunk, SharedKey>, analysed: string): string {
  const shared: Named<SharedKey> = { document, corpus, tenant, title, attributes, date, validFrom, validUntil };
  return valueHash([shared, analysed]);
}
