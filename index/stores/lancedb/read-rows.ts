import type { RecordBatch } from 'apache-arrow';
import type { StoredChunk, StoredDocument, StoredItem } from '../chunk-store.ts';
import { splitMatched } from '../packed-chunks.ts';
import { cellsOf, chunkKey, chunkOf } from '../packed/chunk-cells.ts';

/** Columns that make a `StoredChunk` again: few, for each costs its own look into the file. */
export const chunkColumns = ['matched', 'shared', 'body'] as const;

/** The chunk of one row of a batch with `chunkColumns`. */
export function readChunk(batch: RecordBatch, row: number): StoredChunk {
  return chunkOf({ shared: readText(batch, 'shared', row), body: readText(batch, 'body', row) }, readTerms(batch, row));
}

/** The same with its vector, when the row has one; `vector` is among the columns. */
export function readChunkWithVector(batch: RecordBatch, row: number): StoredChunk {
  const chunk = readChunk(batch, row);
  const numbers: Iterable<number> | null | undefined = batch.getChild('vector')?.get(row);
  return numbers === null || numbers === undefined ? chunk : { ...chunk, vector: Float32Array.from(numbers) };
}

/** Columns that `readCheckedChunk` reads. */
export const checkedColumns: readonly string[] = [...chunkColumns, 'id', 'document', 'tenant', 'ordinal', 'date', 'validFrom', 'validUntil', 'attributes'];

/**
 * The chunk, for verification: filters look at columns beside the JSON, so a row whose columns contradict it loses its
 * `rowHash`, which no verification takes for whole.
 */
export function readCheckedChunk(batch: RecordBatch, row: number): StoredChunk {
  const chunk = readChunk(batch, row);
  return hasItsColumns(chunk, batch, row) ? chunk : { ...chunk, rowHash: '' };
}

/** Whether the columns of a row of a batch with `checkedColumns` say what its chunk says. */
export function hasItsColumns(chunk: StoredChunk, batch: RecordBatch, row: number): boolean {
  const { document, tenant, date, validFrom, validUntil, attributes } = cellsOf(chunk);
  return (
    [['id', chunkKey(chunk.id)], ['document', document], ['tenant', tenant]].every(([column = '', value]) => readText(batch, column, row) === value) &&
    Object.entries({ ordinal: chunk.ordinal, date, validFrom, validUntil }).every(([column, value]) => readNumber(batch, column, row) === value) &&
    JSON.stringify([...(batch.getChild('attributes')?.get(row) ?? [])]) === JSON.stringify(attributes)
  );
}

/** Both term streams of a row of a batch with `matched`. */
export function readTerms(batch: RecordBatch, row: number): Pick<StoredChunk, 'terms' | 'headingTerms'> {
  return splitMatched(readText(batch, 'matched', row));
}

export function readDocument(batch: RecordBatch, row: number): StoredDocument {
  return JSON.parse(readText(batch, 'body', row));
}

export function readItem(batch: RecordBatch, row: number): StoredItem {
  return JSON.parse(readText(batch, 'body', row));
}

export function readText(batch: RecordBatch, column: string, row: number): string {
  return String(batch.getChild(column)?.get(row));
}

export function readNumber(batch: RecordBatch, column: string, row: number): number {
  return Number(batch.getChild(column)?.get(row));
}
