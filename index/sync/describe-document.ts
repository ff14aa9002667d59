import { contentHash, textOf, valueHash, type Attributes, type Chunk, type Document } from '../../corpora-config/index.ts';
import type { StoredChunk, StoredDocument } from '../stores/chunk-store.ts';

/** A document as it was read, and its passages. */
export interface DocumentRead {
  readonly document: Document;
  readonly chunks: readonly Chunk[];
  /** Key of its item. */
  readonly item: string;
}

/** A chunk ready to be stored but for its terms. */
export type PendingChunk = Omit<StoredChunk, 'terms' | 'headingTerms' | 'termsHash' | 'vector'>;

/** A document as the store keeps it, with the chunks that are still to be analysed. */
export interface DescribedDocument<Described extends PendingChunk = PendingChunk> {
  readonly document: StoredDocument;
  /** In document order. */
  readonly chunks: readonly Described[];
}

/**
 * Gives a document and its chunks the hashes by which they are compared.
 * @param analysed fingerprint of analyser and embedder
 */
export function describeDocument({ document, chunks, item }: DocumentRead, analysed: string): DescribedDocument {
  const { sections, ...facts } = document;
  const text = textOf({ sections });
  const sharedOf = sharedParts(analysed);
  const pending = chunks.map((chunk) => {
    const { attributes, hash } = sharedOf(chunk);
    return { ...chunk, attributes, analysed, rowHash: hashRow(chunk, hash) };
  });
  const row = { ...facts, item, contentHash: contentHash(text), chunks: chunks.length, characters: text.length };
  return { document: { ...row, rowHash: hashDocumentRow(row, pending.map(({ rowHash }) => rowHash)) }, chunks: pending };
}

/** Hash of a chunk's row: the chunk as it was read, its text by the text's hash, and under what it was analysed. */
export function hashChunkRow(chunk: Chunk, analysed: string): string {
  return hashRow(chunk, hashShared(chunk, analysed));
}

/** Hash of a document's row and of its chunks' rows, in document order. */
export function hashDocumentRow(row: Omit<StoredDocument, 'rowHash'>, chunkHashes: readonly string[]): string {
  return valueHash([row, chunkHashes]);
}

/** What most chunks of a document have in common, by far the larger part of a row. */
type SharedKey = 'document' | 'corpus' | 'tenant' | 'title' | 'attributes' | 'date' | 'validFrom' | 'validUntil';

/** Every key named, so that the compiler asks for a field that a chunk gains. */
type Named<Key extends keyof Chunk> = { readonly [Name in Key]: Chunk[Name] | undefined };

function hashRow({ id, ordinal, breadcrumb, parent, locator, contentHash: textHash }: Chunk, shared: string): string {
  const own: Named<Exclude<keyof Chunk, SharedKey | 'text'>> = { id, ordinal, breadcrumb, parent, locator, contentHash: textHash };
  return contentHash(`${shared} ${JSON.stringify(own)}`);
}

function hashShared({ document, corpus, tenant, title, attributes, date, validFrom, validUntil }: Chunk, analysed: string): string {
  const shared: Named<SharedKey> = { document, corpus, tenant, title, attributes, date, validFrom, validUntil };
  return valueHash([shared, analysed]);
}

/** What chunks with equal attributes share: one object for the attributes, so that who packs them can tell, and the hash. */
interface SharedPart {
  readonly attributes: Attributes;
  readonly hash: string;
}

/** For chunks of one document, which of all that they share differ in attributes alone. */
function sharedParts(analysed: string): (chunk: Chunk) => SharedPart {
  const known = new Map<Attributes | string, SharedPart>();
  return (chunk) => {
    const { attributes } = chunk;
    const met = known.get(attributes);
    if (met !== undefined) return met;
    const text = JSON.stringify(attributes);
    const part = known.get(text) ?? { attributes, hash: hashShared(chunk, analysed) };
    known.set(text, part).set(attributes, part);
    return part;
  };
}
