import { isValidOn, type AccessScope, type Chunk } from '../../corpora-config/index.ts';
import type { Candidate, SelectionScope, StoredChunk } from './chunk-store.ts';

/** Characters that may follow the prefix of `selectUnder`; anything else begins another identifier (`Article_1` is no prefix of `Article_10`). */
export const prefixBoundaries = ['/', '-', '~', '@', '_'] as const;

/** Whether `id` is `prefix` or lies below it. */
export function standsUnder(id: string, prefix: string): boolean {
  return id === prefix || prefixBoundaries.some((boundary) => id.startsWith(prefix + boundary));
}

/** Whether a caller may see what belongs to `tenant`. */
export function maySee({ tenants }: AccessScope, tenant: string): boolean {
  return tenants.includes(tenant);
}

/** Whether a chunk stands inside every narrowing of the scope. A chunk without a date is outside any range of dates. */
export function isInScope(chunk: Chunk, scope: SelectionScope): boolean {
  return (
    chunk.corpus === scope.corpus &&
    maySee(scope.access, chunk.tenant) &&
    (scope.validOn === undefined || isValidOn(chunk, scope.validOn)) &&
    isBetween(chunk.date, scope) &&
    Object.entries(scope.attributes ?? {}).every(([key, values]) => values.some((value) => chunk.attributes[key]?.includes(value)))
  );
}

/** Documents by id, then the place in the document, then the id. */
export function compareInDocumentOrder(a: DocumentPlace, b: DocumentPlace): number {
  return compareText(a.document, b.document) || a.ordinal - b.ordinal || compareText(a.id, b.id);
}

/** What the order of documents looks at. */
export type DocumentPlace = Pick<StoredChunk, 'id' | 'document' | 'ordinal'>;

/** Best score first, ties by id. */
export function compareBestFirst(a: Candidate, b: Candidate): number {
  return b.score - a.score || compareText(a.chunk.id, b.chunk.id);
}

/** Order of UTF-16 code units, the same on every machine and locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The terms of a stored stream, repetitions kept. */
export function splitTerms(stream: string): readonly string[] {
  return stream.split(' ').filter((term) => term !== '');
}

function isBetween(date: string | undefined, { from, until }: SelectionScope): boolean {
  if (from === undefined && until === undefined) return true;
  return date !== undefined && (from === undefined || from <= date) && (until === undefined || date <= until);
}
