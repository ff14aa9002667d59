import { contentHash, textOf, valueHash, type Attributes, type Chunk, type Document } from '../../corpora-config/index.ts';
import { hashOwn, hashShared } from '../stores/chunk-hash.ts';
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
    return { ...chunk, attributes, analysed, rowHash: hashOwn(chunk, hash) };
  });
  const row = { ...facts, item, contentHash: contentHash(text), chunks: chunks.length, characters: text.length };
  return { document: { ...row, rowHash: hashDocumentRow(row, pending.map(({ rowHash }) => rowHash)) }, chunks: pending };
}

/** Hash of a document's row and of its chunks' rows, in document order. */
export function hashDocumentRow(row: Omit<StoredDocument, 'rowHash'>, chunkHashes: readonly string[]): string {
  return valueHash([row, chunkHashes]);
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
