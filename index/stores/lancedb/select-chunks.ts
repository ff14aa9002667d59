import { MatchQuery, type Table } from '@lancedb/lancedb';
import type { RecordBatch } from 'apache-arrow';
import type { Candidate, SelectionScope } from '../chunk-store.ts';
import { all } from './filters.ts';
import { chunkColumns, readChunk, readNumber, readText } from './read-rows.ts';
import { readAll, type BatchQuery } from './read-table.ts';
import { expandCandidates } from './revisions/expand-candidates.ts';
import type { RevisionsHeld } from './revisions/revision-reader.ts';
import { selectBest, type BestQuestions } from './select-best.ts';
import { chunkIdOf, readChunks } from './select-places.ts';
import type { Selection } from './store-selection.ts';
import { selectUnfiltered } from './select-unfiltered.ts';

/**
 * Chunks that hold one of the terms. The score is the engine's BM25 over the table, without the terms' weights: a boolean query
 * with a boost per term takes seventy times as long (500 ms for 12 terms over 1.2 million chunks), and the true score is made above.
 */
export async function selectByTerms({ table, rows, held, scope, filter, limit }: Selection, terms: readonly string[]): Promise<readonly Candidate[]> {
  if (terms.length === 0 || limit < 1) return [];
  const query = new MatchQuery(terms.join(' '), 'matched');
  const unfiltered = await selectUnfiltered({ table, rows, held, scope, limit }, query).catch(whatFilteringTells);
  if (unfiltered !== undefined) return unfiltered;
  const ask: AskEngine = (columns, count) => table.query().fullTextSearch(query).where(filter).select([...columns, '_score']).limit(count);
  return selectBest(questionsOf({ table, filter, held, scope, ask, readScore: (batch, row) => readNumber(batch, '_score', row) }), limit);
}

/** A version that was cleaned up under the question, or a true failure: the question with the filter meets it again and says which. */
function whatFilteringTells(cause: unknown): undefined {
  if (cause instanceof TypeError) throw cause;
}

/** Chunks by cosine to a unit vector. */
export async function selectByVector({ table, filter, held, scope, limit }: Selection, vector: Float32Array): Promise<readonly Candidate[]> {
  if (limit < 1) return [];
  const filled = all([filter, 'vector IS NOT NULL']);
  const ask: AskEngine = (columns, count) =>
    table.query().nearestTo(vector).column('vector').distanceType('cosine').nprobes(probes).refineFactor(4).where(filled).select([...columns, '_distance']).limit(count);
  return selectBest(questionsOf({ table, filter, held, scope, ask, readScore: (batch, row) => 1 - readNumber(batch, '_distance', row) }), limit);
}

type AskEngine = (columns: readonly string[], count: number) => BatchQuery;

interface Leg {
  readonly table: Table;
  readonly filter: string;
  readonly held: RevisionsHeld;
  readonly scope: SelectionScope;
  readonly ask: AskEngine;
  readonly readScore: (batch: RecordBatch, row: number) => number;
}

function questionsOf({ table, filter, held, scope, ask, readScore }: Leg): BestQuestions {
  return {
    candidates: (count) => readAll(table, () => ask(chunkColumns, count), (batch, row) => ({ chunk: readChunk(batch, row), score: readScore(batch, row) })),
    scores: (count) => readAll(table, () => ask(['id'], count), (batch, row) => ({ id: chunkIdOf(readText(batch, 'id', row)), score: readScore(batch, row) })),
    chunks: (ids) => readChunks({ table, filter, ids }),
    ...(held.works.size === 0 ? {} : { expand: (found: readonly Candidate[]) => expandCandidates(found, held, scope) }),
  };
}

/** Cells of the vector index that a question looks into; a table without one is searched whole. */
const probes = 32;
