import type { SectionFigure, SectionTable, TableCell } from '../../../corpora-config/index.ts';

/** Where a text begins and ends in the text of its section, in UTF-16 code units; known when it is written. */
export interface TextSpan {
  start: number;
  end: number;
}

/** A cell while its table is written. */
export type PrintedCell = TextSpan & Pick<TableCell, 'column' | 'columnSpan' | 'rowSpan'>;

/** A row while it is written; `element` and `start` are known when its table is named. */
export interface PrintedRow extends TextSpan {
  element: string;
  readonly header: boolean;
  readonly cells: PrintedCell[];
}

/** A table while it is written. */
export interface PrintedTable {
  readonly rows: PrintedRow[];
  columns: number;
}

/** A figure that stands at an offset of a text. */
export interface PrintedFigure {
  readonly src: string;
  readonly at: number;
}

/** Names the tables of the section at the element path `section`. The one table of a TableStruct is `{section}-Table[1]`, as in `elm`. */
export function nameTables(tables: readonly PrintedTable[], section: string): readonly SectionTable[] {
  return tables.map(({ columns, rows }, index) => {
    const element = `${section}-Table[${index + 1}]`;
    nameRows(rows, element);
    return { element, columns, rows };
  });
}

/** Names the figures of what was written at the element path `element`. */
export function nameFigures(figures: readonly PrintedFigure[], element: string): readonly SectionFigure[] {
  return figures.map(({ src, at }) => ({ src, element, at }));
}

function nameRows(rows: readonly PrintedRow[], table: string): void {
  let headers = 0;
  for (const [index, row] of rows.entries()) {
    if (row.header) headers += 1;
    row.element = row.header ? `${table}-TableHeaderRow[${headers}]` : `${table}-TableRow[${index + 1 - headers}]`;
    row.start = row.cells.find(({ start, end }) => start < end)?.start ?? row.end;
  }
}
