import type { StoredChunk, StoredDocument } from '../stores/chunk-store.ts';
import type { DescribedDocument, PendingChunk } from './describe-document.ts';

/** What a document just read differs in from what the store holds of it. */
export interface DocumentDifference<Read extends PendingChunk = PendingChunk> {
  readonly outcome: 'added' | 'changed' | 'unchanged';
  readonly document: StoredDocument;
  /** Chunks whose text, headings or analyser changed: they need new terms and vectors. */
  readonly toAnalyse: readonly Read[];
  /** Chunks that changed only in what is stored beside the terms. */
  readonly toRewrite: readonly StoredChunk[];
  readonly kept: number;
  readonly toRemove: readonly string[];
}

export interface DocumentHeld {
  readonly document: StoredDocument;
  /** With their vectors. */
  readonly chunks: readonly StoredChunk[];
}

/** Compares a document with what is held of it, chunk by chunk; a chunk made under another analyser or embedder is made anew. */
export function compareDocument<Read extends PendingChunk>({ document, chunks }: DescribedDocument<Read>, held: DocumentHeld | undefined): DocumentDifference<Read> {
  const old = new Map(held?.chunks.map((chunk) => [chunk.id, chunk]));
  const changed = chunks.filter((chunk) => old.get(chunk.id)?.rowHash !== chunk.rowHash);
  const [toRewrite, toAnalyse] = partitionByReuse(changed, old);
  const current = new Set(chunks.map(({ id }) => id));
  return {
    outcome: held === undefined ? 'added' : held.document.rowHash === document.rowHash ? 'unchanged' : 'changed',
    document,
    toAnalyse,
    toRewrite,
    kept: chunks.length - changed.length,
    toRemove: [...old.keys()].filter((id) => !current.has(id)),
  };
}

/** Terms and vector depend on text, title and breadcrumb alone, so a chunk that has all three unchanged takes them over, and nothing else: a date that it lost must not stay. */
function partitionByReuse<Read extends PendingChunk>(changed: readonly Read[], old: ReadonlyMap<string, StoredChunk>): readonly [StoredChunk[], Read[]] {
  const reused: StoredChunk[] = [];
  const fresh: Read[] = [];
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
