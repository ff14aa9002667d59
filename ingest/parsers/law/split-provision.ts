import { itemTags, kindOfElement } from './element-kinds.ts';
import { childOf, textBelow, type LawNode } from './law-tree.ts';
import { countedPath, pathOfChild, placeInside, type Place } from './place.ts';
import type { SectionDraft } from './section-list.ts';
import { writeElement } from './write-element.ts';

/**
 * Splits a Paragraph, Item or Subitem: its own text is one section, each of its items and tables another, and what follows those
 * stands in sections of its own, so that the order of the text is kept. Text of other laws (AmendProvision) stays where it is printed.
 */
export function splitProvision(node: LawNode, place: Place, startsUnit: boolean): void {
  const path = pathOfChild(node, place.path, place);
  const inner = placeInside(place, path);
  const own = openOwnText(node, inner, startsUnit);
  for (const child of node.children) {
    if (typeof child === 'string') writeStrayText(child, inner);
    else if (itemTags.has(child.tag)) splitProvision(child, inner, false);
    else if (hasOwnSection(child) || place.list.current !== own) splitBlock(child, inner);
    else writeElement(child, { writer: own.writer, notes: place.notes });
  }
}

/** Makes one section of any element and all that is below it. */
export function splitBlock(node: LawNode, place: Place, startsUnit = false): void {
  const { list, notes, breadcrumb, attributes, parent } = place;
  const path = countedPath(node, place.path, list);
  const role = holdsTable(node) ? 'table' : 'text';
  const { writer } = list.open({ path, breadcrumb, attributes, parent, role, startsUnit });
  writeElement(node, { writer, notes });
}

/** Keeps text that stands where the schema allows none. */
export function writeStrayText(text: string, { list, notes, path, breadcrumb, attributes, parent }: Place): void {
  if (text.trim() === '') return;
  notes.deviation(`text outside any sentence in ${path}`);
  const draft = list.current ?? list.open({ path: list.claim(`${path}-Text[1]`), breadcrumb, attributes, parent });
  draft.writer.write(text);
}

function openOwnText(node: LawNode, { list, path, breadcrumb, attributes, parent }: Place, startsUnit: boolean): SectionDraft {
  const caption = childOf(node, 'ParagraphCaption');
  const heading = caption === undefined ? undefined : textBelow(caption);
  return list.open({ path, breadcrumb, attributes, parent, startsUnit, heading });
}

function hasOwnSection(node: LawNode): boolean {
  return kindOfElement(node.tag) !== undefined && holdsTable(node);
}

function holdsTable(node: LawNode): boolean {
  return node.tag === 'TableStruct' || node.tag === 'Table';
}
