import type { AccessScope } from '../../corpora-config/index.ts';
import type { Candidate, ChunkStore, SelectionScope, StoreChange, StoredChunk, StoredDocument, StoredItem, TermStatistics, WeightedTerm } from './chunk-store.ts';
import { unpackChunks } from './packed-chunks.ts';
import { compareBestFirst, compareInDocumentOrder, compareText, isInScope, maySee, splitTerms, standsUnder } from './selection.ts';

/**
 * A store that lives as long as its process: every question reads every chunk. For tests, and as the plain statement of
 * what the port means. The lexical score is the sum of the weights of the terms that a chunk holds.
 */
export function openMemoryStore(): ChunkStore {
  const corpora = new Map<string, Shelf>();
  const shelfOf = (corpus: string): Shelf => corpora.get(corpus) ?? emptyShelf();
  const chunksIn = (scope: SelectionScope): readonly StoredChunk[] =>
    [...shelfOf(scope.corpus).chunks.values()].filter((chunk) => isInScope(chunk, scope));
  return {
    supports: { denseVectors: true, persistence: false },
    corpora: async () => [...corpora].filter(([, shelf]) => !isEmpty(shelf)).map(([corpus]) => corpus).sort(compareText),
    apply: async (corpus, change) => void corpora.set(corpus, changed(shelfOf(corpus), change)),
    items: (corpus) => stream(shelfOf(corpus).items),
    documents: (corpus) => stream(shelfOf(corpus).documents),
    chunks: (corpus) => stream(withoutVectors(shelfOf(corpus).chunks)),
    chunksOf: async (corpus, document, { vectors } = { vectors: false }) =>
      [...shelfOf(corpus).chunks.values()].filter((chunk) => chunk.document === document).sort(compareInDocumentOrder).map((chunk) => (vectors ? chunk : withoutVector(chunk))),
    getChunks: async (corpus, ids, access) => visible(ids, shelfOf(corpus).chunks, access).map(withoutVector),
    getDocuments: async (corpus, ids, access) => visible(ids, shelfOf(corpus).documents, access),
    selectUnder: async (scope, prefix, limit) =>
      chunksIn(scope).filter(({ id }) => standsUnder(id, prefix)).sort(compareInDocumentOrder).slice(0, limit).map(withoutVector),
    selectLexical: async (scope, terms, limit) => best(chunksIn(scope).map((chunk) => ({ chunk, score: weigh(chunk, terms) })).filter(({ score }) => score > 0), limit),
    selectDense: async (scope, vector, limit) =>
      best(chunksIn(scope).flatMap((chunk) => (chunk.vector === undefined ? [] : [{ chunk, score: cosine(chunk.vector, vector) }])), limit),
    statistics: async ({ corpus, access }, terms) => count(chunksIn({ corpus, access }), terms),
    optimise: async () => {},
    bytes: async () => [...corpora.values()].reduce((sum, shelf) => sum + bytesOf(shelf), 0),
    close: async () => {},
  };
}

interface Shelf {
  readonly items: ReadonlyMap<string, StoredItem>;
  readonly documents: ReadonlyMap<string, StoredDocument>;
  readonly chunks: ReadonlyMap<string, StoredChunk>;
}

function emptyShelf(): Shelf {
  return { items: new Map(), documents: new Map(), chunks: new Map() };
}

function isEmpty({ items, documents, chunks }: Shelf): boolean {
  return items.size + documents.size + chunks.size === 0;
}

/** A new shelf, so that a reader of the old one never meets half a change. Removal comes first: what is put, stays. */
function changed(shelf: Shelf, change: StoreChange): Shelf {
  const items = new Map(shelf.items);
  const documents = new Map(shelf.documents);
  const gone = new Set(change.removeDocuments);
  const chunks = new Map([...shelf.chunks].filter(([, { document }]) => !gone.has(document)));
  for (const key of change.removeItems) items.delete(key);
  for (const id of change.removeDocuments) documents.delete(id);
  for (const id of change.removeChunks) chunks.delete(id);
  for (const item of change.putItems) items.set(item.key, item);
  for (const document of change.putDocuments) documents.set(document.id, document);
  for (const chunk of [...change.putChunks, ...(change.putPacked ?? []).flatMap(unpackChunks)]) chunks.set(chunk.id, chunk);
  return { items, documents, chunks };
}

async function* stream<Row>(rows: ReadonlyMap<string, Row>): AsyncIterable<Row> {
  yield* rows.values();
}

function withoutVectors(chunks: ReadonlyMap<string, StoredChunk>): ReadonlyMap<string, StoredChunk> {
  return new Map([...chunks].map(([id, chunk]) => [id, withoutVector(chunk)]));
}

function withoutVector(chunk: StoredChunk): StoredChunk {
  const { vector, ...rest } = chunk;
  return vector === undefined ? chunk : rest;
}

function visible<Row extends { readonly tenant: string }>(ids: readonly string[], rows: ReadonlyMap<string, Row>, access: AccessScope): readonly Row[] {
  return ids.map((id) => rows.get(id)).filter((row) => row !== undefined && maySee(access, row.tenant)) as readonly Row[];
}

function best(candidates: readonly Candidate[], limit: number): readonly Candidate[] {
  return candidates.toSorted(compareBestFirst).slice(0, limit).map(({ chunk, score }) => ({ chunk: withoutVector(chunk), score }));
}

function weigh(chunk: StoredChunk, terms: readonly WeightedTerm[]): number {
  const held = termsOf(chunk);
  return terms.reduce((sum, { term, weight }) => sum + (held.has(term) ? weight : 0), 0);
}

function termsOf(chunk: StoredChunk): ReadonlySet<string> {
  return new Set([...splitTerms(chunk.headingTerms), ...splitTerms(chunk.terms)]);
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array): number => x.reduce((sum, value, index) => sum + value * (y[index] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

function count(chunks: readonly StoredChunk[], terms: readonly string[]): TermStatistics {
  const held = chunks.map(termsOf);
  return {
    chunks: chunks.length,
    meanTerms: { terms: mean(chunks.map((chunk) => splitTerms(chunk.terms).length)), headingTerms: mean(chunks.map((chunk) => splitTerms(chunk.headingTerms).length)) },
    chunkFrequency: new Map(terms.map((term) => [term, held.filter((set) => set.has(term)).length])),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function bytesOf({ items, documents, chunks }: Shelf): number {
  return [items, documents, chunks].reduce((sum, rows) => sum + JSON.stringify([...rows.values()]).length, 0);
}
