import { kindOfElement } from './element-kinds.ts';
import type { LawNode } from './law-tree.ts';
import type { PrintedTable, PrintedRow } from './printed-parts.ts';
import type { TextWriter } from './text-writer.ts';

/** A cell that claims to span more is taken to span this many; the widest real table has fewer columns. */
const widestSpan = 200;

/** Spans are followed up to this column; no real table is as wide. */
const widestTable = 1000;

/**
 * Writes a table: a line for each row, a tab between neighbouring columns. A cell that spans rows or columns leaves the places it
 * covers empty, so that the same column stands after the same number of tabs in every row. The grid is kept beside the text.
 * @param writeElement writes what stands in a cell, and what the schema does not allow in a table
 */
export function writeTable(table: LawNode, writer: TextWriter, writeElement: (node: LawNode) => void): void {
  const grid: PrintedTable = { rows: [], columns: 0 };
  const covered: number[] = [];
  writer.addTable(grid);
  writer.line();
  for (const child of table.children) {
    if (typeof child === 'string') writeStray(child, writer);
    else if (kindOfElement(child.tag) === 'row') writeRow(child, { writer, writeElement, covered, grid, next: 0, last: 0 });
    else writeElement(child);
  }
  writer.line();
}

/** `covered`: for each column, how many of the rows to come a cell above reaches into. `next` and `last` are columns of this row. */
interface Row {
  readonly writer: TextWriter;
  readonly writeElement: (node: LawNode) => void;
  readonly covered: number[];
  readonly grid: PrintedTable;
  next: number;
  last: number;
}

function writeRow(element: LawNode, row: Row): void {
  const printed: PrintedRow = { element: '', header: element.tag === 'TableHeaderRow', start: 0, end: 0, cells: [] };
  row.writer.line();
  for (const child of element.children) {
    if (typeof child === 'string') writeStray(child, row.writer);
    else if (kindOfElement(child.tag) === 'cell') writeCell(child, row, printed);
    else row.writeElement(child);
  }
  while (row.next < row.covered.length) passColumn(row);
  row.writer.endRow();
  printed.end = row.writer.length;
  row.grid.rows.push(printed);
  row.grid.columns = Math.max(row.grid.columns, row.next);
}

function writeCell(cell: LawNode, row: Row, { cells }: PrintedRow): void {
  while ((row.covered[row.next] ?? 0) > 0) passColumn(row);
  const columnSpan = spanOf(cell, 'colspan');
  const rowSpan = spanOf(cell, 'rowspan');
  const printed = { column: row.next, columnSpan, rowSpan, start: 0, end: 0 };
  cells.push(printed);
  row.writer.openCell(row.next - row.last, printed);
  row.writeElement(cell);
  row.writer.closeCell();
  row.last = row.next;
  row.next += columnSpan;
  const rows = rowSpan - 1;
  for (let column = row.last; column < Math.min(row.next, widestTable); column += 1) row.covered[column] = rows;
}

/** A column that this row leaves to a cell above is covered for one row less. */
function passColumn(row: Row): void {
  row.covered[row.next] = Math.max(0, (row.covered[row.next] ?? 0) - 1);
  row.next += 1;
}

function spanOf(cell: LawNode, name: string): number {
  const span = Number(cell.attributes[name] ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, widestSpan) : 1;
}

function writeStray(text: string, writer: TextWriter): void {
  if (text.trim() !== '') writer.write(text);
}
