import { Float32, Int32, makeData, RecordBatch, Struct, Table, Utf8, type Data, type Schema } from 'apache-arrow';
import { attributesType, createVectorType, numberColumns, textColumns, type Row } from './row-schema.ts';

/** Builds an Arrow table column by column; through plain objects the same takes several times as long. */
export function buildArrowTable(rows: readonly Row[], schema: Schema, dimensions: number): Table {
  const columns = [
    ...textColumns.map((name) => textData(rows.map((row) => row[name]))),
    ...numberColumns.map((name) => numberData(rows.map((row) => row[name]))),
    listData(rows.map(({ attributes }) => attributes)),
    ...(dimensions === 0 ? [] : [vectorData(rows.map(({ vector }) => vector), dimensions)]),
  ];
  const children: Data[] = columns;
  const data = makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children });
  return new Table(schema, [new RecordBatch(schema, data)]);
}

function textData(values: readonly string[]): Data<Utf8> {
  const valueOffsets = offsetsOf(values.map((value) => Buffer.byteLength(value)));
  const data = Buffer.allocUnsafe(valueOffsets.at(-1) ?? 0);
  for (const [index, value] of values.entries()) data.write(value, valueOffsets[index] ?? 0);
  return makeData({ type: new Utf8(), length: values.length, nullCount: 0, valueOffsets, data });
}

function offsetsOf(lengths: readonly number[]): Int32Array {
  const offsets = new Int32Array(lengths.length + 1);
  let end = 0;
  for (const [index, length] of lengths.entries()) {
    end += length;
    offsets[index + 1] = end;
  }
  return offsets;
}

function numberData(values: readonly number[]): Data<Int32> {
  return makeData({ type: new Int32(), length: values.length, nullCount: 0, data: Int32Array.from(values) });
}

function listData(values: readonly (readonly string[])[]): Data<typeof attributesType> {
  const valueOffsets = offsetsOf(values.map(({ length }) => length));
  return makeData({ type: attributesType, length: values.length, nullCount: 0, valueOffsets, child: textData(values.flat()) });
}

function vectorData(vectors: readonly (Float32Array | undefined)[], dimensions: number): Data {
  const numbers = new Float32Array(vectors.length * dimensions);
  const nullBitmap = new Uint8Array(Math.ceil(vectors.length / 8));
  let nullCount = 0;
  for (const [index, vector] of vectors.entries()) {
    if (vector === undefined) nullCount += 1;
    else {
      requireLength(vector, dimensions);
      numbers.set(vector, index * dimensions);
      nullBitmap[index >> 3] = (nullBitmap[index >> 3] ?? 0) | (1 << (index & 7));
    }
  }
  const child = makeData({ type: new Float32(), length: numbers.length, nullCount: 0, data: numbers });
  return makeData({ type: createVectorType(dimensions), length: vectors.length, nullCount, nullBitmap, child });
}

function requireLength(vector: Float32Array, dimensions: number): void {
  if (vector.length !== dimensions) throw new TypeError(`expected a vector of ${dimensions} numbers, got ${vector.length}`);
}
