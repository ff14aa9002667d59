import { Field, FixedSizeList, Float32, Int32, List, Schema, Utf8 } from 'apache-arrow';

/**
 * One table per corpus; a row is an item, a document or a chunk, so that one Lance commit covers the ledger and the chunks.
 *
 *     id             kind + ':' + identifier
 *     kind           'item' | 'document' | 'chunk' | 'filler'
 *     document       document of a chunk, the document itself, '' for an item
 *     ordinal        place of a chunk in its document, else 0
 *     tenant         '' for an item
 *     date           yyyymmdd as a number, 0 when not known
 *     validFrom      yyyymmdd inclusive, 0 when always
 *     validUntil     yyyymmdd exclusive, 99999999 when for ever
 *     attributes     'key=value', key percent-encoded
 *     matched        heading terms, a space, terms: one full-text column, so that a query reads one set of postings
 *     headingLength  UTF-16 units of the heading terms in `matched`
 *     body           everything else as JSON
 *     vector         only when the table keeps vectors
 */
export function createRowSchema(dimensions: number): Schema {
  const fields = [
    ...textColumns.map((name) => new Field(name, new Utf8(), false)),
    ...numberColumns.map((name) => new Field(name, new Int32(), false)),
    new Field('attributes', attributesType, false),
  ];
  return new Schema(dimensions === 0 ? fields : [...fields, new Field('vector', createVectorType(dimensions), true)]);
}

export const textColumns = ['id', 'kind', 'document', 'tenant', 'matched', 'body'] as const;
export const numberColumns = ['ordinal', 'date', 'validFrom', 'validUntil', 'headingLength'] as const;
export const attributesType: List<Utf8> = new List(new Field('item', new Utf8(), true));

/** Null for a row without a vector. */
export function createVectorType(dimensions: number): FixedSizeList<Float32> {
  return new FixedSizeList(dimensions, new Field('item', new Float32(), true));
}

export type RowKind = 'item' | 'document' | 'chunk' | 'filler';

/** A row before it becomes columns. */
export type Row = Readonly<Record<(typeof textColumns)[number], string>> &
  Readonly<Record<(typeof numberColumns)[number], number>> & {
    readonly kind: RowKind;
    readonly attributes: readonly string[];
    readonly vector: Float32Array | undefined;
  };

/** Key of a row. */
export function rowId(kind: RowKind, id: string): string {
  return `${kind}:${id}`;
}

export const always = 0;
export const forEver = 99_999_999;

/**
 * An ISO date as the number yyyymmdd; a missing month or day counts as 00, which keeps the order of the texts.
 * Throws `TypeError` for anything else.
 */
export function dayNumber(date: string): number {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(date);
  if (parts === null) throw new TypeError(`expected an ISO date, got ${JSON.stringify(date)}`);
  return Number(`${parts[1]}${parts[2] ?? '00'}${parts[3] ?? '00'}`);
}

/** An attribute as one text; the key is encoded, so that its end is certain. */
export function attributeText(key: string, value: string): string {
  return `${encodeURIComponent(key)}=${value}`;
}
