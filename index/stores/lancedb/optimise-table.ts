import { Index, type Table } from '@lancedb/lancedb';
import { buildArrowTable } from './arrow-table.ts';
import { isKind } from './filters.ts';
import { recreateIndex } from './open-table.ts';
import { createRowSchema } from './row-schema.ts';
import { fillerRow } from './rows-of-change.ts';

/** From this many chunks on vectors get an index; below, comparing all of them takes less than 50 ms. */
const vectorIndexFrom = 100_000;

/** Up to this many rows the term index is made anew after deletions, which takes seconds; so its dictionary holds no word of deleted texts. */
const renewTermsUpTo = 50_000;

/**
 * Brings every index up to date, joins small fragments, and removes what was deleted from the disk. Two limits: in a fragment
 * that is full (1,048,576 rows) deleted rows leave the disk when they are a tenth of it, and in a table of more than
 * 50,000 rows the dictionary of the term index may keep words that only deleted texts had. No query finds either.
 */
export async function optimiseTable(table: Table, dimensions: number): Promise<void> {
  if (dimensions > 0) await createVectorIndex(table);
  const hadDeletedRows = (await countDeletedRows(table)) > 0;
  await compact(table);
  if (!hadDeletedRows) return;
  if ((await countDeletedRows(table)) > 0) await rewriteLastFragment(table, dimensions);
  await recreateIndex(table, 'attributes');
  if ((await table.countRows()) <= renewTermsUpTo) await recreateIndex(table, 'matched');
  await compact(table);
}

/** The engine drops deleted rows when it joins a fragment with another; so a row that means nothing is written, and joined. */
async function rewriteLastFragment(table: Table, dimensions: number): Promise<void> {
  await table.mergeInsert('id').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(buildArrowTable([fillerRow()], createRowSchema(dimensions), dimensions));
  await compact(table);
}

async function createVectorIndex(table: Table): Promise<void> {
  const held = await table.listIndices();
  if (held.some(({ columns }) => columns.includes('vector'))) return;
  if ((await table.countRows(`${isKind('chunk')} AND vector IS NOT NULL`)) < vectorIndexFrom) return;
  await table.createIndex('vector', { config: Index.ivfPq({ distanceType: 'cosine' }) });
}

/** The second run removes the version that the first one made old. There is one writer, so nothing unfinished is cut off. */
async function compact(table: Table): Promise<void> {
  for (let run = 0; run < 2; run += 1) await table.optimize({ cleanupOlderThan: new Date(), deleteUnverified: true });
}

/** Rows that still lie on the disk and are deleted. The engine gives the mean cut to a whole number; with one or two fragments the sum is exact. */
async function countDeletedRows(table: Table): Promise<number> {
  const { fragmentStats, numRows } = await table.stats();
  const { numFragments, lengths } = fragmentStats;
  if (numFragments === 0) return 0;
  if (numFragments === 1) return lengths.max - numRows;
  return (numFragments === 2 ? lengths.min + lengths.max : lengths.mean * numFragments + numFragments - 1) - numRows;
}
