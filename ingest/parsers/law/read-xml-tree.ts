import { SaxesParser } from 'saxes';
import { deepestNesting, LawRefusal, withoutIndentation, type LawNode } from './law-tree.ts';
import { readPlainXml } from './read-plain-xml.ts';

/**
 * Reads XML into a tree under a nameless root. Comments and processing instructions are dropped, CDATA is text.
 * Throws `LawRefusal`: `xml.malformed` at the first error, `xml.entity-declared` for a DOCTYPE that declares entities
 * (none is ever expanded), `xml.too-deep` below `deepestNesting`.
 */
export function readXmlTree(xml: string): LawNode {
  return readPlainXml(xml) ?? readAnyXml(xml);
}

/** Reads all of XML, and alone decides what is refused and why. */
export function readAnyXml(xml: string): LawNode {
  const root: OpenNode = { tag: '', attributes: {}, children: [] };
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open = openElements(root);
  parser.on('error', (error) => {
    throw new LawRefusal('xml.malformed', `expected well-formed XML, got line:column ${error.message.slice(0, 300)}`);
  });
  parser.on('doctype', refuseEntities);
  parser.on('opentag', ({ name, attributes }) => open.enter({ tag: name, attributes, children: [] }));
  parser.on('closetag', open.leave);
  parser.on('text', open.write);
  parser.on('cdata', open.write);
  parser.write(xml).close();
  return root;
}

interface OpenNode extends LawNode {
  readonly children: (LawNode | string)[];
}

interface OpenElements {
  enter(node: OpenNode): void;
  leave(): void;
  write(text: string): void;
}

function openElements(root: OpenNode): OpenElements {
  const ancestors: OpenNode[] = [];
  let current = root;
  return {
    enter(node) {
      if (ancestors.length >= deepestNesting) throw new LawRefusal('xml.too-deep', `expected at most ${deepestNesting} nested elements, got more at <${node.tag.slice(0, 100)}>`);
      current.children.push(node);
      ancestors.push(current);
      current = node;
    },
    leave() {
      current = ancestors.pop() ?? root;
    },
    write(text) {
      const kept = withoutIndentation(text);
      if (kept !== '') current.children.push(kept);
    },
  };
}

function refuseEntities(doctype: string): void {
  if (/<!ENTITY/iu.test(doctype)) throw new LawRefusal('xml.entity-declared', 'expected no entity declarations, got a DOCTYPE with <!ENTITY');
}
