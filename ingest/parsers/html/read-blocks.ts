import { load } from 'cheerio';
import { appendText, beginCell, breakBlock, breakLine, endReading, endRow, openBlocks, type BlockWriter, type HtmlBlock } from './block-writer.ts';

/** A page as text. */
export interface HtmlPage {
  readonly title?: string;
  readonly blocks: readonly HtmlBlock[];
}

/**
 * Reads every visible text of a page, in document order: script, style and comments are left out, navigation is kept with
 * the roles `header` and `footer`. Ruby readings are set apart. A table that only arranges the page is read as blocks.
 */
export function readBlocks(html: string): HtmlPage {
  const $ = load(html, { scriptingEnabled: false });
  const writer = openBlocks();
  const root: HtmlNode | undefined = $.root().get(0);
  if (root !== undefined) walk(root, writer);
  breakBlock(writer);
  const title = $('head title').first().text().replaceAll(/\s+/gu, ' ').trim();
  return { ...(title === '' ? {} : { title }), blocks: writer.blocks };
}

/** The part of a parsed node that the walk needs. */
interface HtmlNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly HtmlNode[];
}

/** Depth first with a stack of its own, so that a page nested ten thousand deep is read like any other. */
function walk(root: HtmlNode, writer: BlockWriter): void {
  const waiting: { node: HtmlNode; done: boolean }[] = [{ node: root, done: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, done } = next;
    if (done) leaveElement(node, writer);
    else if (node.type === 'text') appendText(writer, node.data ?? '');
    else if (isVisible(node)) {
      enterElement(node, writer);
      waiting.push({ node, done: true });
      for (const child of node.children?.toReversed() ?? []) waiting.push({ node: child, done: false });
    }
  }
}

const invisible = new Set(['script', 'style', 'template', 'head', 'rp']);

function isVisible({ type, name = '' }: HtmlNode): boolean {
  return type !== 'comment' && type !== 'directive' && type !== 'cdata' && !invisible.has(name);
}

const blockNames = new Set(['address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'legend', 'li', 'main', 'nav', 'noscript', 'ol', 'option', 'p', 'pre', 'section', 'select', 'summary', 'tbody', 'textarea', 'tfoot', 'thead', 'ul']);

function enterElement(node: HtmlNode, writer: BlockWriter): void {
  const { name = '' } = node;
  if (blockNames.has(name) || name === 'table') breakBlock(writer);
  const id = node.attribs?.['id'];
  if (id !== undefined && id !== '') writer.anchor = id;
  const role = roleOf(node);
  if (role !== undefined) writer.roles.push(role);
  entering[name]?.(writer, node);
  if (/^h[1-6]$/u.test(name)) writer.level = Number(name.slice(1));
}

function leaveElement(node: HtmlNode, writer: BlockWriter): void {
  const { name = '' } = node;
  if (blockNames.has(name)) breakBlock(writer);
  leaving[name]?.(writer);
  if (roleOf(node) !== undefined) writer.roles.pop();
  if (/^h[1-6]$/u.test(name)) writer.level = 0;
}

const entering: Readonly<Record<string, (writer: BlockWriter, node: HtmlNode) => void>> = {
  br: breakLine,
  pre: (writer) => { writer.preformatted += 1; },
  ruby: (writer) => { writer.rubyStart = writer.text.length; },
  rt: (writer) => { writer.reading = ''; },
  table: (writer, node) => { writer.tables.push(isLayout(node) ? 'layout' : 'data'); },
  tr: endRow,
  td: beginCell,
  th: beginCell,
};

const leaving: Readonly<Record<string, (writer: BlockWriter) => void>> = {
  pre: (writer) => { writer.preformatted -= 1; },
  rt: endReading,
  tr: endRow,
  table: (writer) => {
    endRow(writer);
    writer.tables.pop();
  },
};

function roleOf({ name = '', attribs = {} }: HtmlNode): HtmlBlock['role'] | undefined {
  if (name === 'nav' || name === 'header' || /\bbreadcrumb/u.test(attribs['class'] ?? '')) return 'header';
  if (name === 'footer') return 'footer';
  return name === 'figcaption' ? 'figure' : undefined;
}

/** A table arranges the page when it holds headings, further tables or preformatted text, or when no row has two cells. */
function isLayout(table: HtmlNode): boolean {
  const waiting = [...(table.children ?? [])];
  let widest = 0;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (/^(?:h[1-6]|table|pre)$/u.test(node.name ?? '')) return true;
    if (node.name === 'tr') widest = Math.max(widest, node.children?.filter(({ name }) => name === 'td' || name === 'th').length ?? 0);
    for (const child of node.children ?? []) waiting.push(child);
  }
  return widest < 2;
}
