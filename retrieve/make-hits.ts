import type { AccessScope } from '../corpora-config/index.ts';
import { highlightSpans, type StoredDocument } from '../index/index.ts';
import { findNeighbours, type Neighbours } from './context/neighbours.ts';
import { describeStanding } from './context/revisions.ts';
import type { Passages } from './find-passages.ts';
import type { GroupedChunk } from './group.ts';
import type { Retrieval } from './retrieval.ts';
import type { Hit, SearchRequest } from './retriever.ts';

/** One page of ranked chunks with what a hit shows beside them. */
export interface Page {
  readonly chunks: readonly GroupedChunk[];
  readonly passages: Pick<Passages, 'terms' | 'explain'>;
  readonly request: Pick<SearchRequest, 'explain' | 'expand' | 'asOf'>;
}

/** Makes hits of a page. A chunk whose document is gone by now (removed after the selection) is left out. */
export async function makeHits({ chunks, passages, request }: Page, access: AccessScope, retrieval: Retrieval): Promise<readonly Hit[]> {
  const documents = await readDocuments(chunks, access, retrieval);
  const neighbours = request.expand === true ? await findNeighbours(chunks.map(({ chunk }) => chunk), retrieval.store) : new Map<string, Neighbours>();
  const asked = new Set(passages.terms.keys());
  return chunks.flatMap((ranked) => {
    const document = documents.get(ranked.chunk.document);
    if (document === undefined) return [];
    const context = neighbours.get(ranked.chunk.id);
    const explanation = request.explain === true ? passages.explain(ranked.chunk) : undefined;
    return [{
      ...describe(ranked, document),
      ...describeStanding(document, request.asOf ?? retrieval.today()),
      highlights: highlightSpans(ranked.chunk.text, asked, retrieval.analyser),
      ...(ranked.siblings.length === 0 ? {} : { siblings: ranked.siblings }),
      ...(context === undefined ? {} : { context }),
      ...(explanation === undefined ? {} : { explanation }),
    }];
  });
}

/** Documents by id, one read a corpus. */
export async function readDocuments(chunks: readonly Pick<GroupedChunk, 'chunk'>[], access: AccessScope, { store }: Pick<Retrieval, 'store'>): Promise<ReadonlyMap<string, StoredDocument>> {
  const corpora = [...new Set(chunks.map(({ chunk }) => chunk.corpus))];
  const read = await Promise.all(corpora.map((corpus) => {
    const ids = new Set(chunks.filter(({ chunk }) => chunk.corpus === corpus).map(({ chunk }) => chunk.document));
    return store.getDocuments(corpus, [...ids], access);
  }));
  return new Map(read.flat().map((document) => [document.id, document]));
}

function describe({ chunk, score, legs }: GroupedChunk, document: StoredDocument): Omit<Hit, 'highlights' | 'status' | 'statusNote'> {
  return {
    id: chunk.id,
    corpus: chunk.corpus,
    document: { id: document.id, title: document.title, date: document.date ?? null, uri: document.uri },
    breadcrumb: chunk.breadcrumb,
    text: chunk.text,
    score,
    legs,
    locator: chunk.locator,
    revision: document.revision.id,
    contentHash: chunk.contentHash,
    attributes: chunk.attributes,
    tenant: chunk.tenant,
    unit: chunk.parent,
  };
}
