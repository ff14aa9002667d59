import type { Reading } from '../../../corpora-config/index.ts';

/**
 * Gathers the text of one section. Separators are asked for beforehand and written only when more text comes, so that
 * none is doubled and none stands at either end: `space` is U+3000 between the pieces of a line, `line` a line end,
 * cells of a row are parted by tabs. Inside a cell a line end becomes U+3000, so that a row stays one line.
 */
export class TextWriter {
  #text = '';
  #readings: Reading[] | undefined;
  #space = false;
  #line = false;
  #tabs = 0;
  #cells = 0;

  /** UTF-16 code units written so far. */
  get length(): number {
    return this.#text.length;
  }

  /** Readings printed above the text, in order. */
  get readings(): readonly Reading[] {
    return this.#readings ?? [];
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
    return this.#cells > 0;
  }

  write(text: string): void {
    if (text === '') return;
    if (this.#space || this.#line || this.#tabs > 0) this.#separate();
    this.#text += text;
  }

  /** Writes text that has its reading printed above it. */
  writeReading(text: string, reading: string): void {
    this.write(text);
    if (text === '') return;
    this.#readings ??= [];
    this.#readings.push({ start: this.length - text.length, end: this.length, reading });
  }

  space(): void {
    this.#space = true;
  }

  line(): void {
    if (this.#cells === 0) this.#line = true;
    this.#space = this.#cells > 0;
  }

  /** Opens a cell that stands `distance` columns right of the one before it; the first one 0. */
  openCell(distance: number): void {
    if (this.#cells > 0) this.#space = true;
    else {
      this.#tabs += distance;
      this.#space = false;
    }
    this.#cells += 1;
  }

  closeCell(): void {
    this.#cells -= 1;
    this.#space = this.#cells > 0;
  }

  /** Ends a row; empty cells at its end leave nothing. */
  endRow(): void {
    if (this.#cells === 0) this.#tabs = 0;
    this.line();
  }

  /** The text, ended by `ending` unless it is empty. */
  finish(ending: string): string {
    return this.#text === '' ? '' : this.#text + ending;
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
