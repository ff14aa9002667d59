import type { Table } from '@lancedb/lancedb';
import type { RecordBatch } from 'apache-arrow';
import type { AccessScope } from '../../../corpora-config/index.ts';
import type { StoredChunk, StoredDocument, StoredItem } from '../chunk-store.ts';
import { compareInDocumentOrder } from '../selection.ts';
import type { CorpusTable } from './corpus-table.ts';
import { all, hasId, isKind, quote, tenantFilter } from './filters.ts';
import { chunkColumns, readChunk, readChunkWithVector, readDocument, readItem } from './read-rows.ts';
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
  return streamKind(find, 'chunk', { columns: [...chunkColumns], read: readChunk });
}

/** The chunks of one document, in its order; with vectors only from a table that keeps them. */
export async function readChunksOf(table: Table, { document, vectors }: { readonly document: string; readonly vectors: boolean }): Promise<readonly StoredChunk[]> {
  const wanted = all([`document = ${quote(document)}`, isKind('chunk')]);
  const columns = vectors ? [...chunkColumns, 'vector'] : [...chunkColumns];
  const chunks = await readAll(table, () => table.query().where(wanted).select(columns), vectors ? readChunkWithVector : readChunk);
  return chunks.sort(compareInDocumentOrder);
}

/** The documents with these identifiers that the access scope may see, in the order asked. */
export async function readDocuments(table: Table, ids: readonly string[], access: AccessScope): Promise<readonly StoredDocument[]> {
  if (ids.length === 0 || access.tenants.length === 0) return [];
  const wanted = all([hasId('document', ids), tenantFilter(access)]);
  const found = await readAll(table, () => table.query().where(wanted).select(['body']), readDocument);
  const byId = new Map(found.map((document) => [document.id, document]));
  return ids.map((id) => byId.get(id)).filter((document) => document !== undefined);
}

/** How many items, documents and chunks the table holds. */
export async function countContents(table: Table): Promise<number> {
  return table.countRows(`kind <> ${quote('filler' satisfies RowKind)}`);
}

interface Reading<Value> {
  readonly columns: string[];
  readonly read: (batch: RecordBatch, row: number) => Value;
}

async function* streamKind<Value>(find: Find, kind: RowKind, { columns, read }: Reading<Value>): AsyncIterable<Value> {
  const corpus = await find();
  if (corpus !== undefined) yield* streamRows(corpus.table.query().where(isKind(kind)).select(columns), read);
}
