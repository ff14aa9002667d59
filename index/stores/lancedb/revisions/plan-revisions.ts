import type { RecordBatch } from 'apache-arrow';
import type { StoreChange, StoredChunk } from '../../chunk-store.ts';
import { cellsOf, chunkKey } from '../../packed/chunk-cells.ts';
import { all, isKind, isOneOf } from '../filters.ts';
import { checkedColumns, hasItsColumns, readChunk, readChunkWithVector } from '../read-rows.ts';
import { readAll } from '../read-table.ts';
import { rowId, type LedgerRow } from '../row-schema.ts';
import { rowOfList } from './list-row.ts';
import type { RevisionsHeld } from './revision-reader.ts';
import { shareChunks } from './share-chunks.ts';
import type { SharedRows } from './shared-rows.ts';
import { divideChange, findWorks, groupByWork, type DividedChange, type PlannedTable } from './works-of-change.ts';

/** A change with the rows that revisions share: what is written as it is, and what becomes of the works of several revisions. */
export interface PlannedChange {
  /** The rest of the change. */
  readonly plain: StoreChange;
  /** Rows to put beside it. */
  readonly rows: readonly StoredChunk[];
  readonly lists: readonly LedgerRow[];
  /** Keys of rows that go. */
  readonly removeKeys: readonly string[];
  /** Chunks that the works had and have no more, and that they have now; for the counts. */
  readonly out: readonly StoredChunk[];
  readonly in: readonly StoredChunk[];
  /** Identifiers that the works had; the plain rest counts none of them. */
  readonly known: ReadonlySet<string>;
  /** Works that the rest removes whole; their rows count as often as revisions have them. */
  readonly gone: ReadonlyMap<string, SharedRows>;
  /** Works that share rows after it. */
  readonly sharing: ReadonlySet<string>;
  /** True: no row that it puts was there before. */
  readonly onlyNew: boolean;
}

/** Works are planned together up to this many documents. */
const mostDocuments = 500;

/**
 * Finds the works of a change that have several revisions, applies to all their chunks what the change says, and makes rows of
 * them anew; only those that differ from the rows held are written. Undefined when the change names no such work.
 */
export async function planRevisions(target: PlannedTable, change: StoreChange): Promise<PlannedChange | undefined> {
  const works = await findWorks(target, change);
  if (works === undefined || works.planned.size + works.gone.size === 0) return undefined;
  const divided = divideChange(change, works.planned);
  const parts: PlannedPart[] = [];
  for (const portion of portionsOf(works.planned)) parts.push(planPortion(await readHeld(target, works.held, portion), divided, new Set(change.removeDocuments)));
  const known = new Set(parts.flatMap((part) => [...part.known]));
  // A row that this change puts or leaves stays, whatever the works had under its key.
  const stays = new Set([...parts.flatMap((part) => part.stays), ...divided.plain.putChunks.map(({ id }) => chunkKey(id))]);
  const lists = parts.flatMap((part) => part.lists);
  return {
    plain: { ...divided.plain, removeChunks: divided.plain.removeChunks.filter((id) => !known.has(id)) },
    rows: parts.flatMap((part) => part.rows),
    lists,
    removeKeys: [...parts.flatMap((part) => part.leaves).filter((key) => !stays.has(key)), ...[...works.gone.keys()].map((work) => rowId('revisions', work))],
    out: parts.flatMap((part) => part.out),
    in: parts.flatMap((part) => part.in),
    known,
    gone: works.gone,
    sharing: followSharing(works.held.works, [...works.planned.keys(), ...works.gone.keys()], parts.flatMap((part) => part.sharing)),
    onlyNew: change.onlyNew && parts.every((part) => part.onlyNew),
  };
}

function* portionsOf(works: ReadonlyMap<string, ReadonlySet<string>>): Iterable<ReadonlyMap<string, ReadonlySet<string>>> {
  let portion = new Map<string, ReadonlySet<string>>();
  let documents = 0;
  for (const [work, ids] of works) {
    if (documents + ids.size > mostDocuments && portion.size > 0) {
      yield portion;
      portion = new Map();
      documents = 0;
    }
    portion.set(work, ids);
    documents += ids.size;
  }
  if (portion.size > 0) yield portion;
}

/** What becomes of some works. */
interface PlannedPart extends Pick<PlannedChange, 'rows' | 'lists' | 'out' | 'in' | 'onlyNew' | 'known'> {
  /** Keys of rows that are not made again, and of those that are. */
  readonly leaves: readonly string[];
  readonly stays: readonly string[];
  /** Works that share rows after it. */
  readonly sharing: readonly string[];
}

function planPortion(held: HeldWorks, { put, replaced }: DividedChange, gone: ReadonlySet<string>): PlannedPart {
  const kept = [...held.chunks.values()].filter(({ id, document }) => !gone.has(document) && !replaced.has(id));
  const chunks = groupByWork([...kept, ...held.works.flatMap((work) => put.get(work) ?? [])]);
  const heldIds = new Set(held.rows.keys());
  const shared = held.works.map((work) => shareChunks(work, chunks.get(work) ?? [], heldIds));
  const rows = shared.flatMap((one) => one.rows);
  const lists = shared.flatMap(({ list }) => list ?? []);
  const now = new Map([...chunks.values()].flat().map((chunk) => [chunk.id, chunk]));
  const sharing = lists.map(({ work }) => work);
  return {
    rows: rows.filter((row) => held.damaged.has(row.id) || !isSameRow(held.rows.get(row.id), row)),
    lists: lists.filter((list) => JSON.stringify(list) !== JSON.stringify(held.lists.get(list.work)?.list)).map(rowOfList),
    leaves: [...[...heldIds].map(chunkKey), ...held.works.filter((work) => held.lists.has(work) && !sharing.includes(work)).map((work) => rowId('revisions', work))],
    stays: rows.map(({ id }) => chunkKey(id)),
    out: [...held.chunks.values()].filter((chunk) => !hasSameTerms(now.get(chunk.id), chunk)),
    in: [...now.values()].filter((chunk) => !hasSameTerms(held.chunks.get(chunk.id), chunk)),
    known: new Set(held.chunks.keys()),
    sharing,
    onlyNew: rows.every(({ id }) => !heldIds.has(id)) && lists.every(({ work }) => !held.lists.has(work)),
  };
}

interface HeldWorks {
  readonly works: readonly string[];
  /** By identifier of the row, which is that of its holder's chunk. */
  readonly rows: ReadonlyMap<string, StoredChunk>;
  /** Identifiers of rows whose columns contradict them. */
  readonly damaged: ReadonlySet<string>;
  /** Every chunk that the rows stand for. */
  readonly chunks: ReadonlyMap<string, StoredChunk>;
  /** Of the works that share rows. */
  readonly lists: ReadonlyMap<string, SharedRows>;
}

async function readHeld({ table, dimensions }: PlannedTable, held: RevisionsHeld, works: ReadonlyMap<string, ReadonlySet<string>>): Promise<HeldWorks> {
  const documents = [...works.values()].flatMap((ids) => [...ids]);
  const readOne = dimensions > 0 ? readChunkWithVector : readChunk;
  const damaged = new Set<string>();
  const read = (batch: RecordBatch, row: number): StoredChunk => {
    const chunk = readOne(batch, row);
    if (!hasItsColumns(chunk, batch, row)) damaged.add(chunk.id);
    return chunk;
  };
  const wanted = all([isOneOf('document', documents), isKind('chunk')]);
  const rows = await readAll(table, () => table.query().where(wanted).select([...checkedColumns, ...(dimensions > 0 ? ['vector'] : [])]), read);
  const expanded = await held.expand(rows);
  return {
    works: [...works.keys()],
    lists: await held.find(works.keys()),
    rows: new Map(rows.map((row) => [row.id, row])),
    damaged,
    chunks: new Map(expanded.flat().map((chunk) => [chunk.id, chunk])),
  };
}

function followSharing(sharing: ReadonlySet<string>, touched: readonly string[], now: readonly string[]): ReadonlySet<string> {
  const followed = new Set(sharing);
  for (const work of touched) followed.delete(work);
  for (const work of now) followed.add(work);
  return followed;
}

function isSameRow(held: StoredChunk | undefined, row: StoredChunk): boolean {
  if (held === undefined) return false;
  const [a, b] = [cellsOf(held), cellsOf(row)];
  return a.body === b.body && a.shared === b.shared && hasSameTerms(held, row) && isSameVector(held.vector, row.vector);
}

function hasSameTerms(a: StoredChunk | undefined, b: StoredChunk): boolean {
  return a?.terms === b.terms && a.headingTerms === b.headingTerms && a.tenant === b.tenant;
}

function isSameVector(a: Float32Array | undefined, b: Float32Array | undefined): boolean {
  return a?.length === b?.length && (a?.every((number, at) => Object.is(number, b?.[at])) ?? true);
}
