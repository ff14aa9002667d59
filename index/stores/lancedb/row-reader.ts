import type { Table } from '@lancedb/lancedb';
import type { StoredChunk } from '../chunk-store.ts';
import { chunkColumns, readChunk } from './read-rows.ts';
import { VersionCache } from './version-cache.ts';

/** The engine's address of a row, good for one version of the table. */
export type RowAddress = bigint;

/** Rows kept in memory for each table: some 3 kB each. */
const mostRows = 8192;

/** Reads the chunks of rows by address and remembers them: reading one costs more than finding it. */
export class RowReader {
  readonly #rows = new VersionCache<RowAddress, StoredChunk>(mostRows);
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The chunks by address; undefined when the table has another version by the end, whose addresses mean other rows. */
  async read(version: number, addresses: readonly RowAddress[]): Promise<ReadonlyMap<RowAddress, StoredChunk> | undefined> {
    const chunks = new Map<RowAddress, StoredChunk>();
    const unknown: RowAddress[] = [];
    for (const address of addresses) {
      const held = this.#rows.get(version, address);
      if (held === undefined) unknown.push(address);
      else chunks.set(address, held);
    }
    if (unknown.length === 0) return chunks;
    const read = await takeChunks(this.#table, unknown);
    if ((await this.#table.version()) !== version) return undefined;
    for (const [address, chunk] of read) {
      this.#rows.set(version, address, chunk);
      chunks.set(address, chunk);
    }
    return chunks;
  }
}

async function takeChunks(table: Table, addresses: readonly RowAddress[]): Promise<readonly (readonly [RowAddress, StoredChunk])[]> {
  const chunks: [RowAddress, StoredChunk][] = [];
  for await (const batch of table.takeRowIds(addresses).select([...chunkColumns]).withRowId()) {
    const column = batch.getChild('_rowid');
    for (let row = 0; row < batch.numRows; row += 1) chunks.push([column?.get(row), readChunk(batch, row)]);
  }
  return chunks;
}
