import { Float32, Int32, makeData, RecordBatch, Struct, Table, Utf8, type Data, type Schema } from 'apache-arrow';
import type { PackedChunks, PackedVectors } from '../packed-chunks.ts';
import { TextColumn, type PackedTexts } from '../packed/text-column.ts';
import { attributesType, createRowSchema, createVectorType, numberColumns, textColumns, type LedgerRow } from './row-schema.ts';
import type { PutRows } from './rows-of-change.ts';

/** Builds an Arrow table, a batch for the ledger and one for each block, whose columns are taken as they are. */
export function buildArrowTable({ ledger, blocks }: PutRows, dimensions: number): Table {
  const schema = createRowSchema(dimensions);
  const batches = blocks.map((block) => toBatch(schema, blockColumns(block, dimensions), block.size));
  return new Table(schema, ledger.length === 0 ? batches : [toBatch(schema, ledgerColumns(ledger, dimensions), ledger.length), ...batches]);
}

function toBatch(schema: Schema, children: Data[], length: number): RecordBatch {
  return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length, nullCount: 0, children }));
}

function ledgerColumns(rows: readonly LedgerRow[], dimensions: number): Data[] {
  return [
    ...textColumns.map((name) => textData(packTexts(rows.map((row) => row[name])))),
    ...numberColumns.map((name) => numberData(Int32Array.from(rows, (row) => row[name]))),
    listData(endsOf(rows.map(({ attributes }) => attributes.length)), packTexts(rows.flatMap(({ attributes }) => attributes))),
    ...(dimensions === 0 ? [] : [vectorData(undefined, { rows: rows.length, dimensions })]),
  ];
}

function blockColumns(block: PackedChunks, dimensions: number): Data[] {
  const texts = { id: block.keys, kind: repeatText('chunk', block.size), document: block.documents, tenant: block.tenants, matched: block.matched, shared: block.shared, body: block.bodies };
  const numbers = { ordinal: block.ordinals, date: block.dates, validFrom: block.validFrom, validUntil: block.validUntil };
  return [
    ...textColumns.map((name) => textData(texts[name])),
    ...numberColumns.map((name) => numberData(numbers[name])),
    listData(block.attributeEnds, block.attributes),
    ...(dimensions === 0 ? [] : [vectorData(block.vectors, { rows: block.size, dimensions })]),
  ];
}

function endsOf(lengths: readonly number[]): Int32Array {
  const ends = new Int32Array(lengths.length + 1);
  for (const [at, length] of lengths.entries()) ends[at + 1] = (ends[at] ?? 0) + length;
  return ends;
}

function packTexts(texts: readonly string[]): PackedTexts {
  const column = new TextColumn(texts.length, 32);
  for (const text of texts) column.add(text);
  return column.finish();
}

function repeatText(text: string, times: number): PackedTexts {
  const bytes = Buffer.from(text.repeat(times));
  return { bytes, ends: Int32Array.from({ length: times + 1 }, (_, index) => index * (bytes.length / Math.max(1, times))) };
}

function textData({ bytes, ends }: PackedTexts): Data<Utf8> {
  return makeData({ type: new Utf8(), length: ends.length - 1, nullCount: 0, valueOffsets: ends, data: bytes });
}

function numberData(data: Int32Array): Data<Int32> {
  return makeData({ type: new Int32(), length: data.length, nullCount: 0, data });
}

function listData(ends: Int32Array, values: PackedTexts): Data<typeof attributesType> {
  return makeData({ type: attributesType, length: ends.length - 1, nullCount: 0, valueOffsets: ends, child: textData(values) });
}

/** A store without vectors drops them; one of other dimensions is a programmer's mistake. */
function vectorData(vectors: PackedVectors | undefined, { rows, dimensions }: { readonly rows: number; readonly dimensions: number }): Data {
  if (vectors !== undefined && vectors.dimensions !== dimensions) throw new TypeError(`expected a vector of ${dimensions} numbers, got ${vectors.dimensions}`);
  const nullBitmap = new Uint8Array(Math.ceil(rows / 8));
  let nullCount = rows;
  for (let row = 0; row < rows; row += 1) {
    if (vectors?.present[row] !== 1) continue;
    nullCount -= 1;
    nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7));
  }
  const data = vectors?.numbers ?? new Float32Array(rows * dimensions);
  const child = makeData({ type: new Float32(), length: data.length, nullCount: 0, data });
  return makeData({ type: createVectorType(dimensions), length: rows, nullCount, nullBitmap, child });
}
