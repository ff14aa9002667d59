import type { CheerioAPI } from 'cheerio';
import type { SectionRole } from '../../../corpora-config/index.ts';

/** A paragraph, heading, list item or table row. */
export interface HtmlBlock {
  readonly role: SectionRole;
  /** Trimmed; never empty. Cells of a row stand with tabs between. */
  readonly text: string;
  /** Of a heading: 1 is outermost. */
  readonly level?: number;
}

type HtmlNode = ReturnType<ReturnType<CheerioAPI['root']>['contents']>[number];

const containers = new Set(['ul', 'ol', 'table', 'tbody', 'thead', 'div', 'blockquote']);

/** Blocks of the flat HTML that mammoth writes, in order; text of nested lists and tables stands in blocks of its own. */
export function readBlocks(html: CheerioAPI): readonly HtmlBlock[] {
  return html.root().contents().get().flatMap((node) => blocksOf(html, node));
}

function childrenOf(html: CheerioAPI, node: HtmlNode): readonly HtmlNode[] {
  return html(node).contents().get();
}

function blocksOf(html: CheerioAPI, node: HtmlNode): readonly HtmlBlock[] {
  const name = nameOf(node);
  if (name === 'tr') return rowBlocks(html, node);
  if (name === 'li') return itemBlocks(html, node);
  if (containers.has(name)) return childrenOf(html, node).flatMap((child) => blocksOf(html, child));
  const level = /^h([1-6])$/u.exec(name)?.[1];
  return textBlock(textIn(html, node), level === undefined ? { role: 'text' } : { role: 'heading', level: Number(level) });
}

function nameOf(node: HtmlNode): string {
  return 'name' in node ? node.name : '';
}

function rowBlocks(html: CheerioAPI, row: HtmlNode): readonly HtmlBlock[] {
  const cells = html(row).children('td, th').get().map((cell) => childrenOf(html, cell).flatMap((child) => blocksOf(html, child)).map(({ text }) => text).join('\n'));
  return textBlock(cells.filter((cell) => cell !== '').join('\t'), { role: 'table' });
}

/** mammoth writes foot- and endnotes as list items with ids of their own, ending in an arrow back. */
function itemBlocks(html: CheerioAPI, item: HtmlNode): readonly HtmlBlock[] {
  const isNote = /^(?:foot|end)note-/u.test(html(item).attr('id') ?? '');
  if (isNote) return textBlock(textIn(html, item).replace(/\s*↑$/u, ''), { role: 'note' });
  const isBlock = (node: HtmlNode): boolean => containers.has(nameOf(node)) || nameOf(node) === 'p';
  const own = childrenOf(html, item).filter((node) => !isBlock(node)).map((node) => textIn(html, node)).join('');
  return [...textBlock(own, { role: 'text' }), ...childrenOf(html, item).filter(isBlock).flatMap((node) => blocksOf(html, node))];
}

function textIn(html: CheerioAPI, node: HtmlNode): string {
  const copy = html(node).clone();
  copy.find('br').replaceWith('\n');
  return copy.text();
}

function textBlock(text: string, shape: Omit<HtmlBlock, 'text'>): readonly HtmlBlock[] {
  return text.trim() === '' ? [] : [{ ...shape, text: text.trim() }];
}
