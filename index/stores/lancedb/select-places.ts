import type { Table } from '@lancedb/lancedb';
import type { RecordBatch } from 'apache-arrow';
import { isValidOn } from '../../../corpora-config/index.ts';
import type { StoredChunk } from '../chunk-store.ts';
import { compareInDocumentOrder, isInScope, standsUnder, type DocumentPlace } from '../selection.ts';
import { all, hasId, underFilter } from './filters.ts';
import { chunkColumns, readChunk, readNumber, readText } from './read-rows.ts';
import { readAll } from './read-table.ts';
import { workOf } from './revisions/revision-list.ts';
import type { RevisionsHeld } from './revisions/revision-reader.ts';
import type { SharedRows } from './revisions/shared-rows.ts';
import { rowId } from './row-schema.ts';
import type { Selection } from './store-selection.ts';

/** Chunks that are `prefix` or below it, in document order. Places are read first, so that only `limit` texts are. */
export async function selectByPrefix(selection: Selection, prefix: string): Promise<readonly StoredChunk[]> {
  const { table, filter, held, limit } = selection;
  const work = workOf(prefix);
  const shared = (await held.find([work])).get(work ?? '');
  const prefixes = shared === undefined ? [prefix] : [...new Set([prefix, ...prefixesOfHolders(shared, prefix)])];
  const under = all([filter, prefixes.map(underFilter).join(' OR ')]);
  const places = (await readAll(table, () => table.query().where(under).select(['id', 'document', 'ordinal']), readPlace)).sort(compareInDocumentOrder);
  if (held.works.size === 0) return readChunks({ table, filter, ids: places.slice(0, Math.max(0, limit)).map(({ id }) => id) });
  return readFirst(selection, await placesOfRevisions(selection, prefix, places));
}

/** The first `limit` chunks inside the scope: what a revision has is known for certain only once its row was read. */
async function readFirst(selection: Selection, wanted: readonly WantedPlace[]): Promise<readonly StoredChunk[]> {
  const { scope, limit } = selection;
  const first: StoredChunk[] = [];
  for (let at = 0; at < wanted.length && first.length < limit; ) {
    const portion = wanted.slice(at, at + Math.max(limit - first.length, smallestPortion));
    first.push(...(await readRows(selection, portion)).filter((chunk) => isInScope(chunk, scope)));
    at += portion.length;
  }
  return first.slice(0, Math.max(0, limit));
}

/** At least so many places are read at once, and no more than a filter may name. */
const smallestPortion = 64;

/** A chunk to be read, and the row that has it. */
interface WantedPlace extends DocumentPlace {
  readonly row: string;
}

/** What the rows' prefixes are when the revisions that the prefix means have theirs from others. */
function prefixesOfHolders(shared: SharedRows, prefix: string): readonly string[] {
  return shared.documents.flatMap((document) => {
    const rest = prefix.startsWith(`${document}/`) ? prefix.slice(document.length) : standsUnder(document, prefix) || standsUnder(`${document}/`, prefix) ? '' : undefined;
    return rest === undefined ? [] : [...shared.holdersOf(document).keys()].map((holder) => holder + rest);
  });
}

/** The places under a prefix, of the revisions that hold on the day asked, in document order. */
async function placesOfRevisions({ held, scope }: Selection, prefix: string, places: readonly DocumentPlace[]): Promise<readonly WantedPlace[]> {
  const lists = await held.find(places.map(({ document }) => workOf(document)));
  const wanted = places.flatMap((place): readonly WantedPlace[] => {
    const uses = lists.get(workOf(place.document) ?? '')?.usesOf(place) ?? [];
    if (uses.length === 0) return [{ ...place, row: place.id }];
    const holding = uses.filter(({ revision }) => scope.validOn === undefined || isValidOn(revision, scope.validOn));
    return holding.map(({ revision: { document }, ordinal }) => ({ id: document + place.id.slice(place.document.length), document, ordinal, row: place.id }));
  });
  return wanted.filter(({ id }) => standsUnder(id, prefix)).sort(compareInDocumentOrder);
}

async function readRows({ table, filter, held }: Selection, wanted: readonly WantedPlace[]): Promise<readonly StoredChunk[]> {
  const rows = await readChunks({ table, filter, ids: [...new Set(wanted.map(({ row }) => row))] });
  const documents = new Set(wanted.map(({ document }) => document));
  const byId = new Map((await held.expand(rows, ({ document }) => documents.has(document))).flat().map((chunk) => [chunk.id, chunk]));
  return wanted.map(({ id }) => byId.get(id)).filter((chunk) => chunk !== undefined);
}

interface Reading {
  readonly table: Table;
  readonly filter: string;
  readonly ids: readonly string[];
}

/** The chunks with these identifiers inside `filter`, in the order asked; those that are not there are left out. */
export async function readRevisionChunks({ table, filter, ids, held }: Reading & { readonly held: RevisionsHeld }): Promise<readonly StoredChunk[]> {
  const lists = await held.find(ids.map(workOf));
  if (lists.size === 0) return readChunks({ table, filter, ids });
  const rowIds = ids.flatMap((id) => {
    const shared = lists.get(workOf(id) ?? '');
    return [id, ...(shared === undefined ? [] : prefixesOfHolders(shared, id))];
  });
  const rows = await readChunks({ table, filter, ids: [...new Set(rowIds)] });
  const asked = new Set([...lists.values()].flatMap(({ documents }) => documents.filter((document) => ids.some((id) => id.startsWith(`${document}/`)))));
  const byId = new Map((await held.expand(rows, ({ document }) => asked.has(document))).flat().map((chunk) => [chunk.id, chunk]));
  return ids.map((id) => byId.get(id)).filter((chunk) => chunk !== undefined);
}

/** The rows with these identifiers inside `filter`, in the order asked; those that are not there are left out. */
export async function readChunks({ table, filter, ids }: Reading): Promise<readonly StoredChunk[]> {
  if (ids.length === 0) return [];
  const wanted = all([hasId('chunk', ids), filter]);
  const found = await readAll(table, () => table.query().where(wanted).select([...chunkColumns]), readChunk);
  const byId = new Map(found.map((chunk) => [chunk.id, chunk]));
  return ids.map((id) => byId.get(id)).filter((chunk) => chunk !== undefined);
}

/** The identifier of a chunk's row without its kind. */
export function chunkIdOf(key: string): string {
  return key.slice(rowId('chunk', '').length);
}

function readPlace(batch: RecordBatch, row: number): DocumentPlace {
  return { id: chunkIdOf(readText(batch, 'id', row)), document: readText(batch, 'document', row), ordinal: readNumber(batch, 'ordinal', row) };
}
