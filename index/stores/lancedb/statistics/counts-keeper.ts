import type { Table } from '@lancedb/lancedb';
import type { RecordBatch } from 'apache-arrow';
import type { PackedCounts } from '../../packed/term-counter.ts';
import { isKind } from '../filters.ts';
import { readNumber, readTerms, readText } from '../read-rows.ts';
import { workOf } from '../revisions/revision-list.ts';
import type { RevisionReader, RevisionsHeld } from '../revisions/revision-reader.ts';
import type { SharedRows } from '../revisions/shared-rows.ts';
import { CorpusCounts, type CountedChunk } from './corpus-counts.ts';
import { readCounts, saveCounts, type SavedCounts } from './counts-file.ts';

/** What a commit did to the counts. */
export interface CountedChange {
  readonly out: readonly CountedChunk[];
  readonly in: readonly PackedCounts[];
  /** Chunks that came in beside the blocks. */
  readonly added?: readonly CountedChunk[];
}

/** A table of which the counts are, and what its revisions share. */
export interface CountedTable {
  readonly table: Table;
  readonly revisions: RevisionReader;
}

/** The writer's counts: exact after every commit, written to their file when asked. */
export class CountsKeeper {
  readonly #path: string;
  #held: SavedCounts | undefined;
  #saved: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** The counts as of the last commit, when they are in memory. */
  get held(): CorpusCounts | undefined {
    return this.#held?.counts;
  }

  /** The counts of the table as it stands: held, or from the file when it is of this version, or counted again. */
  async current({ table, revisions }: CountedTable): Promise<CorpusCounts> {
    const version = await table.version();
    if (this.#held?.version === version) return this.#held.counts;
    const saved = await readCounts(this.#path);
    this.#saved = saved?.version;
    this.#held = saved?.version === version ? saved : { version, counts: await recount(await revisions.current()) };
    return this.#held.counts;
  }

  /** Follows one commit, synchronously: no question sees half of it. Counts that were not held stay so. */
  follow(version: number, change: CountedChange): void {
    if (this.#held === undefined) return;
    const { counts } = this.#held;
    for (const chunk of change.out) counts.count(chunk, -1);
    for (const block of change.in) counts.countIn(block);
    for (const chunk of change.added ?? []) counts.count(chunk, 1);
    this.#held = { version, counts };
  }

  /** After a commit that may or may not have happened: count again when asked next. */
  forget(): void {
    this.#held = undefined;
  }

  async save(): Promise<void> {
    if (this.#held === undefined || this.#held.version === this.#saved) return;
    await saveCounts(this.#path, this.#held);
    this.#saved = this.#held.version;
  }
}

/** Counts every chunk of a table as it stands; a row as often as there are revisions that have it. */
export async function recount(held: RevisionsHeld): Promise<CorpusCounts> {
  const counts = new CorpusCounts();
  const lists = await held.find(held.works);
  for await (const batch of held.table.query().where(isKind('chunk')).select(['tenant', 'matched', ...(lists.size === 0 ? [] : usedColumns)])) {
    for (let row = 0; row < batch.numRows; row += 1) {
      counts.count({ tenant: readText(batch, 'tenant', row), ...readTerms(batch, row), ...(lists.size === 0 ? {} : { times: countUses(lists, batch, row) }) }, 1);
    }
  }
  return counts;
}

/** Columns that `countUses` reads. */
export const usedColumns: readonly string[] = ['document', 'ordinal'];

/** How many revisions have the passage of a row, one at least. */
export function countUses(lists: ReadonlyMap<string, SharedRows>, batch: RecordBatch, row: number): number {
  const document = readText(batch, 'document', row);
  return Math.max(1, lists.get(workOf(document) ?? '')?.usesOf({ document, ordinal: readNumber(batch, 'ordinal', row) }).length ?? 1);
}
