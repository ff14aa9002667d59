import { createFinding } from '../../../corpora-config/index.ts';
import { buildDocument } from '../build-document.ts';
import { decodeText, findReplacements } from '../decode-text.ts';
import { dateOfName, nameDocument } from '../document-name.ts';
import { openOutline, type Outline } from '../outline.ts';
import type { Parser, ParserInput, ParserOutput } from '../parser.ts';
import type { HtmlBlock } from './block-writer.ts';
import { readBlocks, type HtmlPage } from './read-blocks.ts';

/** Reads a web page: h1–h6 become headings, table rows `table` sections, navigation `header` and `footer` sections; all visible text is kept. */
export const htmlParser: Parser = {
  version: 'html-1',
  parse: (input) => Promise.resolve(parseHtml(input)),
};

function parseHtml(input: ParserInput): ParserOutput {
  const decoded = decodeText(input.bytes);
  const page = readBlocks(decoded.text);
  const framed = page.blocks.length > 0 && page.blocks.every(({ role }) => role === 'header' || role === 'footer');
  const outline = openOutline();
  for (const block of page.blocks) addBlock(outline, framed ? { ...block, role: 'text' } : block);
  const title = titleOfPage(page, input.key);
  const findings = [...findReplacements(decoded), ...(framed ? [createFinding('html.no-main-text', 'every text stands in navigation')] : [])];
  const parts = { id: nameDocument({ ...input, title }), title, sections: outline.sections(), findings };
  return { documents: [buildDocument(input, { ...parts, date: dateOfName(input.key) })], findings: [] };
}

function addBlock(outline: Outline, { level, role, text, anchor, readings }: HtmlBlock): void {
  const locator = { kind: 'anchor', anchor } as const;
  if (level > 0 && role === 'text') outline.addHeading({ level, text, locator });
  else outline.addBody({ text, role, locator, readings });
}

function titleOfPage(page: HtmlPage, key: string): string {
  const heading = page.blocks.find((block) => block.level === 1 && block.role === 'text');
  return page.title ?? heading?.text.trim() ?? key.slice(key.lastIndexOf('/') + 1);
}
