import type { RecordBatch } from 'apache-arrow';
import type { StoredChunk, StoredDocument, StoredItem } from '../chunk-store.ts';
import { rowOfChunk } from './rows-of-change.ts';

/** Columns that make a `StoredChunk` again. */
export const chunkColumns = ['matched', 'headingLength', 'body'] as const;

/** The chunk of one row of a batch with `chunkColumns`. */
export function readChunk(batch: RecordBatch, row: number): StoredChunk {
  const body: Omit<StoredChunk, 'terms' | 'headingTerms' | 'vector'> = JSON.parse(readText(batch, 'body', row));
  return { ...body, ...readTerms(batch, row) };
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
 * The chunk, for verification: filters look at columns beside the body, so a row whose columns contradict its body loses its
 * `rowHash`, which no verification takes for whole.
 */
export function readCheckedChunk(batch: RecordBatch, row: number): StoredChunk {
  const chunk = readChunk(batch, row);
  const { id, document, tenant, ordinal, date, validFrom, validUntil, attributes } = rowOfChunk(chunk);
  const isSame =
    [['id', id], ['document', document], ['tenant', tenant]].every(([column = '', value]) => readText(batch, column, row) === value) &&
    Object.entries({ ordinal, date, validFrom, validUntil }).every(([column, value]) => readNumber(batch, column, row) === value) &&
    JSON.stringify([...(batch.getChild('attributes')?.get(row) ?? [])]) === JSON.stringify(attributes);
  return isSame ? chunk : { ...chunk, rowHash: '' };
}

/** Both term streams of a row of a batch with `matched` and `headingLength`. */
export function readTerms(batch: RecordBatch, row: number): Pick<StoredChunk, 'terms' | 'headingTerms'> {
  const matched = readText(batch, 'matched', row);
  const headingLength = readNumber(batch, 'headingLength', row);
  return { headingTerms: matched.slice(0, headingLength), terms: matched.slice(headingLength + 1) };
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
