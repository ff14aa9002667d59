import type { Table } from '@lancedb/lancedb';
import type { RecordBatch } from 'apache-arrow';
import type { StoredChunk, StoredDocument, StoredItem } from '../chunk-store.ts';
import { compareInDocumentOrder } from '../selection.ts';
import type { CorpusTable } from './corpus-table.ts';
import { all, isKind, quote } from './filters.ts';
import { checkedColumns, chunkColumns, readCheckedChunk, readChunk, readChunkWithVector, readDocument, readItem } from './read-rows.ts';
import { readAll, streamRows } from './read-table.ts';
import type { RowKind } from './row-schema.ts';

/** Finds the table when the first row is asked for. */
type Find = () => Promise<CorpusTable | undefined>;

export function streamItems(find: Find): AsyncIterable<StoredItem> {
  return streamKind(find, 'item', { columns: ['body'], read: readItem });
}

export function streamDocuments(find: Find): AsyncIterable<StoredDocument> {
  return streamKind(find, 'document', { columns: ['body'], read: readDocument });
}

export function streamChunks(find: Find): AsyncIterable<StoredChunk> {
  return streamKind(find, 'chunk', { columns: [...checkedColumns], read: readCheckedChunk });
}

/** The chunks of one document, in its order; with vectors only from a table that keeps them. */
export async function readChunksOf(table: Table, { document, vectors }: { readonly document: string; readonly vectors: boolean }): Promise<readonly StoredChunk[]> {
  const wanted = all([`document = ${quote(document)}`, isKind('chunk')]);
  const columns = vectors ? [...chunkColumns, 'vector'] : [...chunkColumns];
  const chunks = await readAll(table, () => table.query().where(wanted).select(columns), vectors ? readChunkWithVector : readChunk);
  return chunks.sort(compareInDocumentOrder);
}

interface Reading<Value> {
  readonly columns: string[];
  readonly read: (batch: RecordBatch, row: number) => Value;
}

async function* streamKind<Value>(find: Find, kind: RowKind, { columns, read }: Reading<Value>): AsyncIterable<Value> {
  const corpus = await find();
  if (corpus !== undefined) yield* streamRows(corpus.table.query().where(isKind(kind)).select(columns), read);
}
