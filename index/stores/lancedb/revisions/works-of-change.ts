import type { Table } from '@lancedb/lancedb';
import type { StoreChange, StoredChunk } from '../../chunk-store.ts';
import { chunkKey } from '../../packed/chunk-cells.ts';
import { textAt } from '../../packed/text-column.ts';
import { unpackChunks, type PackedChunks } from '../../packed-chunks.ts';
import { addToWork, type KnownDocuments } from './known-documents.ts';
import { workOf } from './revision-list.ts';
import type { RevisionReader, RevisionsHeld } from './revision-reader.ts';
import type { SharedRows } from './shared-rows.ts';

/** The table of a writer. */
export interface PlannedTable {
  readonly table: Table;
  readonly dimensions: number;
  readonly revisions: RevisionReader;
  readonly documents: KnownDocuments;
}

/** The works of a change that share rows, or may after it. */
export interface WorksOfChange {
  /** What the works share. */
  readonly held: RevisionsHeld;
  /** Those whose rows are made anew, with all their documents. */
  readonly planned: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those that share rows and go with all their documents: nothing of them needs to be read to know what stays. */
  readonly gone: ReadonlyMap<string, SharedRows>;
}

/** Finds the works of a change that have several revisions. */
export async function findWorks({ table, documents, revisions }: PlannedTable, change: StoreChange): Promise<WorksOfChange | undefined> {
  const put = new Map<string, Set<string>>();
  for (const id of documentsPut(change)) addToWork(put, id);
  const removed = new Map<string, Set<string>>();
  for (const id of change.removeDocuments) addToWork(removed, id);
  const named = [...change.removeChunks, ...change.putChunks.map(({ id }) => id), ...(change.putPacked ?? []).flatMap(idsOfOdd)];
  const touched = new Set([...put.keys(), ...removed.keys(), ...named.flatMap((id) => workOf(id) ?? [])]);
  if (touched.size === 0) return undefined;
  const [known, held] = [await documents.read(table), await revisions.current()];
  const lists = await held.find(touched);
  const found = [...touched].map((work): [string, Set<string>] => [work, new Set([known, put, removed].flatMap((works) => [...(works.get(work) ?? [])]).concat(lists.get(work)?.documents ?? []))]);
  const isGone = (work: string, all: ReadonlySet<string>): boolean => !put.has(work) && [...all].every((id) => removed.get(work)?.has(id) === true);
  const several = found.filter(([work, all]) => lists.has(work) || (put.has(work) && all.size > 1));
  return {
    held,
    planned: new Map(several.filter(([work, all]) => !isGone(work, all))),
    gone: new Map(several.flatMap(([work, all]) => (isGone(work, all) ? [[work, lists.get(work)] as const] : [])).filter((entry): entry is [string, SharedRows] => entry[1] !== undefined)),
  };
}

/** A change in two: what works of several revisions get, and the rest. */
export interface DividedChange {
  readonly plain: StoreChange;
  /** Chunks that the change puts, as far as the rest leaves them out, by work. */
  readonly put: ReadonlyMap<string, readonly StoredChunk[]>;
  /** Chunks that no longer are what the works had under these identifiers. */
  readonly replaced: ReadonlySet<string>;
}

/** Takes from a change what it puts into works and removes from them. */
export function divideChange(change: StoreChange, works: ReadonlyMap<string, unknown>): DividedChange {
  const isOfWorks = (document: string): boolean => works.has(workOf(document) ?? '');
  const blocks = (change.putPacked ?? []).map((block) => ({ block, isPlain: !block.families.includes('') && !block.families.some(isOfWorks) }));
  const put = [...new Map([...change.putChunks, ...blocks.flatMap(({ block, isPlain }) => (isPlain ? [] : unpackChunks(block)))].map((chunk) => [chunk.id, chunk])).values()];
  return {
    plain: {
      ...change,
      putChunks: put.filter(({ document }) => !isOfWorks(document)),
      putPacked: blocks.flatMap(({ block, isPlain }) => (isPlain ? [block] : [])),
      removeDocuments: change.removeDocuments.filter((id) => !isOfWorks(id)),
    },
    put: groupByWork(put.filter(({ document }) => isOfWorks(document))),
    replaced: new Set([...change.removeChunks, ...put.map(({ id }) => id)]),
  };
}

/** Chunks by the work of their document. */
export function groupByWork(chunks: Iterable<StoredChunk>): ReadonlyMap<string, readonly StoredChunk[]> {
  const groups = new Map<string, StoredChunk[]>();
  for (const chunk of chunks) {
    const work = workOf(chunk.document) ?? '';
    const group = groups.get(work);
    if (group === undefined) groups.set(work, [chunk]);
    else group.push(chunk);
  }
  return groups;
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
