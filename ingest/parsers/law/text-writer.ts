import type { Reading } from '../../../corpora-config/index.ts';
import type { LawNode } from './law-tree.ts';
import type { PrintedFigure, PrintedTable, TextSpan } from './printed-parts.ts';
import type { PrintedProvision } from './printed-provisions.ts';

/**
 * Gathers the text of one section. Separators are asked for beforehand and written only when more text comes, so that
 * none is doubled and none stands at either end: `space` is U+3000 between the pieces of a line, `line` a line end,
 * cells of a row are parted by tabs. Inside a cell a line end becomes U+3000, so that a row stays one line.
 */
export class TextWriter {
  #text = '';
  #readings: Reading[] | undefined;
  #tables: PrintedTable[] | undefined;
  #figures: PrintedFigure[] | undefined;
  #provisions: PrintedProvision[] | undefined;
  #space = false;
  #line = false;
  #tabs = 0;
  /** How many cells are open, and how many of them have text. */
  #open = 0;
  #begun = 0;
  /** The open cells, outermost first. */
  #cells: TextSpan[] | undefined;

  /** UTF-16 code units written so far. */
  get length(): number {
    return this.#text.length;
  }

  /** Readings printed above the text, in order. */
  get readings(): readonly Reading[] {
    return this.#readings ?? [];
  }

  /** Tables begun so far, in order; undefined: none. */
  get tables(): readonly PrintedTable[] | undefined {
    return this.#tables;
  }

  /** Figures met so far, in order; undefined: none. */
  get figures(): readonly PrintedFigure[] | undefined {
    return this.#figures;
  }

  /** Provisions written so far, outer ones first; undefined: none. */
  get provisions(): readonly PrintedProvision[] | undefined {
    return this.#provisions;
  }

  /** Whether text has been written and the next piece would follow it on the same line, nothing between. */
  get inLine(): boolean {
    return this.#text !== '' && !this.#space && !this.#line && this.#tabs === 0;
  }

  /** Whether U+3000 is due: a number or a column has just been written. */
  get spaceDue(): boolean {
    return this.#space;
  }

  /** The last character written, or an empty text. */
  get lastCharacter(): string {
    return this.#text.slice(-1);
  }

  /** Whether a table cell is open. */
  get inCell(): boolean {
    return this.#open > 0;
  }

  write(text: string): void {
    if (text === '') return;
    if (this.#space || this.#line || this.#tabs > 0) this.#separate();
    while (this.#begun < this.#open) this.#beginCell();
    this.#text += text;
  }

  /** Writes text that has its reading printed above it. */
  writeReading(text: string, reading: string): void {
    this.write(text);
    if (text === '') return;
    this.#readings ??= [];
    this.#readings.push({ start: this.length - text.length, end: this.length, reading });
  }

  /** Keeps a table of the text; its rows are filled while they are written. */
  addTable(table: PrintedTable): void {
    this.#tables ??= [];
    this.#tables.push(table);
  }

  /** Keeps a figure that stands here. */
  addFigure(src: string): void {
    this.#figures ??= [];
    this.#figures.push({ src, at: this.length });
  }

  /** Keeps where a provision stands that `write` writes. */
  addProvision(node: LawNode, write: () => void): void {
    this.#provisions ??= [];
    const provision = { node, start: this.length, end: 0 };
    this.#provisions.push(provision);
    write();
    provision.end = this.length;
  }

  space(): void {
    this.#space = true;
  }

  line(): void {
    if (this.#open === 0) this.#line = true;
    this.#space = this.#open > 0;
  }

  /** Opens a cell that stands `distance` columns right of the one before it; the first one 0. `cell` is told where its text begins and ends. */
  openCell(distance: number, cell: TextSpan): void {
    if (this.#open > 0) this.#space = true;
    else {
      this.#tabs += distance;
      this.#space = false;
    }
    this.#cells ??= [];
    this.#cells.push(cell);
    this.#open += 1;
  }

  closeCell(): void {
    const empty = this.#begun < this.#open;
    const cell = this.#cells?.pop();
    this.#open -= 1;
    if (cell !== undefined) cell.end = this.length;
    if (cell !== undefined && empty) cell.start = this.length;
    this.#begun = Math.min(this.#begun, this.#open);
    this.#space = this.#open > 0;
  }

  /** Ends a row; empty cells at its end leave nothing. */
  endRow(): void {
    if (this.#open === 0) this.#tabs = 0;
    this.line();
  }

  /** The text, ended by `ending` unless it is empty. */
  finish(ending: string): string {
    return this.#text === '' ? '' : this.#text + ending;
  }

  #beginCell(): void {
    const cell = this.#cells?.[this.#begun];
    if (cell !== undefined) cell.start = this.length;
    this.#begun += 1;
  }

  #separate(): void {
    const line = this.#line && this.#text !== '' ? '\n' : '';
    const rest = this.#tabs > 0 ? '\t'.repeat(this.#tabs) : '';
    const separator = line + rest || (this.#space && this.#text !== '' && !this.#line ? '\u3000' : '');
    this.#text += separator;
    this.#space = false;
    this.#line = false;
    this.#tabs = 0;
  }
}
