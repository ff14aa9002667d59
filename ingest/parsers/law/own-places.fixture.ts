import type { Document } from '../../../corpora-config/index.ts';

/** How many provisions of a kind should have a section of their own, counted in the markup alone. */
export interface PlaceCount {
  readonly tag: string;
  readonly wanted: number;
  /** How many a document has. */
  found(document: Document): number;
}

/** Below these stands text that is no provision of the law by itself: cells, quotations, notes, text of other laws. */
const closed = new Set([
  'TableStruct', 'Table', 'AmendProvision', 'NewProvision', 'QuoteStruct', 'Remarks', 'TOC', 'NoteStruct', 'StyleStruct', 'FormatStruct', 'FigStruct', 'Class', 'List', 'ArithFormula',
]);
const counted = new Set(['Paragraph', 'Item', ...Array.from({ length: 10 }, (_, index) => `Subitem${index + 1}`)]);

/** A second reader that knows nothing but tags: provisions with text of their own, outside of what is `closed`. */
export function ownPlaces(xml: string): readonly PlaceCount[] {
  const wanted = new Map<string, number>();
  const open: { readonly tag: string; text: boolean }[] = [];
  let shut = 0;
  let at = 0;
  for (const match of xml.matchAll(/<(\/?)([A-Za-z]\w*)[^>]*?(\/?)>/gu)) {
    const [whole, slash, tag = '', empty] = match;
    if (xml.slice(at, match.index).trim() !== '') markText(open);
    at = match.index + whole.length;
    if (empty === '/') continue;
    if (slash === '') {
      open.push({ tag, text: false });
      if (closed.has(tag)) shut += 1;
      continue;
    }
    const element = open.pop();
    if (closed.has(tag)) shut -= 1;
    if (element?.text === true && counted.has(tag) && shut === 0) wanted.set(tag, (wanted.get(tag) ?? 0) + 1);
  }
  return [...counted].map((tag) => ({ tag, wanted: wanted.get(tag) ?? 0, found: (document) => document.sections.filter(({ path }) => endsWith(path[0] ?? '', tag)).length }));
}

/** Text belongs to the provision around it, not to those further out. Readings are no text. */
function markText(open: readonly { readonly tag: string; text: boolean }[]): void {
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const element = open[index];
    if (element === undefined || element.tag === 'Rt' || closed.has(element.tag)) return;
    element.text = true;
    if (counted.has(element.tag)) return;
  }
}

function endsWith(path: string, tag: string): boolean {
  const last = path.slice(path.lastIndexOf('-') + 1);
  return last.startsWith(tag) && /^[_[]/u.test(last.slice(tag.length));
}
