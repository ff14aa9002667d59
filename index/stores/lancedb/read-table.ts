import type { Table } from '@lancedb/lancedb';
import type { RecordBatch } from 'apache-arrow';

/** Anything of the engine that gives rows in batches. */
export interface BatchQuery extends AsyncIterable<RecordBatch> {}

/**
 * All rows of a query. When a writer cleaned up the version that this handle was reading, the newest is read instead, once.
 * @param ask makes the query; called again for the second attempt
 */
export async function readAll<Value>(table: Table, ask: () => BatchQuery, read: (batch: RecordBatch, row: number) => Value): Promise<Value[]> {
  try {
    return await collect(ask(), read);
  } catch {
    await table.checkoutLatest();
    return collect(ask(), read);
  }
}

/** Rows one after another, in no promised order, without holding them all. */
export async function* streamRows<Value>(query: BatchQuery, read: (batch: RecordBatch, row: number) => Value): AsyncIterable<Value> {
  for await (const batch of query) {
    for (let row = 0; row < batch.numRows; row += 1) yield read(batch, row);
  }
}

async function collect<Value>(query: BatchQuery, read: (batch: RecordBatch, row: number) => Value): Promise<Value[]> {
  const values: Value[] = [];
  for await (const value of streamRows(query, read)) values.push(value);
  return values;
}
