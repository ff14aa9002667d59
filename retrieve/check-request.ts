import { GensenError, isCalendarDate } from '../corpora-config/index.ts';
import type { SelectionScope } from '../index/index.ts';
import type { Retrieval } from './retrieval.ts';
import type { SearchRequest } from './retriever.ts';

/** A search request with its defaults filled in and every value known to be usable. */
export interface CheckedRequest {
  readonly query: string;
  /** Corpora to search that hold something, sorted. */
  readonly corpora: readonly string[];
  readonly filters: Pick<SelectionScope, 'from' | 'until' | 'attributes'>;
  readonly asOf: string;
  readonly limit: number;
  readonly warnings: readonly string[];
}

/** A filter becomes a condition of the store: tens of thousands of them would keep it busy for minutes. */
const mostFilters = 32;
const mostFilterValues = 256;
const longestFilter = 1000;
const mostHits = 100;
const usualHits = 10;

/**
 * Checks what a caller asks.
 * Throws `GensenError`: `request.invalid` for a bad limit or date or for filters beyond number or length, `request.too-large` for a query beyond all reason,
 * `corpus.unknown` for a corpus that is neither defined nor held.
 */
export async function checkRequest(request: Omit<SearchRequest, 'cursor'>, retrieval: Retrieval): Promise<CheckedRequest> {
  const { settings, today } = retrieval;
  if (request.query.length > settings.refusedQueryCharacters) throw tooLarge(request.query.length, settings.refusedQueryCharacters);
  const isCut = request.query.length > settings.queryCharacters;
  return {
    query: request.query.slice(0, settings.queryCharacters),
    corpora: await chooseCorpora(request.corpora, retrieval),
    filters: readFilters(request.filters ?? {}),
    asOf: checkDate('asOf', request.asOf ?? today()),
    limit: checkLimit(request.limit ?? usualHits),
    warnings: isCut ? [`質問が長いため、先頭の${settings.queryCharacters}文字だけを検索に使いました。`] : [],
  };
}

/** Corpora that hold something, or those named among them; naming none asks none. */
async function chooseCorpora(named: readonly string[] | undefined, { store, corpora }: Retrieval): Promise<readonly string[]> {
  const held = await store.corpora();
  if (named === undefined) return held.toSorted();
  const known = new Set([...held, ...corpora.map(({ id }) => id)]);
  const unknown = named.filter((corpus) => !known.has(corpus));
  if (unknown.length > 0) throw unknownCorpus(unknown, [...known].toSorted());
  return [...new Set(named)].filter((corpus) => held.includes(corpus)).toSorted();
}

function readFilters(filters: NonNullable<SearchRequest['filters']>): CheckedRequest['filters'] {
  const { from, until, ...others } = filters;
  const attributes = Object.fromEntries(Object.entries(others).map(([key, value]) => [key, typeof value === 'string' ? [value] : value]));
  checkFilters(attributes);
  return {
    ...(from === undefined ? {} : { from: checkDate('filters.from', from) }),
    ...(until === undefined ? {} : { until: checkDate('filters.until', until) }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
  };
}

function checkFilters(attributes: Readonly<Record<string, readonly string[]>>): void {
  const filters = Object.entries(attributes);
  if (filters.length > mostFilters) throw invalid(`expected at most ${mostFilters} filters, got ${filters.length}`, 'filter by fewer attributes');
  for (const [key, values] of filters) {
    if (values.length > mostFilterValues) throw invalid(`expected at most ${mostFilterValues} values in filters.${key.slice(0, 100)}, got ${values.length}`, 'ask in several requests');
    const longest = Math.max(key.length, ...values.map(({ length }) => length));
    if (longest > longestFilter) throw invalid(`expected at most ${longestFilter} characters in filters.${key.slice(0, 100)}, got ${longest}`, 'name an attribute and its whole value');
  }
}

function checkDate(field: string, value: string | readonly string[]): string {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value) : null;
  if (typeof value !== 'string' || parts === null || !isCalendarDate(Number(parts[1]), Number(parts[2]), Number(parts[3]))) {
    throw invalid(`expected an ISO date in ${field}, got ${JSON.stringify(value)?.slice(0, 100)}`, 'write it as 2025-07-01');
  }
  return value;
}

function checkLimit(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > mostHits) throw invalid(`expected a limit of 1–${mostHits}, got ${limit}`, 'ask for fewer hits and follow nextCursor');
  return limit;
}

function invalid(message: string, mend: string): GensenError {
  return new GensenError('request.invalid', { message, mend });
}

function tooLarge(characters: number, most: number): GensenError {
  return new GensenError('request.too-large', { message: `a query has at most ${most} characters, got ${characters}`, mend: 'ask a shorter question' });
}

function unknownCorpus(unknown: readonly string[], known: readonly string[]): GensenError {
  return new GensenError('corpus.unknown', { message: `no corpus ${unknown.join(', ').slice(0, 200)}`, mend: `choose out of ${known.join(', ')}`, details: { unknown, known } });
}
