import type { Table } from '@lancedb/lancedb';
import type { StoreChange, StoredChunk } from '../chunk-store.ts';
import { packChunks } from '../packed-chunks.ts';
import { buildArrowTable } from './arrow-table.ts';
import { chunkKey } from '../packed/chunk-cells.ts';
import { all, isKind, isOneOf, removalFilter } from './filters.ts';
import { readTerms, readText } from './read-rows.ts';
import { compareInDocumentOrder } from '../selection.ts';
import type { KnownDocuments } from './revisions/known-documents.ts';
import { planRevisions, type PlannedChange } from './revisions/plan-revisions.ts';
import type { RevisionReader } from './revisions/revision-reader.ts';
import { rowId } from './row-schema.ts';
import { keysOf, rowsOfChange, type PutRows } from './rows-of-change.ts';
import type { CountedChunk } from './statistics/corpus-counts.ts';
import { countUses, usedColumns, type CountsKeeper } from './statistics/counts-keeper.ts';

/** What a change is applied to. */
export interface ChangeTarget {
  readonly table: Table;
  /** Numbers in a vector; 0: no vectors are kept. */
  readonly dimensions: number;
  readonly counts: CountsKeeper;
  readonly revisions: RevisionReader;
  readonly documents: KnownDocuments;
}

/**
 * Applies a change as one Lance commit, so that a reader sees all of it or nothing. New rows are appended; otherwise one
 * `mergeInsert` replaces by id, inserts and deletes (336 ms for thirty rows in 1.2 million; 6 ms without deletions).
 */
export async function applyChange(target: ChangeTarget, change: StoreChange): Promise<void> {
  const { table, dimensions, counts } = target;
  const planned = (await planRevisions(target, change)) ?? (await planPlainly(target, change));
  const plain = rowsOfChange(planned.plain);
  const rows = withRevisions(plain, planned);
  const removal = removalOf(change, planned);
  if (isEmpty(rows) && removal === undefined) return;
  await counts.current(target);
  const replaced = change.onlyNew ? [] : await readReplaced(table, planned, [...plain.blocks.flatMap(keysOf), ...planned.rows.map(({ id }) => chunkKey(id))]);
  try {
    const version = await commit({ table, rows, removal, onlyNew: planned.onlyNew, dimensions });
    counts.follow(version, { out: [...replaced, ...planned.out], in: plain.blocks.flatMap((block) => block.counts), added: planned.in });
    target.documents.follow(change);
    if (planned.sharing !== undefined) target.revisions.follow(version, planned.sharing);
  } catch (cause) {
    counts.forget();
    target.documents.forget();
    throw cause;
  }
}

type Planned = Omit<PlannedChange, 'sharing'> & Partial<Pick<PlannedChange, 'sharing'>>;

/** A change of no work that has several revisions. The set of those that share rows stays what it is, when it is at hand. */
async function planPlainly({ revisions, table }: ChangeTarget, change: StoreChange): Promise<Planned> {
  const sharing = revisions.held(await table.version());
  return { plain: change, rows: [], lists: [], removeKeys: [], out: [], in: [], known: new Set(), gone: new Map(), onlyNew: change.onlyNew, ...(sharing === undefined ? {} : { sharing }) };
}

function withRevisions({ ledger, blocks }: PutRows, { lists, rows }: Planned): PutRows {
  return { ledger: [...ledger, ...lists], blocks: rows.length === 0 ? blocks : [...blocks, packChunks(shareAttributes(rows))] };
}

/** Rows of equal attributes get one object, by which the packing tells that neighbours share everything shared. */
function shareAttributes(rows: readonly StoredChunk[]): readonly StoredChunk[] {
  const known = new Map<string, StoredChunk['attributes']>();
  return rows.toSorted(compareInDocumentOrder).map((row) => {
    const text = JSON.stringify(row.attributes);
    const attributes = known.get(text) ?? row.attributes;
    known.set(text, attributes);
    return { ...row, attributes };
  });
}

/** The chunks of works that share rows go one by one: another revision may have them too. */
function removalOf({ removeDocuments }: StoreChange, { plain, removeKeys }: Planned): string | undefined {
  const kept = new Set(plain.removeDocuments);
  return removalFilter(plain, [...removeKeys, ...removeDocuments.filter((id) => !kept.has(id)).map((id) => rowId('document', id))]);
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
async function readReplaced(table: Table, { plain: { removeChunks, removeDocuments }, known, gone }: Planned, putKeys: readonly string[]): Promise<readonly CountedChunk[]> {
  const keys = [...new Set([...putKeys, ...removeChunks.map(chunkKey)])];
  const filters = [
    ...inPortions(keys).map((portion) => isOneOf('id', portion)),
    ...inPortions(removeDocuments).map((portion) => all([isOneOf('document', portion), isKind('chunk')])),
  ];
  const replaced = new Map<string, CountedChunk>();
  for (const filter of filters) {
    for await (const batch of table.query().where(filter).select(['id', 'tenant', 'matched', ...(gone.size === 0 ? [] : usedColumns)])) {
      for (let row = 0; row < batch.numRows; row += 1) {
        const key = readText(batch, 'id', row);
        if (known.has(key.slice(chunkKey('').length))) continue;
        replaced.set(key, { tenant: readText(batch, 'tenant', row), ...readTerms(batch, row), ...(gone.size === 0 ? {} : { times: countUses(gone, batch, row) }) });
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
