import { Field, FixedSizeList, Float32, Int32, List, Schema, Utf8 } from 'apache-arrow';

/**
 * One table per corpus; a row is an item, a document or a chunk, so that one Lance commit covers the ledger and the chunks.
 * What neighbouring revisions of a work have alike is one chunk row, with the days of all of them; a row of kind 'revisions' tells whose
 * it is (`revisions/revision-list.ts`).
 *
 *     id             kind + ':' + identifier
 *     kind           'item' | 'document' | 'chunk' | 'revisions' | 'filler'
 *     document       document of a chunk, the document itself, else ''
 *     ordinal        place of a chunk in its document, else 0
 *     tenant         '' for an item
 *     date           yyyymmdd as a number, of a chunk or a document; 0 when not known
 *     validFrom      yyyymmdd inclusive, 0 when always; of a list the first date when its revisions have several, else 99999999
 *     validUntil     yyyymmdd exclusive, 99999999 when for ever; of a list the last date when its revisions have several, else 0
 *     attributes     'key=value', key percent-encoded; of a list all values of attributes that its revisions have otherwise
 *     matched        heading terms, a line feed, terms: one full-text column, so that a query reads one set of postings
 *     shared         JSON of what neighbouring chunks have in common (`chunk-cells.ts`), '' for an item or a document
 *     body           JSON of the rest of a chunk, or all of an item or a document
 *     vector         only when the table keeps vectors
 */
export function createRowSchema(dimensions: number): Schema {
  const fields = [
    ...textColumns.map((name) => new Field(name, new Utf8(), false, new Map(plainText))),
    ...numberColumns.map((name) => new Field(name, new Int32(), false)),
    new Field('attributes', attributesType, false),
  ];
  return new Schema(dimensions === 0 ? fields : [...fields, new Field('vector', createVectorType(dimensions), true)]);
}

export const textColumns = ['id', 'kind', 'document', 'tenant', 'matched', 'shared', 'body'] as const;
export const numberColumns = ['ordinal', 'date', 'validFrom', 'validUntil'] as const;

/**
 * The engine's own compression of texts (FSST) trains on a random sample, so that no two runs write the same bytes, and takes half of the
 * time of writing. Repeated texts are kept once all the same. The values of `attributes` cannot be marked so: its index is not asked
 * for a type that differs from the question's. They are the same bytes as long as most of them repeat others.
 */
const plainText = [['lance-encoding:compression', 'none']] as const;

export const attributesType: List<Utf8> = new List(new Field('item', new Utf8(), true));

/** Null for a row without a vector. */
export function createVectorType(dimensions: number): FixedSizeList<Float32> {
  return new FixedSizeList(dimensions, new Field('item', new Float32(), true));
}

export type RowKind = 'item' | 'document' | 'chunk' | 'revisions' | 'filler';

/** A row that is no chunk before it becomes columns; it has no vector. */
export type LedgerRow = Readonly<Record<(typeof textColumns)[number], string>> & Readonly<Record<(typeof numberColumns)[number], number>> & { readonly kind: RowKind; readonly attributes: readonly string[] };

/** Key of a row. */
export function rowId(kind: RowKind, id: string): string {
  return `${kind}:${id}`;
}
