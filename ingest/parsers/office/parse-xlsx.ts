import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { Section } from '../../../corpora-config/index.ts';
import { buildDocument } from '../build-document.ts';
import { dateOfName, nameDocument } from '../document-name.ts';
import type { Parser, ParserInput, ParserOutput } from '../parser.ts';
import { fileTitle } from './file-title.ts';
import { openOffice } from './open-office.ts';

/** Reads workbooks: every sheet, hidden ones too, a section a row, every cell as it is displayed, tabs between; notes after their row. */
export const xlsxParser: Parser = {
  version: 'xlsx-1',
  parse: (input) => openOffice(input, () => parseWorkbook(input)),
};

async function parseWorkbook(input: ParserInput): Promise<ParserOutput> {
  const { read } = await import('@e965/xlsx');
  const book = read(input.bytes, { type: 'array', dense: false, cellHTML: false, cellFormula: false });
  const sections = book.SheetNames.flatMap((name) => sheetSections(name, book.Sheets[name] ?? {}));
  const title = titleOf(book, input.key);
  const hidden = (book.Workbook?.Sheets ?? []).filter(({ Hidden }) => (Hidden ?? 0) !== 0).map(({ name }) => name ?? '');
  const attributes = { format: ['xlsx'], ...(hidden.length === 0 ? {} : { hiddenSheets: hidden }) };
  const id = nameDocument({ ...input, title });
  return { documents: [buildDocument(input, { id, title, sections, attributes, date: dateOfName(input.key) })], findings: [] };
}

function titleOf(book: WorkBook, key: string): string {
  const written = book.Props?.Title?.trim() ?? '';
  return written === '' ? fileTitle(key) : written;
}

interface SheetRow {
  /** From 1. */
  readonly row: number;
  readonly cells: readonly CellObject[];
}

function sheetSections(sheet: string, cells: WorkSheet): readonly Section[] {
  return readRows(cells).flatMap(({ row, cells: all }, index) => {
    const place = { parent: [sheet], startsUnit: index === 0, breadcrumb: [sheet], locator: { kind: 'cell', sheet, row } as const };
    const notes = all.flatMap(({ c }) => c ?? []).flatMap(({ t }) => (t === undefined || t.trim() === '' ? [] : [t.trim()]));
    return [
      { ...place, path: [sheet, `r${row}`], role: 'table' as const, text: `${all.map(displayed).filter((text) => text !== '').join('\t')}\n` },
      ...notes.map((note, number): Section => ({ ...place, path: [sheet, `r${row}`, `note${number + 1}`], role: 'note', startsUnit: false, text: `${note}\n` })),
    ];
  });
}

/** Rows that hold anything, in order. Only cells that exist are visited: a sheet may claim a million rows. */
function readRows(sheet: WorkSheet): readonly SheetRow[] {
  const rows = new Map<number, { readonly column: number; readonly cell: CellObject }[]>();
  for (const [address, value] of Object.entries(sheet)) {
    if (address.startsWith('!') || !isCell(value) || (displayed(value) === '' && value.c === undefined)) continue;
    const place = placeOf(address);
    const row = rows.get(place.row) ?? [];
    row.push({ column: place.column, cell: value });
    rows.set(place.row, row);
  }
  return [...rows].toSorted(([a], [b]) => a - b).map(([row, cells]) => ({
    row,
    cells: cells.toSorted((a, b) => a.column - b.column).map(({ cell }) => cell),
  }));
}

/** `AB12` → row 12, column 28. */
function placeOf(address: string): { readonly row: number; readonly column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/u.exec(address) ?? [];
  return { row: Number(digits), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
}

function isCell(value: unknown): value is CellObject {
  return typeof value === 'object' && value !== null && 't' in value;
}

function displayed({ w, v }: CellObject): string {
  return (w ?? (v === undefined ? '' : String(v))).trim();
}
