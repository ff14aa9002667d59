import { contentHash, textOf, valueHash, type Chunk, type Document } from '../../corpora-config/index.ts';
import type { StoredChunk, StoredDocument } from '../stores/chunk-store.ts';

/** What a document just read differs in from what the store holds of it. */
export interface DocumentDifference {
  readonly outcome: 'added' | 'changed' | 'unchanged';
  readonly document: StoredDocument;
  /** Chunks whose text, headings or analyser changed: they need new terms and vectors. */
  readonly toAnalyse: readonly PendingChunk[];
  /** Chunks that changed only in what is stored beside the terms. */
  readonly toRewrite: readonly StoredChunk[];
  readonly kept: number;
  readonly toRemove: readonly string[];
}

/** A chunk ready to be stored but for its terms. */
export type PendingChunk = Omit<StoredChunk, 'terms' | 'headingTerms' | 'termsHash' | 'vector'>;

export interface DocumentRead {
  readonly document: Document;
  readonly chunks: readonly Chunk[];
  /** Key of its item. */
  readonly item: string;
}

export interface DocumentHeld {
  readonly document: StoredDocument;
  /** With their vectors. */
  readonly chunks: readonly StoredChunk[];
}

/**
 * Compares a document with what is held of it, chunk by chunk.
 * @param analysed fingerprint of analyser and embedder; a chunk made under another one is made anew
 */
export function compareDocument(read: DocumentRead, held: DocumentHeld | undefined, analysed: string): DocumentDifference {
  const old = new Map(held?.chunks.map((chunk) => [chunk.id, chunk]));
  const pending = read.chunks.map((chunk) => ({ ...chunk, analysed, rowHash: hashChunkRow(chunk, analysed) }));
  const changed = pending.filter((chunk) => old.get(chunk.id)?.rowHash !== chunk.rowHash);
  const [toRewrite, toAnalyse] = partitionByReuse(changed, old);
  const current = new Set(pending.map(({ id }) => id));
  const document = describeDocument(read, pending);
  return {
    outcome: held === undefined ? 'added' : held.document.rowHash === document.rowHash ? 'unchanged' : 'changed',
    document,
    toAnalyse,
    toRewrite,
    kept: pending.length - changed.length,
    toRemove: [...old.keys()].filter((id) => !current.has(id)),
  };
}

/** Terms and vector depend on text, title and breadcrumb alone, so a chunk that has all three unchanged takes them over, and nothing else: a date that it lost must not stay. */
function partitionByReuse(changed: readonly PendingChunk[], old: ReadonlyMap<string, StoredChunk>): readonly [StoredChunk[], PendingChunk[]] {
  const reused: StoredChunk[] = [];
  const fresh: PendingChunk[] = [];
  for (const chunk of changed) {
    const before = old.get(chunk.id);
    if (before !== undefined && matchedBy(before) === matchedBy(chunk)) reused.push({ ...chunk, ...matchedPart(before) });
    else fresh.push(chunk);
  }
  return [reused, fresh];
}

function matchedPart({ terms, headingTerms, termsHash, vector }: StoredChunk): Pick<StoredChunk, 'terms' | 'headingTerms' | 'termsHash' | 'vector'> {
  return { terms, headingTerms, ...(termsHash === undefined ? {} : { termsHash }), ...(vector === undefined ? {} : { vector }) };
}

function matchedBy({ contentHash, title, breadcrumb, analysed }: PendingChunk): string {
  return JSON.stringify([contentHash, title, breadcrumb, analysed]);
}

function describeDocument({ document, chunks, item }: DocumentRead, pending: readonly PendingChunk[]): StoredDocument {
  const { sections, ...facts } = document;
  const text = textOf({ sections });
  const row = { ...facts, item, contentHash: contentHash(text), chunks: chunks.length, characters: text.length };
  return { ...row, rowHash: hashDocumentRow(row, pending.map(({ rowHash }) => rowHash)) };
}

/** Hash of a chunk's row: the chunk as it was read, and under what it was analysed. */
export function hashChunkRow(chunk: Chunk, analysed: string): string {
  return valueHash([chunk, analysed]);
}

/** Hash of a document's row and of its chunks' rows, in document order. */
export function hashDocumentRow(row: Omit<StoredDocument, 'rowHash'>, chunkHashes: readonly string[]): string {
  return valueHash([row, chunkHashes]);
}
