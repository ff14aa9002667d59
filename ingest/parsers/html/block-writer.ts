import type { Reading, SectionRole } from '../../../corpora-config/index.ts';

/** A run of visible text that a browser would set apart. */
export interface HtmlBlock {
  /** 1–6 for h1–h6, 0 for everything else. */
  readonly level: number;
  readonly role: Exclude<SectionRole, 'heading'>;
  /** White space folded as a browser does; ends with one line feed. Cells of a table row are parted by tabs. */
  readonly text: string;
  /** Nearest id above the block; `body` when there is none. */
  readonly anchor: string;
  readonly readings: readonly Reading[];
}

/** The block being written, and those finished. Only the functions of this file change it. */
export interface BlockWriter {
  readonly blocks: HtmlBlock[];
  text: string;
  /** True when white space would be folded into what stands before. */
  spaced: boolean;
  readings: Reading[];
  anchor: string;
  level: number;
  /** Roles of the navigation elements around, innermost last. */
  readonly roles: HtmlBlock['role'][];
  /** Kinds of the tables around, innermost last. */
  readonly tables: ('layout' | 'data')[];
  /** How many `pre` are open. */
  preformatted: number;
  /** Cells of the data row so far. */
  cells: number;
  /** Where the base text of an open `ruby` begins. */
  rubyStart: number;
  /** The reading being collected; absent outside of `rt`. */
  reading: string | undefined;
}

/** An empty writer. */
export function openBlocks(): BlockWriter {
  return { blocks: [], text: '', spaced: true, readings: [], anchor: 'body', level: 0, roles: [], tables: [], preformatted: 0, cells: 0, rubyStart: 0, reading: undefined };
}

/** Adds text, white space folded outside of `pre`. */
export function appendText(writer: BlockWriter, data: string): void {
  if (writer.reading !== undefined) writer.reading += data.trim();
  else if (writer.preformatted > 0) addText(writer, data);
  else {
    const folded = data.replaceAll(/[ \t\n\r\f]+/gu, ' ');
    addText(writer, writer.spaced && folded.startsWith(' ') ? folded.slice(1) : folded);
  }
}

/** A `br`: a line feed, in a table cell a space. A long block ends there, so that a page of nothing but `br` is read in linear time. */
export function breakLine(writer: BlockWriter): void {
  if (inDataCell(writer)) appendText(writer, ' ');
  else if (writer.text.length > longBlock) flushBlock(writer);
  else endWith(writer, '\n');
}

/** Ends the block; inside a cell of a data table the row goes on. */
export function breakBlock(writer: BlockWriter): void {
  if (inDataCell(writer)) appendText(writer, ' ');
  else flushBlock(writer);
}

/** Ends a row of a table. */
export function endRow(writer: BlockWriter): void {
  writer.cells = 0;
  flushBlock(writer);
}

/** Begins a cell of the innermost table. */
export function beginCell(writer: BlockWriter): void {
  if (writer.tables.at(-1) !== 'data') {
    flushBlock(writer);
    return;
  }
  if (writer.cells > 0) endWith(writer, '\t');
  writer.cells += 1;
}

/** Ends a reading (ルビ) of the base text since the `ruby` or the reading before it. */
export function endReading(writer: BlockWriter): void {
  const { reading = '', rubyStart, text } = writer;
  if (reading !== '' && text.length > rubyStart) writer.readings.push({ start: rubyStart, end: text.length, reading });
  writer.reading = undefined;
  writer.rubyStart = text.length;
}

/** UTF-16 units. */
const longBlock = 2000;

function addText(writer: BlockWriter, text: string): void {
  if (text === '') return;
  writer.text += text;
  writer.spaced = /[ \n\t]$/u.test(text);
}

/** Folding leaves one space at most before the mark. */
function endWith(writer: BlockWriter, mark: '\n' | '\t'): void {
  const text = writer.spaced && writer.text.endsWith(' ') ? writer.text.slice(0, -1) : writer.text;
  writer.text = text + mark;
  writer.spaced = true;
}

function inDataCell(writer: BlockWriter): boolean {
  return writer.tables.at(-1) === 'data' && writer.cells > 0;
}

/** Writes what was collected as a block; white space alone is nothing. */
function flushBlock(writer: BlockWriter): void {
  const { text, readings, anchor, level } = writer;
  writer.text = '';
  writer.spaced = true;
  writer.readings = [];
  if (text.trim() === '') return;
  const start = /^[ \n]*/u.exec(text)?.[0].length ?? 0;
  const table = writer.tables.at(-1) === 'data';
  writer.blocks.push({
    level: table ? 0 : level,
    role: table ? 'table' : (writer.roles.at(-1) ?? 'text'),
    text: `${text.slice(start).replace(/[ \n]+$/u, '')}\n`,
    anchor,
    readings: readings.map((reading) => ({ ...reading, start: reading.start - start, end: reading.end - start })),
  });
}
