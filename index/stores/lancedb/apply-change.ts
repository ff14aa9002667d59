import type { Table } from '@lancedb/lancedb';
import type { StoreChange } from '../chunk-store.ts';
import { buildArrowTable } from './arrow-table.ts';
import { chunkKey } from '../packed/chunk-cells.ts';
import { all, isKind, isOneOf, removalFilter } from './filters.ts';
import { readTerms, readText } from './read-rows.ts';
import { keysOf, rowsOfChange, type PutRows } from './rows-of-change.ts';
import type { CountedChunk } from './statistics/corpus-counts.ts';
import type { CountsKeeper } from './statistics/counts-keeper.ts';

/** What a change is applied to. */
export interface ChangeTarget {
  readonly table: Table;
  /** Numbers in a vector; 0: no vectors are kept. */
  readonly dimensions: number;
  readonly counts: CountsKeeper;
}

/**
 * Applies a change as one Lance commit, so that a reader sees all of it or nothing. New rows are appended; otherwise one
 * `mergeInsert` replaces by id, inserts and deletes (336 ms for thirty rows in 1.2 million; 6 ms without deletions).
 */
export async function applyChange({ table, dimensions, counts }: ChangeTarget, change: StoreChange): Promise<void> {
  const rows = rowsOfChange(change);
  const removal = removalFilter(change);
  if (isEmpty(rows) && removal === undefined) return;
  await counts.current(table);
  const out = change.onlyNew ? [] : await readReplaced(table, change, rows.blocks.flatMap(keysOf));
  try {
    const version = await commit({ table, rows, removal, onlyNew: change.onlyNew, dimensions });
    counts.follow(version, { out, in: rows.blocks.flatMap((block) => block.counts) });
  } catch (cause) {
    counts.forget();
    throw cause;
  }
}

interface Commit {
  readonly table: Table;
  readonly rows: PutRows;
  readonly removal: string | undefined;
  readonly onlyNew: boolean;
  readonly dimensions: number;
}

async function commit({ table, rows, removal, onlyNew, dimensions }: Commit): Promise<number> {
  if (isEmpty(rows)) return (await table.delete(removal ?? 'false')).version;
  const data = buildArrowTable(rows, dimensions);
  if (onlyNew && removal === undefined) return (await table.add(data)).version;
  const merge = table.mergeInsert('id').whenMatchedUpdateAll().whenNotMatchedInsertAll();
  return (await (removal === undefined ? merge : merge.whenNotMatchedBySourceDelete({ where: removal })).execute(data)).version;
}

function isEmpty({ ledger, blocks }: PutRows): boolean {
  return ledger.length + blocks.length === 0;
}

/** The chunks that the change will take away or replace, as far as they are counted. Nobody else writes in between. */
async function readReplaced(table: Table, { removeChunks, removeDocuments }: StoreChange, putKeys: readonly string[]): Promise<readonly CountedChunk[]> {
  const keys = [...new Set([...putKeys, ...removeChunks.map(chunkKey)])];
  const filters = [
    ...inPortions(keys).map((portion) => isOneOf('id', portion)),
    ...inPortions(removeDocuments).map((portion) => all([isOneOf('document', portion), isKind('chunk')])),
  ];
  const replaced = new Map<string, CountedChunk>();
  for (const filter of filters) {
    for await (const batch of table.query().where(filter).select(['id', 'tenant', 'matched'])) {
      for (let row = 0; row < batch.numRows; row += 1) {
        replaced.set(readText(batch, 'id', row), { tenant: readText(batch, 'tenant', row), ...readTerms(batch, row) });
      }
    }
  }
  return [...replaced.values()];
}

/** Cuts a list, so that no filter becomes too long. */
function inPortions(ids: readonly string[]): readonly (readonly string[])[] {
  const size = 2000;
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) => ids.slice(index * size, (index + 1) * size));
}
