import type { Table } from '@lancedb/lancedb';
import type { StoreChange, TermStatistics } from '../chunk-store.ts';
import { applyChange } from './apply-change.ts';
import { DocumentReader } from './document-reader.ts';
import { createFilledTest } from './filled-test.ts';
import { dimensionsOf } from './open-table.ts';
import { optimiseTable } from './optimise-table.ts';
import { KnownDocuments } from './revisions/known-documents.ts';
import { RevisionReader, type OpenTable } from './revisions/revision-reader.ts';
import { RowReader } from './row-reader.ts';
import type { CorpusCounts } from './statistics/corpus-counts.ts';
import { CountsKeeper } from './statistics/counts-keeper.ts';
import { CountsReader } from './statistics/counts-reader.ts';
import { createTaskQueue } from './task-queue.ts';

/** The open table of one corpus with its counts. */
export interface CorpusTable {
  readonly table: Table;
  readonly rows: RowReader;
  readonly documents: DocumentReader;
  readonly revisions: RevisionReader;
  /** Whether it holds any item, document or chunk. */
  isFilled(): Promise<boolean>;
  /** Numbers in a vector of the table; 0 when it keeps none. */
  readonly dimensions: number;
  statistics(tenants: readonly string[], terms: readonly string[]): Promise<TermStatistics>;
  close(): Promise<void>;
}

/** The one that may change it. */
export interface WritableCorpusTable extends CorpusTable {
  apply(change: StoreChange): Promise<void>;
  /** @param purge true: what was deleted leaves the disk now */
  optimise(purge: boolean): Promise<void>;
}

/** What a table needs to know beside itself. */
interface TablePlace {
  /** The file of the counts. */
  readonly countsPath: string;
  /** Opens the table once more. */
  readonly open: OpenTable;
}

export async function createWritableTable(table: Table, { countsPath, open }: TablePlace): Promise<WritableCorpusTable> {
  const dimensions = await dimensionsOf(table);
  const counts = new CountsKeeper(countsPath);
  const revisions = new RevisionReader(table, open);
  const known = new KnownDocuments();
  const inOrder = createTaskQueue();
  let optimised: number | undefined;
  return {
    table,
    rows: new RowReader(table),
    documents: new DocumentReader(table),
    revisions,
    isFilled: createFilledTest(table),
    dimensions,
    statistics: async (tenants, terms) => (counts.held ?? (await inOrder(() => counts.current({ table, revisions })))).statistics(tenants, terms),
    apply: (change) => inOrder(() => applyChange({ table, dimensions, counts, revisions, documents: known }, change)),
    optimise: (purge) =>
      inOrder(async () => {
        if (!purge && optimised === (await table.version())) return;
        await counts.current({ table, revisions });
        await optimiseTable(table, { dimensions, purge });
        optimised = await table.version();
        counts.follow(optimised, { out: [], in: [] });
        await counts.save();
      }),
    close: () =>
      inOrder(async () => {
        await counts.save();
        table.close();
      }),
  };
}

/** @param isWriterAtWork whether the counts may trail behind the table */
export async function createReadableTable(table: Table, { countsPath, open }: TablePlace, isWriterAtWork: () => Promise<boolean>): Promise<CorpusTable> {
  const counts = new CountsReader(countsPath, isWriterAtWork);
  const revisions = new RevisionReader(table, open);
  const current = (): Promise<CorpusCounts> => counts.current({ table, revisions });
  return {
    table,
    rows: new RowReader(table),
    documents: new DocumentReader(table),
    revisions,
    isFilled: createFilledTest(table),
    dimensions: await dimensionsOf(table),
    statistics: async (tenants, terms) => (await current()).statistics(tenants, terms),
    close: async () => table.close(),
  };
}
