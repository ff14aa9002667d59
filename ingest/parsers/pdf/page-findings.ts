import { createFinding, type Finding, type FindingRule } from '../../../corpora-config/index.ts';

/** What may be odd about a page. */
export type PageOddity = 'image-only' | 'empty' | 'unreadable-glyphs' | 'unreadable-page';

const rules: Readonly<Record<PageOddity, { readonly rule: FindingRule; readonly expected: string }>> = {
  'image-only': { rule: 'pdf.image-only-page', expected: 'a text layer, got pictures alone' },
  empty: { rule: 'pdf.empty-page', expected: 'text, got a blank page' },
  'unreadable-glyphs': { rule: 'pdf.unreadable-glyphs', expected: 'characters, got code points without a character map' },
  'unreadable-page': { rule: 'pdf.page-unreadable', expected: 'a readable page, got damaged contents' },
};

/** One finding per kind of oddity, however many pages have it; it stands at the first of them and names them all. */
export function pageFindings(odd: ReadonlyMap<number, PageOddity>): readonly Finding[] {
  return Object.entries(rules).flatMap(([oddity, { rule, expected }]) => {
    const pages = [...odd].filter(([, found]) => found === oddity).map(([page]) => page);
    const [first] = pages;
    return first === undefined ? [] : [createFinding(rule, `expected ${expected} on ${pages.length} pages: ${writeRanges(pages)}`, { kind: 'page', page: first })];
  });
}

/** Ascending page numbers as people write them: `1-3, 7`. */
export function writeRanges(pages: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const page of pages) {
    const range = ranges.at(-1);
    if (range !== undefined && range[1] === page - 1) range[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}
