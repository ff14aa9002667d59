import { itemTags } from './element-kinds.ts';
import { childOf, textBelow, type LawNode } from './law-tree.ts';
import { countedPath, pathOfChild, placeInside, type Place } from './place.ts';
import { attributesInside, attributesOfAmendment, markDeletion } from './provision-attributes.ts';
import type { SectionDraft } from './section-list.ts';
import { writeElement } from './write-element.ts';

/**
 * Splits a Paragraph, Item or Subitem: its own text is one section, each of its items and tables another, and what follows those
 * stands in sections of its own, so that the order of the text is kept. The text of another law (AmendProvision) is one that says so.
 */
export function splitProvision(node: LawNode, place: Place, startsUnit: boolean): void {
  const path = pathOfChild(node, place.path, place);
  const inner = placeInside(place, path, attributesInside(node, place.attributes));
  const own = openOwnText(node, inner, startsUnit);
  for (const child of node.children) {
    if (typeof child === 'string') writeStrayText(child, inner);
    else if (itemTags.has(child.tag)) splitProvision(child, inner, false);
    else if (holdsTable(child) || amendments.has(child.tag) || place.list.current !== own) splitBlock(child, inner);
    else writeElement(child, { writer: own.writer, notes: place.notes });
  }
  markDeletion(node, own);
}

const amendments: ReadonlySet<string> = new Set(['AmendProvision', 'NewProvision']);

/** Makes one section of any element and all that is below it. */
export function splitBlock(node: LawNode, place: Place, startsUnit = false): void {
  const { list, notes, breadcrumb, parent } = place;
  const attributes = amendments.has(node.tag) ? attributesOfAmendment(place.attributes) : place.attributes;
  const path = countedPath(node, place.path, list);
  const role = holdsTable(node) ? 'table' : 'text';
  const { writer } = list.open({ path, breadcrumb, attributes, parent, role, startsUnit, block: node });
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

function holdsTable(node: LawNode): boolean {
  return node.tag === 'TableStruct' || node.tag === 'Table';
}
