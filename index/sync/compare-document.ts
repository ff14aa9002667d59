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
export type PendingChunk = Omit<StoredChunk, 'terms' | 'headingTerms' | 'vector'>;

export interface DocumentRead {
  readonly document: Document;
  readonly chunks: readonly Chunk[];
  /** Key of its item. */
  readonly item: string;
}

export interface DocumentHeld {
  readonly document: StoredDocument;
  readonly chunks: readonly StoredChunk[];
}

/**
 * Compares a document with what is held of it, chunk by chunk.
 * @param analysed fingerprint of analyser and embedder; a chunk made under another one is made anew
 */
export function compareDocument(read: DocumentRead, held: DocumentHeld | undefined, analysed: string): DocumentDifference {
  const old = new Map(held?.chunks.map((chunk) => [chunk.id, chunk]));
  const pending = read.chunks.map((chunk) => ({ ...chunk, analysed, rowHash: valueHash([chunk, analysed]) }));
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

/** Terms depend on text, title and breadcrumb alone, so a chunk that has all three unchanged takes them over. */
function partitionByReuse(changed: readonly PendingChunk[], old: ReadonlyMap<string, StoredChunk>): readonly [StoredChunk[], PendingChunk[]] {
  const reused: StoredChunk[] = [];
  const fresh: PendingChunk[] = [];
  for (const chunk of changed) {
    const before = old.get(chunk.id);
    if (before !== undefined && matchedBy(before) === matchedBy(chunk)) reused.push({ ...before, ...chunk });
    else fresh.push(chunk);
  }
  return [reused, fresh];
}

function matchedBy({ contentHash, title, breadcrumb, analysed }: PendingChunk): string {
  return JSON.stringify([contentHash, title, breadcrumb, analysed]);
}

function describeDocument({ document, chunks, item }: DocumentRead, pending: readonly PendingChunk[]): StoredDocument {
  const { sections, ...facts } = document;
  const text = textOf({ sections });
  const row = { ...facts, item, contentHash: contentHash(text), chunks: chunks.length, characters: text.length };
  return { ...row, rowHash: valueHash([row, pending.map(({ rowHash }) => rowHash)]) };
}
