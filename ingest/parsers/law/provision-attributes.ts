import type { Attributes } from '../../../corpora-config/index.ts';
import { textBelow, type LawNode } from './law-tree.ts';
import type { SectionDraft } from './section-list.ts';

/** A place's attributes with those that an element says of itself and of all below it. */
export function attributesInside(node: LawNode, attributes: Attributes): Attributes {
  let inside = attributes;
  for (const name in node.attributes) {
    const key = flags.get(name);
    if (key !== undefined && node.attributes[name] === 'true') inside = withMark(inside, key, 'true');
  }
  return inside;
}

/** The same of an article, which is also struck out when 削除 is all that it says. */
export function attributesOfArticle(node: LawNode, attributes: Attributes): Attributes {
  const inside = attributesInside(node, attributes);
  return inside['deleted'] === undefined && endsDeleted(node) && saysDeleted(node) ? withMark(inside, 'deleted', 'true') : inside;
}

/** Marks the section of a paragraph or item as struck out when 削除 is all that it says. */
export function markDeletion(node: LawNode, section: SectionDraft): void {
  const { writer, attributes } = section;
  if (writer.length > longestDeletion || !'除）。'.includes(writer.lastCharacter) || attributes['deleted'] !== undefined) return;
  if (saysDeleted(node)) section.attributes = withMark(attributes, 'deleted', 'true');
}

/** The attributes of a division; a bare one is struck out when its title ends with 削除. */
export function attributesOfDivision(node: LawNode, attributes: Attributes, bareTitle: string): Attributes {
  const inside = attributesInside(node, attributes);
  return inside['deleted'] === undefined && /削\s*除$/u.test(bareTitle) ? withMark(inside, 'deleted', 'true') : inside;
}

/** The text of another law that this one writes (改める文, 加える文): it is no provision of this law. */
export function attributesOfAmendment(attributes: Attributes): Attributes {
  return withMark(attributes, 'provision', 'amend-provision');
}

/** `Extract`: only part of the 附則 is printed (抄). `OldNum`: the number is not printed. `OldStyle`: it stands in the old form. */
const flags: ReadonlyMap<string, string> = new Map([['Delete', 'deleted'], ['Hide', 'hidden'], ['OldNum', 'oldNumber'], ['OldStyle', 'oldStyle'], ['Extract', 'extract']]);

/** Sections that say the same of themselves share one object, by which others tell that they are equal. */
const marked = new WeakMap<Attributes, Map<string, Attributes>>();

function withMark(attributes: Attributes, key: string, value: string): Attributes {
  const marks = marked.get(attributes) ?? new Map<string, Attributes>();
  const known = marks.get(key);
  if (known !== undefined) return known;
  const made = { ...attributes, [key]: [value] };
  marked.set(attributes, marks.set(key, made));
  return made;
}

/** Whether all that an article, paragraph or item says is 削除, its number and caption left out. */
function saysDeleted(node: LawNode): boolean {
  let said = '';
  for (const child of node.children) if (typeof child === 'string' || !/(?:Title|Caption|Num)$/u.test(child.tag)) said += textBelow(child);
  return /^\s*（?削除）?。?\s*$/u.test(said);
}

/** What most articles end with is no 削除, and this is found out without reading them. */
function endsDeleted(node: LawNode): boolean {
  let last: LawNode | string | undefined = node;
  while (last !== undefined && typeof last !== 'string') last = last.children[last.children.length - 1];
  return last !== undefined && last.length <= longestDeletion && last.includes('削除');
}

/** 「三十四の二　（削除）。」 with its number. */
const longestDeletion = 20;
