import { Index, type Connection, type Table } from '@lancedb/lancedb';
import { DataType } from 'apache-arrow';
import { createRowSchema } from './row-schema.ts';

/**
 * Opens the table of a corpus for writing, made with its indexes when it is not there. A vector column of other dimensions
 * is emptied: those vectors came from another model. Without a model it stays, for whoever forgets to name one: rows that are
 * written then have no vector, and the others keep theirs, as the ledger says.
 */
export async function openTableToWrite(connection: Connection, corpus: string, dimensions: number): Promise<Table> {
  const names = await listTables(connection);
  const table = names.includes(corpus) ? await connection.openTable(corpus) : await connection.createEmptyTable(corpus, createRowSchema(dimensions));
  await fitVectorColumn(table, dimensions);
  await createMissingIndexes(table);
  return table;
}

/** Opens the table of a corpus for reading; undefined when there is none. */
export async function openTableToRead(connection: Connection, corpus: string): Promise<Table | undefined> {
  const names = await listTables(connection);
  return names.includes(corpus) ? connection.openTable(corpus) : undefined;
}

/** Corpora that have a table. The engine lists ten unless told otherwise. */
export async function listTables(connection: Connection): Promise<readonly string[]> {
  return connection.tableNames({ limit: 100_000 });
}

/** Numbers in a vector of the table; 0 when it keeps none. */
export async function dimensionsOf(table: Table): Promise<number> {
  const { fields } = await table.schema();
  const type = fields.find(({ name }) => name === 'vector')?.type;
  return DataType.isFixedSizeList(type) ? type.listSize : 0;
}

async function fitVectorColumn(table: Table, dimensions: number): Promise<void> {
  const held = await dimensionsOf(table);
  if (held === dimensions || dimensions === 0) return;
  if (held > 0) await table.dropColumns(['vector']);
  await table.addColumns([{ name: 'vector', valueSql: `arrow_cast(NULL, 'FixedSizeList(${dimensions}, Float32)')` }]);
}

/** Every index is made on the empty table, so that a query finds one; it also searches rows that no index has yet. */
async function createMissingIndexes(table: Table): Promise<void> {
  const held = new Set((await table.listIndices()).flatMap(({ columns }) => columns));
  for (const [column, create] of Object.entries(indexes)) {
    if (!held.has(column)) await table.createIndex(column, { config: create() });
  }
}

/** Makes an index anew, so that it knows no value that only deleted rows had. */
export async function recreateIndex(table: Table, column: IndexedColumn): Promise<void> {
  await table.createIndex(column, { config: indexes[column](), replace: true });
}

/** Makes every index anew, the small ones while the terms, which keep one core busy, are being indexed. */
export async function recreateIndexes(table: Table): Promise<void> {
  const renewOthers = async (): Promise<void> => {
    for (const column of indexedColumns) if (column !== 'matched') await recreateIndex(table, column);
  };
  await Promise.all([recreateIndex(table, 'matched'), renewOthers()]);
}

const indexedColumns = ['matched', 'id', 'document', 'kind', 'tenant', 'date', 'validFrom', 'validUntil', 'attributes'] as const;
export type IndexedColumn = (typeof indexedColumns)[number];

const indexes: Readonly<Record<IndexedColumn, () => Index>> = {
  matched: createTermIndex,
  id: () => Index.btree(),
  document: () => Index.btree(),
  kind: () => Index.bitmap(),
  tenant: () => Index.bitmap(),
  date: () => Index.bitmap(),
  validFrom: () => Index.bitmap(),
  validUntil: () => Index.bitmap(),
  attributes: () => Index.labelList(),
};

/** The analyser made the terms; the engine only cuts at spaces and must change nothing. */
function createTermIndex(): Index {
  return Index.fts({
    withPosition: false,
    baseTokenizer: 'whitespace',
    lowercase: false,
    stem: false,
    removeStopWords: false,
    asciiFolding: false,
    maxTokenLength: 10_000,
  });
}
