import type { AccessScope } from '../corpora-config/index.ts';
import { checkRequest, type CheckedRequest } from './check-request.ts';
import { findPassages } from './find-passages.ts';
import { makeHits } from './make-hits.ts';
import { readCursor, writeCursor } from './paging.ts';
import type { Retrieval } from './retrieval.ts';
import type { SearchRequest, SearchResult } from './retriever.ts';

/**
 * Answers a search. Timings are in milliseconds.
 * Throws `GensenError`: those of `checkRequest`, `cursor.invalid`, and those of the store.
 */
export async function search(request: SearchRequest, access: AccessScope, retrieval: Retrieval): Promise<SearchResult> {
  const begun = performance.now();
  const checked = await checkRequest(request, retrieval);
  const passages = await findPassages(checked, access, retrieval);
  const binding = { request: orderOf(checked, access), content: passages.content };
  const offset = readCursor(request.cursor, binding);
  const ranked = performance.now();
  const chunks = passages.chunks.slice(offset, offset + checked.limit);
  const hits = await makeHits({ chunks, passages, request }, access, retrieval);
  const next = offset + checked.limit;
  const ended = performance.now();
  return {
    hits,
    ...(next < passages.chunks.length ? { nextCursor: writeCursor(next, binding) } : {}),
    understood: passages.understanding.understood,
    warnings: passages.warnings,
    timings: { ...passages.timings, hits: ended - ranked, total: ended - begun },
  };
}

/** What decides the order of hits; the size of a page and what is shown beside a hit do not. */
function orderOf({ query, corpora, filters, asOf }: CheckedRequest, access: AccessScope): unknown {
  return { query, corpora, filters, asOf, tenants: access.tenants.toSorted() };
}
