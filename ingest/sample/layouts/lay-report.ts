import { pageHeight, pageWidth, type PdfPage, type PdfRule, type PdfText } from '../writers/write-pdf.ts';
import { wrapLine } from './wrap-line.ts';

const margin = 70;
const lineHeight = 19;
const bodySize = 10.5;
const charactersPerLine = 43;
const cellWidth = 110;

interface Line {
  readonly texts: readonly Omit<PdfText, 'y'>[];
  readonly row: boolean;
  readonly spaceAbove: number;
}

/**
 * Sets authored text horizontally, as a white paper's summary is set. In `source` a line `===` begins a page, `! ` stands
 * before the title, `## ` before a heading, `| a | b |` is a row of a ruled table; page numbers stand at the foot.
 */
export function layReport(source: string): readonly PdfPage[] {
  return source.trimEnd().split('\n===\n').map((page, at) => layPage(page, at + 1));
}

function layPage(page: string, pageNumber: number): PdfPage {
  const texts: PdfText[] = [];
  const rules: PdfRule[] = [];
  let y = margin;
  for (const line of page.split('\n').flatMap(setLine)) {
    y += lineHeight + line.spaceAbove;
    for (const text of line.texts) texts.push({ ...text, y });
    if (line.row) rules.push(...ruleAround(y, line.texts.length));
  }
  texts.push({ x: pageWidth / 2 - 12, y: pageHeight - 40, size: 9, text: `－${pageNumber}－` });
  return { texts, rules };
}

function setLine(line: string): readonly Line[] {
  if (line === '') return [];
  if (line.startsWith('! ')) return [{ texts: [{ x: 160, size: 16, text: line.slice(2) }], row: false, spaceAbove: 0 }];
  if (line.startsWith('## ')) return [{ texts: [{ x: margin, size: 13, text: line.slice(3) }], row: false, spaceAbove: 14 }];
  if (line.startsWith('| ')) return [{ texts: line.slice(2, -2).split(' | ').map(setCell), row: true, spaceAbove: 0 }];
  return wrapLine(line, charactersPerLine).map((text) => ({ texts: [{ x: margin, size: bodySize, text }], row: false, spaceAbove: 0 }));
}

function setCell(text: string, column: number): Omit<PdfText, 'y'> {
  return { x: margin + 6 + column * cellWidth, size: bodySize, text };
}

/** The four sides of a row and the lines between its cells. */
function ruleAround(baseline: number, columns: number): readonly PdfRule[] {
  const [top, bottom, right] = [baseline - lineHeight + 5, baseline + 5, margin + columns * cellWidth];
  const across = [top, bottom].map((y): PdfRule => ({ from: [margin, y], to: [right, y] }));
  const down = Array.from({ length: columns + 1 }, (_, at): PdfRule => ({ from: [margin + at * cellWidth, top], to: [margin + at * cellWidth, bottom] }));
  return [...across, ...down];
}
