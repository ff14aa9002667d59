import { kindOfElement } from './element-kinds.ts';
import type { LawNode } from './law-tree.ts';
import type { TextWriter } from './text-writer.ts';

/** A cell that claims to span more is taken to span this many; the widest real table has fewer columns. */
const widestSpan = 200;

/** Spans are followed up to this column; no real table is as wide. */
const widestTable = 1000;

/**
 * Writes a table: a line for each row, a tab between neighbouring columns. A cell that spans rows or columns leaves the places it
 * covers empty, so that the same column stands after the same number of tabs in every row.
 * @param writeElement writes what stands in a cell, and what the schema does not allow in a table
 */
export function writeTable(table: LawNode, writer: TextWriter, writeElement: (node: LawNode) => void): void {
  const covered: number[] = [];
  writer.line();
  for (const child of table.children) {
    if (typeof child === 'string') writeStray(child, writer);
    else if (kindOfElement(child.tag) === 'row') writeRow(child, { writer, writeElement, covered, next: 0, last: 0 });
    else writeElement(child);
  }
  writer.line();
}

/** `covered`: for each column, how many of the rows to come a cell above reaches into. `next` and `last` are columns of this row. */
interface Row {
  readonly writer: TextWriter;
  readonly writeElement: (node: LawNode) => void;
  readonly covered: number[];
  next: number;
  last: number;
}

function writeRow(element: LawNode, row: Row): void {
  row.writer.line();
  for (const child of element.children) {
    if (typeof child === 'string') writeStray(child, row.writer);
    else if (kindOfElement(child.tag) === 'cell') writeCell(child, row);
    else row.writeElement(child);
  }
  while (row.next < row.covered.length) passColumn(row);
  row.writer.endRow();
}

function writeCell(cell: LawNode, row: Row): void {
  while ((row.covered[row.next] ?? 0) > 0) passColumn(row);
  row.writer.openCell(row.next - row.last);
  row.writeElement(cell);
  row.writer.closeCell();
  row.last = row.next;
  row.next += spanOf(cell, 'colspan');
  const rows = spanOf(cell, 'rowspan') - 1;
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
