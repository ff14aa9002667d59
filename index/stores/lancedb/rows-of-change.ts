import type { StoreChange, StoredDocument, StoredItem } from '../chunk-store.ts';
import { packChunks, unpackChunks, type PackedChunks } from '../packed-chunks.ts';
import { always, dayNumber, forEver } from '../packed/chunk-cells.ts';
import { textAt } from '../packed/text-column.ts';
import { rowId, type LedgerRow } from './row-schema.ts';

/** What a change puts, one row per id. */
export interface PutRows {
  readonly ledger: readonly LedgerRow[];
  readonly blocks: readonly PackedChunks[];
}

/** The rows that a change puts: of two with one id the last stays. */
export function rowsOfChange({ putItems, putDocuments, putChunks, putPacked = [] }: StoreChange): PutRows {
  const ledger = [...putItems.map(rowOfItem), ...putDocuments.map(rowOfDocument)];
  const blocks = [...(putChunks.length === 0 ? [] : [packChunks(putChunks)]), ...putPacked.filter(({ size }) => size > 0)];
  return { ledger: [...new Map(ledger.map((row) => [row.id, row])).values()], blocks: haveRepeatedKeys(blocks) ? [packChunks(blocks.flatMap(unpackChunks))] : blocks };
}

/** Keys of the rows of a block. */
export function keysOf({ keys, size }: PackedChunks): readonly string[] {
  return Array.from({ length: size }, (_, row) => textAt(keys, row));
}

/** A row that means nothing; see `optimise-table.ts`. */
export function fillerRow(): LedgerRow {
  return { ...blankRow, id: rowId('filler', ''), kind: 'filler' };
}

/** What rows have that are no chunks. */
export const blankRow: Omit<LedgerRow, 'id' | 'kind'> = { document: '', tenant: '', matched: '', shared: '', body: '{}', ordinal: 0, date: 0, validFrom: always, validUntil: forEver, attributes: [] };

function rowOfItem(item: StoredItem): LedgerRow {
  return { ...blankRow, id: rowId('item', item.key), kind: 'item', body: JSON.stringify(item) };
}

function rowOfDocument(document: StoredDocument): LedgerRow {
  return { ...blankRow, id: rowId('document', document.id), kind: 'document', document: document.id, tenant: document.tenant, date: document.date === undefined ? 0 : dayNumber(document.date), body: JSON.stringify(document) };
}

/** A block repeats no key within itself, and blocks of different documents none when the documents begin their chunks' names; then no key is read. */
function haveRepeatedKeys(blocks: readonly PackedChunks[]): boolean {
  const families = blocks.flatMap((block) => block.families);
  if (blocks.length < 2 || (new Set(families).size === families.length && !families.includes(''))) return false;
  const met = new Set<string>();
  for (const block of blocks) {
    for (const key of keysOf(block)) {
      if (met.has(key)) return true;
      met.add(key);
    }
  }
  return false;
}
