import type { RecordBatch } from 'apache-arrow';
import type { StoredChunk, StoredDocument, StoredItem } from '../chunk-store.ts';

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
