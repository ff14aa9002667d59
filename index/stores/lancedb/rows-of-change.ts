import type { StoreChange, StoredChunk, StoredDocument, StoredItem } from '../chunk-store.ts';
import { always, attributeText, dayNumber, forEver, rowId, type Row } from './row-schema.ts';

/** The rows that a change puts, one per id: of two with one id the last stays. */
export function rowsOfChange({ putItems, putDocuments, putChunks }: StoreChange): readonly Row[] {
  const rows = [...putItems.map(rowOfItem), ...putDocuments.map(rowOfDocument), ...putChunks.map(rowOfChunk)];
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** A row that means nothing; see `optimise-table.ts`. */
export function fillerRow(): Row {
  return { ...blank, id: rowId('filler', ''), kind: 'filler' };
}

const blank = {
  document: '',
  tenant: '',
  matched: '',
  body: '{}',
  ordinal: 0,
  date: 0,
  validFrom: always,
  validUntil: forEver,
  headingLength: 0,
  attributes: [],
  vector: undefined,
} as const;

function rowOfItem(item: StoredItem): Row {
  return { ...blank, id: rowId('item', item.key), kind: 'item', body: JSON.stringify(item) };
}

function rowOfDocument(document: StoredDocument): Row {
  return { ...blank, id: rowId('document', document.id), kind: 'document', document: document.id, tenant: document.tenant, body: JSON.stringify(document) };
}

/** A chunk as its row. */
export function rowOfChunk({ terms, headingTerms, vector, ...chunk }: StoredChunk): Row {
  return {
    id: rowId('chunk', chunk.id),
    kind: 'chunk',
    document: chunk.document,
    tenant: chunk.tenant,
    matched: `${headingTerms} ${terms}`,
    body: JSON.stringify(chunk),
    ordinal: chunk.ordinal,
    date: chunk.date === undefined ? 0 : dayNumber(chunk.date),
    validFrom: chunk.validFrom === undefined ? always : dayNumber(chunk.validFrom),
    validUntil: chunk.validUntil === undefined ? forEver : dayNumber(chunk.validUntil),
    headingLength: headingTerms.length,
    attributes: Object.entries(chunk.attributes).flatMap(([key, values]) => values.map((value) => attributeText(key, value))),
    vector,
  };
}
