import type { Table } from '@lancedb/lancedb';
import type { StoreChange, StoredChunk } from '../../chunk-store.ts';
import { unpackChunks, type PackedChunks } from '../../packed-chunks.ts';
import { cellsOf, chunkKey } from '../../packed/chunk-cells.ts';
import { textAt } from '../../packed/text-column.ts';
import { all, isKind, isOneOf } from '../filters.ts';
import { chunkColumns, readChunk, readChunkWithVector, readText } from '../read-rows.ts';
import { readAll } from '../read-table.ts';
import { rowId, type LedgerRow } from '../row-schema.ts';
import { blankRow } from '../rows-of-change.ts';
import { workOf } from './revision-list.ts';
import type { RevisionReader } from './revision-reader.ts';
import { shareChunks } from './share-chunks.ts';

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
  /** Works that share rows after it. */
  readonly sharing: ReadonlySet<string>;
  /** True: no row that it puts was there before. */
  readonly onlyNew: boolean;
}

/** The table of a writer. */
export interface PlannedTable {
  readonly table: Table;
  readonly dimensions: number;
  readonly revisions: RevisionReader;
  readonly documents: KnownDocuments;
}

/** Documents of the table that are revisions, by work. */
export class KnownDocuments {
  #works: Map<string, Set<string>> | undefined;

  async read(table: Table): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    if (this.#works !== undefined) return this.#works;
    const works = new Map<string, Set<string>>();
    const ids = await readAll(table, () => table.query().where(isKind('document')).select(['document']), (batch, row) => readText(batch, 'document', row));
    for (const id of ids) addTo(works, id);
    this.#works = works;
    return works;
  }

  /** Follows a change that was applied. */
  follow({ putDocuments, removeDocuments }: StoreChange): void {
    if (this.#works === undefined) return;
    for (const id of removeDocuments) this.#works.get(workOf(id) ?? '')?.delete(id);
    for (const { id } of putDocuments) addTo(this.#works, id);
  }

  /** After a change that may or may not have been applied: read again. */
  forget(): void {
    this.#works = undefined;
  }
}

/**
 * Finds the works of a change that have several revisions, applies to all their chunks what the change says, and makes rows of
 * them anew; only those that differ from the rows held are written. Undefined when the change names no such work.
 */
export async function planRevisions(target: PlannedTable, change: StoreChange): Promise<PlannedChange | undefined> {
  const works = await findWorks(target, change);
  if (works.size === 0) return undefined;
  const held = await readHeld(target, works);
  const { plain, chunks } = divide(change, held.chunks, new Set(works.keys()));
  const rows: StoredChunk[] = [];
  const lists: LedgerRow[] = [];
  const removeKeys = new Set([...held.rows.keys()].map(chunkKey));
  for (const work of works.keys()) {
    const shared = shareChunks(work, chunks.get(work) ?? [], new Set(held.rows.keys()));
    for (const row of shared.rows) {
      removeKeys.delete(chunkKey(row.id));
      if (!isSameRow(held.rows.get(row.id), row)) rows.push(row);
    }
    if (shared.list === undefined) {
      if (held.sharing.has(work)) removeKeys.add(rowId('revisions', work));
    } else lists.push({ ...blankRow, id: rowId('revisions', work), kind: 'revisions', body: JSON.stringify(shared.list) });
  }
  // A row that the rest of the change puts stays, whatever the works had under its key.
  for (const { id } of plain.putChunks) removeKeys.delete(chunkKey(id));
  const now = new Map([...chunks.values()].flat().map((chunk) => [chunk.id, chunk]));
  return {
    plain,
    rows,
    lists,
    removeKeys: [...removeKeys],
    out: [...held.chunks.values()].filter((chunk) => !hasSameTerms(now.get(chunk.id), chunk)),
    in: [...now.values()].filter((chunk) => !hasSameTerms(held.chunks.get(chunk.id), chunk)),
    known: new Set(held.chunks.keys()),
    sharing: followSharing(held.sharing, works.keys(), lists),
    onlyNew: change.onlyNew && rows.every(({ id }) => !held.rows.has(id)) && lists.every(({ id }) => !held.sharing.has(id.slice(rowId('revisions', '').length))),
  };
}

/** Works that share rows, or may after the change, with all their documents. */
async function findWorks(target: PlannedTable, change: StoreChange): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const put = new Map<string, Set<string>>();
  for (const id of documentsPut(change)) addTo(put, id);
  const named = [...change.removeDocuments, ...change.removeChunks, ...change.putChunks.map(({ id }) => id), ...(change.putPacked ?? []).flatMap(idsOfOdd)];
  const touched = new Set([...put.keys(), ...named.flatMap((id) => workOf(id) ?? [])]);
  if (touched.size === 0) return put;
  const [known, { works: sharing, find }] = [await target.documents.read(target.table), await target.revisions.current()];
  const works = [...touched].map((work): [string, Set<string>] => [work, new Set([...(known.get(work) ?? []), ...(put.get(work) ?? [])])]);
  const found = new Map(works.filter(([work, documents]) => sharing.has(work) || (put.has(work) && documents.size > 1)));
  for (const [work, rows] of await find(found.keys())) for (const document of rows.documents) found.get(work)?.add(document);
  return found;
}

/** Documents of which the change puts chunks. */
function documentsPut({ putChunks, putPacked = [] }: StoreChange): ReadonlySet<string> {
  const ofBlocks = putPacked.flatMap((block) => (block.families.includes('') ? distinctTexts(block.documents, block.size) : block.families));
  return new Set([...putChunks.map(({ document }) => document), ...ofBlocks]);
}

/** Identifiers of a block that its documents do not begin; read only when there are any. */
function idsOfOdd({ families, keys, size }: PackedChunks): readonly string[] {
  return families.includes('') ? distinctTexts(keys, size).map((key) => key.slice(chunkKey('').length)) : [];
}

function distinctTexts(texts: PackedChunks['keys'], size: number): readonly string[] {
  return [...new Set(Array.from({ length: size }, (_, row) => textAt(texts, row)))];
}

interface HeldWorks {
  /** By identifier of the row, which is that of its holder's chunk. */
  readonly rows: ReadonlyMap<string, StoredChunk>;
  /** Every chunk that the rows stand for. */
  readonly chunks: ReadonlyMap<string, StoredChunk>;
  /** Works that share rows. */
  readonly sharing: ReadonlySet<string>;
}

async function readHeld({ table, dimensions, revisions }: PlannedTable, works: ReadonlyMap<string, ReadonlySet<string>>): Promise<HeldWorks> {
  const documents = [...works.values()].flatMap((ids) => [...ids]);
  const [columns, read] = dimensions > 0 ? [[...chunkColumns, 'vector'], readChunkWithVector] : [[...chunkColumns], readChunk];
  const rows: StoredChunk[] = [];
  for (let at = 0; at < documents.length; at += 1000) {
    const wanted = all([isOneOf('document', documents.slice(at, at + 1000)), isKind('chunk')]);
    rows.push(...(await readAll(table, () => table.query().where(wanted).select(columns), read)));
  }
  const shared = await revisions.current();
  const expanded = await shared.expand(rows);
  return { sharing: shared.works, rows: new Map(rows.map((row) => [row.id, row])), chunks: new Map(expanded.flat().map((chunk) => [chunk.id, chunk])) };
}

function followSharing(sharing: ReadonlySet<string>, works: Iterable<string>, lists: readonly LedgerRow[]): ReadonlySet<string> {
  const followed = new Set(sharing);
  for (const work of works) followed.delete(work);
  for (const { id } of lists) followed.add(id.slice(rowId('revisions', '').length));
  return followed;
}

/** Applies the change to the chunks of the works, as the port says it, and leaves the rest of it as it is. */
function divide(change: StoreChange, held: ReadonlyMap<string, StoredChunk>, works: ReadonlySet<string>): { readonly plain: StoreChange; readonly chunks: ReadonlyMap<string, readonly StoredChunk[]> } {
  const isOfWorks = (document: string): boolean => works.has(workOf(document) ?? '');
  const blocks = (change.putPacked ?? []).map((block) => ({ block, isPlain: !block.families.includes('') && !block.families.some(isOfWorks) }));
  const put = [...new Map([...change.putChunks, ...blocks.flatMap(({ block, isPlain }) => (isPlain ? [] : unpackChunks(block)))].map((chunk) => [chunk.id, chunk])).values()];
  const gone = new Set(change.removeDocuments);
  const chunks = new Map([...held].filter(([, { document }]) => !gone.has(document)));
  for (const id of [...change.removeChunks, ...put.map(({ id }) => id)]) chunks.delete(id);
  for (const chunk of put) if (isOfWorks(chunk.document)) chunks.set(chunk.id, chunk);
  const plain = {
    ...change,
    putChunks: put.filter(({ document }) => !isOfWorks(document)),
    putPacked: blocks.flatMap(({ block, isPlain }) => (isPlain ? [block] : [])),
    removeDocuments: change.removeDocuments.filter((id) => !isOfWorks(id)),
    removeChunks: change.removeChunks.filter((id) => !held.has(id)),
  };
  return { plain, chunks: groupByWork([...chunks.values()]) };
}

function groupByWork(chunks: readonly StoredChunk[]): ReadonlyMap<string, readonly StoredChunk[]> {
  const groups = new Map<string, StoredChunk[]>();
  for (const chunk of chunks) {
    const work = workOf(chunk.document) ?? '';
    groups.set(work, groups.get(work) ?? []);
    groups.get(work)?.push(chunk);
  }
  return groups;
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

function addTo(works: Map<string, Set<string>>, id: string): void {
  const work = workOf(id);
  if (work === undefined) return;
  const documents = works.get(work);
  if (documents === undefined) works.set(work, new Set([id]));
  else documents.add(id);
}
