import { pageWidth, type PdfPage, type PdfText } from '../writers/write-pdf.ts';
import { wrapLine } from './wrap-line.ts';

const margin = 45;
const size = 10;
/** From one column's middle to the next, right to left. */
const pitch = 16.5;
const charactersPerColumn = 34;
/** Tops of the two tiers (段), upper first. */
const tierTops: readonly number[] = [75, 445];

/**
 * Sets authored text as 官報 is set: vertical columns from right to left in two tiers, a horizontal heading above, a rule
 * between the tiers. In `source` a line `===` begins a page, `---` the lower tier, `# ` stands before the page's heading,
 * and every other line is a paragraph; an empty line leaves a column free.
 */
export function layGazette(source: string): readonly PdfPage[] {
  return source.trimEnd().split('\n===\n').map((page, at) => layPage(page, at + 1));
}

function layPage(page: string, pageNumber: number): PdfPage {
  const [heading = '', ...lines] = page.split('\n');
  const tiers = lines.join('\n').split('\n---\n');
  return {
    texts: [
      { x: margin, y: 50, size: 9, text: String(pageNumber) },
      { x: 190, y: 50, size: 11, text: heading.replace(/^# /u, '') },
      ...tiers.flatMap((tier, at) => layTier(tier, tierTops[at] ?? 0)),
    ],
    rules: [58, 430].map((y) => ({ from: [margin, y], to: [pageWidth - margin, y] })),
  };
}

function layTier(tier: string, top: number): readonly PdfText[] {
  const columns = tier.split('\n').flatMap((line) => wrapLine(line, charactersPerColumn));
  const most = Math.floor((pageWidth - 2 * margin) / pitch);
  if (columns.length > most) throw new TypeError(`a tier holds ${most} columns, the text needs ${columns.length}`);
  return columns.flatMap((text, at) => (text === '' ? [] : [setColumn(text, pageWidth - margin - pitch * (at + 0.5), top)]));
}

/** Leading spaces are set as distance, as typesetters do; a text layer has none. */
function setColumn(text: string, x: number, top: number): PdfText {
  const bare = text.replace(/^\u3000+/u, '');
  return { x, y: top + (text.length - bare.length) * size, size, vertical: true, text: bare };
}
