import type { Table } from '@lancedb/lancedb';
import type { RecordBatch } from 'apache-arrow';
import type { StoredChunk, StoredDocument, StoredItem } from '../chunk-store.ts';
import { hashChunkRow } from '../chunk-hash.ts';
import { compareInDocumentOrder } from '../selection.ts';
import type { CorpusTable } from './corpus-table.ts';
import { all, isKind, quote } from './filters.ts';
import { checkedColumns, chunkColumns, readCheckedChunk, readChunk, readChunkWithVector, readDocument, readItem } from './read-rows.ts';
import { readAll, streamRows } from './read-table.ts';
import { workOf } from './revisions/revision-list.ts';
import type { SharedRows } from './revisions/shared-rows.ts';
import type { RowKind } from './row-schema.ts';

/** Finds the table when the first row is asked for. */
type Find = () => Promise<CorpusTable | undefined>;

export function streamItems(find: Find): AsyncIterable<StoredItem> {
  return streamFound(find, 'item', { columns: ['body'], read: readItem });
}

export function streamDocuments(find: Find): AsyncIterable<StoredDocument> {
  return streamFound(find, 'document', { columns: ['body'], read: readDocument });
}

/** A row that several revisions have gives the chunk of each. Lists and rows are of one version, whatever is written meanwhile. */
export async function* streamChunks(find: Find): AsyncIterable<StoredChunk> {
  const corpus = await find();
  if (corpus === undefined) return;
  const { held, close } = await corpus.revisions.openVersion();
  try {
    const version = await held.table.version();
    const lists = await held.find(held.works);
    if ((await held.table.version()) !== version) throw new Error('the version that was being read is no longer there');
    for await (const row of streamKind(held.table, 'chunk', { columns: [...checkedColumns], read: readCheckedChunk })) {
      const chunks = lists.get(workOf(row.document) ?? '')?.expand(row) ?? [row];
      if (chunks.length === 1 || hashChunkRow(row, row.analysed) === row.rowHash) yield* chunks;
      else yield* chunks.map((chunk) => ({ ...chunk, rowHash: '' }));
    }
  } finally {
    close();
  }
}

/** The chunks of one document, in its order; with vectors only from a table that keeps them. */
export async function readChunksOf({ revisions }: CorpusTable, { document, vectors }: { readonly document: string; readonly vectors: boolean }): Promise<readonly StoredChunk[]> {
  const columns = vectors ? [...chunkColumns, 'vector'] : [...chunkColumns];
  return revisions.consistently(async (held) => {
    const work = workOf(document);
    const shared = (await held.find([work])).get(work ?? '');
    const wanted = all([shared === undefined ? `document = ${quote(document)}` : holdersFilter(shared, document), isKind('chunk')]);
    const rows = await readAll(held.table, () => held.table.query().where(wanted).select(columns), vectors ? readChunkWithVector : readChunk);
    const chunks = shared === undefined ? rows : rows.flatMap((row) => shared.expand(row, (revision) => revision.document === document)).filter((chunk) => chunk.document === document);
    return chunks.sort(compareInDocumentOrder);
  });
}

function holdersFilter(shared: SharedRows, document: string): string {
  const spans = [...shared.holdersOf(document)].map(([holder, [first, last]]) => (holder === document ? `document = ${quote(holder)}` : `(document = ${quote(holder)} AND ordinal >= ${first} AND ordinal <= ${last})`));
  return spans.join(' OR ');
}

interface Reading<Value> {
  readonly columns: string[];
  readonly read: (batch: RecordBatch, row: number) => Value;
}

async function* streamFound<Value>(find: Find, kind: RowKind, reading: Reading<Value>): AsyncIterable<Value> {
  const corpus = await find();
  if (corpus !== undefined) yield* streamKind(corpus.table, kind, reading);
}

function streamKind<Value>(table: Table, kind: RowKind, { columns, read }: Reading<Value>): AsyncIterable<Value> {
  return streamRows(table.query().where(isKind(kind)).select(columns), read);
}
