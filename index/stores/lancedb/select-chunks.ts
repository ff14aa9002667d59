import { MatchQuery, type Table } from '@lancedb/lancedb';
import type { RecordBatch } from 'apache-arrow';
import type { Candidate, SelectionScope, StoredChunk } from '../chunk-store.ts';
import { compareInDocumentOrder, type DocumentPlace } from '../selection.ts';
import { all, hasId, underFilter } from './filters.ts';
import { chunkColumns, readChunk, readNumber, readText } from './read-rows.ts';
import { readAll, type BatchQuery } from './read-table.ts';
import type { RowReader } from './row-reader.ts';
import { rowId } from './row-schema.ts';
import { selectBest, type BestQuestions } from './select-best.ts';
import { selectUnfiltered } from './select-unfiltered.ts';

/** Where to select, and how much. */
export interface Selection {
  readonly table: Table;
  readonly rows: RowReader;
  readonly scope: SelectionScope;
  /** The scope, from `scopeFilter`. */
  readonly filter: string;
  readonly limit: number;
}

/**
 * Chunks that hold one of the terms. The score is the engine's BM25 over the table, without the terms' weights: a boolean query
 * with a boost per term takes seventy times as long (500 ms for 12 terms over 1.2 million chunks), and the true score is made above.
 */
export async function selectByTerms({ table, rows, scope, filter, limit }: Selection, terms: readonly string[]): Promise<readonly Candidate[]> {
  if (terms.length === 0 || limit < 1) return [];
  const query = new MatchQuery(terms.join(' '), 'matched');
  const unfiltered = await selectUnfiltered({ table, rows, scope, limit }, query).catch(whatFilteringTells);
  if (unfiltered !== undefined) return unfiltered;
  const ask: AskEngine = (columns, count) => table.query().fullTextSearch(query).where(filter).select([...columns, '_score']).limit(count);
  return selectBest(questionsOf({ table, filter, ask, readScore: (batch, row) => readNumber(batch, '_score', row) }), limit);
}

/** A version that was cleaned up under the question, or a true failure: the question with the filter meets it again and says which. */
function whatFilteringTells(): undefined {
  return undefined;
}

/** Chunks by cosine to a unit vector. */
export async function selectByVector({ table, filter, limit }: Selection, vector: Float32Array): Promise<readonly Candidate[]> {
  if (limit < 1) return [];
  const filled = all([filter, 'vector IS NOT NULL']);
  const ask: AskEngine = (columns, count) =>
    table.query().nearestTo(vector).column('vector').distanceType('cosine').nprobes(probes).refineFactor(4).where(filled).select([...columns, '_distance']).limit(count);
  return selectBest(questionsOf({ table, filter, ask, readScore: (batch, row) => 1 - readNumber(batch, '_distance', row) }), limit);
}

type AskEngine = (columns: readonly string[], count: number) => BatchQuery;

interface Leg {
  readonly table: Table;
  readonly filter: string;
  readonly ask: AskEngine;
  readonly readScore: (batch: RecordBatch, row: number) => number;
}

function questionsOf({ table, filter, ask, readScore }: Leg): BestQuestions {
  return {
    candidates: (count) => readAll(table, () => ask(chunkColumns, count), (batch, row) => ({ chunk: readChunk(batch, row), score: readScore(batch, row) })),
    scores: (count) => readAll(table, () => ask(['id'], count), (batch, row) => ({ id: chunkId(readText(batch, 'id', row)), score: readScore(batch, row) })),
    chunks: (ids) => readChunks({ table, filter, ids }),
  };
}

/** The identifier of a chunk's row without its kind. */
function chunkId(id: string): string {
  return id.slice(rowId('chunk', '').length);
}

/** Cells of the vector index that a question looks into; a table without one is searched whole. */
const probes = 32;

/** Chunks that are `prefix` or below it, in document order. Places are read first, so that only `limit` texts are. */
export async function selectByPrefix({ table, filter, limit }: Selection, prefix: string): Promise<readonly StoredChunk[]> {
  const under = all([filter, underFilter(prefix)]);
  const places = await readAll(table, () => table.query().where(under).select(['id', 'document', 'ordinal']), readPlace);
  const first = places.sort(compareInDocumentOrder).slice(0, Math.max(0, limit));
  return readChunks({ table, filter, ids: first.map(({ id }) => chunkId(id)) });
}

/** The chunks with these identifiers inside `filter`, in the order asked; those that are not there are left out. */
export async function readChunks({ table, filter, ids }: { readonly table: Table; readonly filter: string; readonly ids: readonly string[] }): Promise<readonly StoredChunk[]> {
  if (ids.length === 0) return [];
  const wanted = all([hasId('chunk', ids), filter]);
  const found = await readAll(table, () => table.query().where(wanted).select([...chunkColumns]), readChunk);
  const byId = new Map(found.map((chunk) => [chunk.id, chunk]));
  return ids.map((id) => byId.get(id)).filter((chunk) => chunk !== undefined);
}

function readPlace(batch: RecordBatch, row: number): DocumentPlace {
  return { id: readText(batch, 'id', row), document: readText(batch, 'document', row), ordinal: readNumber(batch, 'ordinal', row) };
}
