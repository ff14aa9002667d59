import { itemTags } from './element-kinds.ts';
import { hasText, leadingChildren, textBelow, type LawNode } from './law-tree.ts';
import { countedPath, placeInUnit, type Place } from './place.ts';
import { noteDeviations } from './schema-rules.ts';
import { splitBlock, splitProvision, writeStrayText } from './split-provision.ts';
import { writeElement } from './write-element.ts';

/**
 * Splits 別表, 様式, 別記 and the like: title and related articles are the heading, each table, item and structure is a section.
 * One that holds figures alone is left with its title, which then is its text.
 */
export function splitAppendix(node: LawNode, place: Place): void {
  const { list, notes, breadcrumb, attributes } = place;
  const path = countedPath(node, place.path, list);
  noteDeviations(node, notes);
  // A 付録 has no title element: its formula's number is its name.
  const heading = leadingChildren(node, [`${node.tag}Title`, 'ArithFormulaNum', 'RelatedArticleNum']);
  const content = node.children.filter((child) => typeof child === 'string' || !heading.includes(child));
  const title = heading.map(textBelow).join('');
  const role = content.some(hasText) ? 'heading' : 'text';
  const draft = list.open({ path, breadcrumb, attributes, parent: path, heading: title, role, startsUnit: true });
  for (const part of heading) writeElement(part, { writer: draft.writer, notes });
  splitContent(content, placeInUnit(place, path, title));
}

function splitContent(children: readonly (LawNode | string)[], place: Place): void {
  for (const child of children) {
    if (typeof child === 'string') writeStrayText(child, place);
    else if (itemTags.has(child.tag)) splitProvision(child, place, false);
    else splitBlock(child, place);
  }
}
