import { Index, type Table } from '@lancedb/lancedb';
import { buildArrowTable } from './arrow-table.ts';
import { isKind } from './filters.ts';
import { recreateIndex, recreateIndexes } from './open-table.ts';
import { fillerRow } from './rows-of-change.ts';

/** From this many chunks on vectors get an index; below, comparing all of them takes less than 50 ms. */
const vectorIndexFrom = 100_000;

/** Up to this many rows the whole table and its term index are made anew in seconds, so that nothing is put off. */
const smallTable = 50_000;

/** A question looks through rows that no index has, some 5 ms a thousand; this many wait until they are indexed. */
const mostUnindexed = 1000;

/** A question opens a file for every fragment that it reads rows of. */
const mostFragments = 200;

/** Deleted rows leave the disk when they are one in so many. */
const purgeShare = 100;

export interface OptimiseOptions {
  /** Numbers in a vector; 0: no vectors are kept. */
  readonly dimensions: number;
  /** True: what was deleted leaves the disk now. */
  readonly purge: boolean;
}

/**
 * Brings the indexes up to date and removes what was deleted from the disk. The engine joins every fragment of less than 1,048,576
 * rows with its neighbours when asked, so that a run may write the whole table again. Therefore:
 * - a table of up to 50,000 rows is always made whole;
 * - more rows, loaded into an empty table, stay in their fragments as they were written, and every index is made once;
 * - a large table is then left alone until 1000 rows are in no index, it has 200 fragments, a hundredth of it is deleted, or `purge`.
 * Two limits of purging: in a fragment that is full deleted rows leave the disk when they are a tenth of it, and in a table of more
 * than 50,000 rows the dictionary of the term index may keep words that only deleted texts had. No query finds either.
 */
export async function optimiseTable(table: Table, { dimensions, purge }: OptimiseOptions): Promise<void> {
  if (dimensions > 0) await createVectorIndex(table);
  const state = await readState(table);
  const isSmall = state.rows <= smallTable;
  if (state.deleted.most > 0 && (purge || isSmall || state.deleted.least * purgeShare > state.rows)) return purgeTable(table, dimensions);
  if (isSmall) return compact(table);
  if (state.indexed === 0) return recreateIndexes(table);
  if (state.unindexed > mostUnindexed || state.fragments > mostFragments) await runEngine(table);
}

interface TableState {
  readonly rows: number;
  /** Rows in the term index, and rows that are not. */
  readonly indexed: number;
  readonly unindexed: number;
  readonly deleted: Bounds;
  readonly fragments: number;
}

async function readState(table: Table): Promise<TableState> {
  const [rows, deleted, terms, { fragmentStats }] = [await table.countRows(), await countDeletedRows(table), await table.indexStats('matched_idx'), await table.stats()];
  return { rows, deleted, indexed: terms?.numIndexedRows ?? 0, unindexed: terms?.numUnindexedRows ?? rows, fragments: fragmentStats.numFragments };
}

async function purgeTable(table: Table, dimensions: number): Promise<void> {
  await compact(table);
  if ((await countDeletedRows(table)).most > 0) await rewriteLastFragment(table, dimensions);
  await recreateIndex(table, 'attributes');
  if ((await table.countRows()) <= smallTable) await recreateIndex(table, 'matched');
  await compact(table);
}

/** The engine drops deleted rows when it joins a fragment with another; so a row that means nothing is written, and joined. */
async function rewriteLastFragment(table: Table, dimensions: number): Promise<void> {
  await table.mergeInsert('id').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(buildArrowTable({ ledger: [fillerRow()], blocks: [] }, dimensions));
  await compact(table);
}

async function createVectorIndex(table: Table): Promise<void> {
  const held = await table.listIndices();
  if (held.some(({ columns }) => columns.includes('vector'))) return;
  if ((await table.countRows(`${isKind('chunk')} AND vector IS NOT NULL`)) < vectorIndexFrom) return;
  await table.createIndex('vector', { config: Index.ivfPq({ distanceType: 'cosine' }) });
}

/** The second run removes the version that the first one made old. */
async function compact(table: Table): Promise<void> {
  for (let run = 0; run < 2; run += 1) await runEngine(table);
}

/** Joins fragments, removes old versions, and adds to the indexes, in this order. There is one writer, so nothing unfinished is cut off. */
async function runEngine(table: Table): Promise<void> {
  await table.optimize({ cleanupOlderThan: new Date(), deleteUnverified: true });
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Rows that still lie on the disk and are deleted. The engine gives the mean cut to a whole number; with one or two fragments the sum is exact. */
async function countDeletedRows(table: Table): Promise<Bounds> {
  const { fragmentStats, numRows } = await table.stats();
  const { numFragments, lengths } = fragmentStats;
  if (numFragments === 0) return { least: 0, most: 0 };
  if (numFragments <= 2) {
    const deleted = (numFragments === 1 ? lengths.max : lengths.min + lengths.max) - numRows;
    return { least: deleted, most: deleted };
  }
  const least = Math.max(0, lengths.mean * numFragments - numRows);
  return { least, most: lengths.mean * numFragments + numFragments - 1 - numRows };
}
