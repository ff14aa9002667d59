import type { Section } from '../../corpora-config/index.ts';

/** A sentence, table cell or column of an item. `start` is its offset in the section's text. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  /** Place of the cell in its row, from 0, and how many cells the row has. Absent outside tables. */
  readonly column?: number;
  readonly columns?: number;
}

/**
 * The sentences of a section, its number (`２　`, `イ　`) and captions' line ends left out. A sentence ends with 。 outside brackets,
 * at a line end, at a tab (the next cell) and at U+3000 (the next column of an item).
 */
export function cutSentences({ text, role, locator }: Pick<Section, 'text' | 'role' | 'locator'>): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const isTable = role === 'table';
  let from = 0;
  while (from < text.length) {
    const lineEnd = text.indexOf('\n', from);
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (isTable) cutRow({ text, from, end, sentences });
    else cutLine({ text, from: from + lengthOfNumber(text, { from, end, element: locator.kind === 'xml' ? locator.element : '' }), end, sentences });
    from = end + 1;
  }
  return sentences;
}

interface Cut {
  readonly text: string;
  readonly from: number;
  readonly end: number;
  readonly sentences: Sentence[];
}

function cutRow({ text, from, end, sentences }: Cut): void {
  const cells = text.slice(from, end).split('\t');
  let start = from;
  for (const [column, cell] of cells.entries()) {
    const own: Sentence[] = [];
    cutLine({ text, from: start, end: start + cell.length, sentences: own });
    for (const sentence of own) sentences.push({ ...sentence, column, columns: cells.length });
    start += cell.length + 1;
  }
}

function cutLine({ text, from, end, sentences }: Cut): void {
  let depth = 0;
  let start = from;
  for (let index = from; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xff08 || code === 0x300c) depth += 1;
    else if (code === 0xff09 || code === 0x300d) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (code === 0x3002 || code === 0x3000)) {
      keep(text, { start, end: code === 0x3002 ? index + 1 : index, sentences });
      start = index + 1;
    }
  }
  keep(text, { start, end, sentences });
}

function keep(text: string, { start, end, sentences }: Pick<Sentence, 'start'> & Pick<Cut, 'end' | 'sentences'>): void {
  let first = start;
  while (first < end && isBlank(text.charCodeAt(first))) first += 1;
  let last = end;
  while (last > first && isBlank(text.charCodeAt(last - 1))) last -= 1;
  if (last > first) sentences.push({ text: text.slice(first, last), start: first });
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x3000;
}

const numbers = /[^\u3000。「」、]{1,16}\u3000/uy;

/** Number of a provision with the U+3000 behind it; only below an item or paragraph. */
function lengthOfNumber(text: string, { from, end, element }: Pick<Cut, 'from' | 'end'> & { readonly element: string }): number {
  if (!/(?:Paragraph|Item|Subitem\d+)[_[][^-]*$/u.test(element)) return 0;
  numbers.lastIndex = from;
  const length = numbers.exec(text)?.[0].length ?? 0;
  return from + length <= end ? length : 0;
}
