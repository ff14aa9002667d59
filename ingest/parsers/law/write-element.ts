import { kindOfElement, type ElementKind } from './element-kinds.ts';
import { textBelow, type LawNode } from './law-tree.ts';
import type { Output } from './output.ts';
import { printedProvisionTags } from './printed-provisions.ts';
import type { TextWriter } from './text-writer.ts';
import { writeTable } from './write-table.ts';

/** Writes all text of an element, its separators chosen by what the elements are. Nesting is bounded by `deepestNesting`. */
export function writeElement(node: LawNode, output: Output): void {
  const kind = kindOfElement(node.tag);
  if (kind === undefined) output.notes.unknown(node.tag);
  writers[kind ?? 'block'](node, output);
}

/** Writes the children of an element one after the other; white space between the blocks of a container is dropped. */
function writeChildren(node: LawNode, output: Output): void {
  for (const child of node.children) {
    if (typeof child !== 'string') writeElement(child, output);
    else if (child.trim() !== '' || !containers.has(kindOfElement(node.tag) ?? 'block')) output.writer.write(child);
  }
}

type Write = (node: LawNode, output: Output) => void;

const containers: ReadonlySet<ElementKind> = new Set(['block', 'table', 'row', 'cell']);

const writers: Readonly<Record<ElementKind, Write>> = {
  inline: writeChildren,
  column(node, output) {
    output.writer.space();
    writeChildren(node, output);
    output.writer.space();
  },
  number(node, output) {
    writeChildren(node, output);
    output.writer.space();
  },
  caption(node, output) {
    writeChildren(node, output);
    output.writer.line();
  },
  title(node, output) {
    output.writer.line();
    writeChildren(node, output);
  },
  block: writeBlock,
  table: (node, output) => writeTable(node, output.writer, (child) => writeElement(child, output)),
  row: writeBlock,
  cell: writeChildren,
  sentence(node, output) {
    if (startsOwnLine(node, output.writer)) output.writer.space();
    writeChildren(node, output);
  },
  ruby(node, { writer }) {
    const reading = node.children.map((child) => (typeof child !== 'string' && child.tag === 'Rt' ? child.children.map(textBelow).join('') : '')).join('');
    writer.writeReading(textBelow(node), reading);
  },
  reading: () => undefined,
  figure(node, output) {
    const src = node.attributes['src']?.trim() ?? '';
    output.notes.figure(src);
    output.writer.addFigure(src);
    writeChildren(node, output);
  },
};

/** The first paragraph of an article goes on in the line of the article's number. */
function writeBlock(node: LawNode, output: Output): void {
  if (node.tag !== 'Paragraph' || !output.writer.spaceDue) output.writer.line();
  if (printedProvisionTags.has(node.tag)) output.writer.addProvision(node, () => writeChildren(node, output));
  else writeChildren(node, output);
  output.writer.line();
}

/** The sentences of a cell are lines of their own, unless one goes on from the other (ただし書, a sentence after 。). */
function startsOwnLine(node: LawNode, writer: TextWriter): boolean {
  return writer.inCell && writer.inLine && node.attributes['Function'] !== 'proviso' && !'。「『（'.includes(writer.lastCharacter);
}
