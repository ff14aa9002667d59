import { appendixTags, divisionTags } from './element-kinds.ts';
import { leadingChildren, textBelow, type LawNode } from './law-tree.ts';
import { countedPath, pathOfChild, type Place } from './place.ts';
import { attributesOfDivision } from './provision-attributes.ts';
import type { SectionDraft, SectionList } from './section-list.ts';
import { splitAppendix } from './split-appendix.ts';
import { splitArticle } from './split-article.ts';
import { splitBlock, splitProvision, writeStrayText } from './split-provision.ts';
import { writeElement } from './write-element.ts';

/** Splits what may hold articles: MainProvision, a division, a SupplProvision, the Preamble. `heading` was written already. */
export function splitContainer(node: LawNode, place: Place, heading?: LawNode): void {
  const full = fullDivisions(node);
  for (const child of node.children) {
    if (typeof child === 'string') writeStrayText(child, place);
    else if (divisionTags.has(child.tag)) splitDivision(child, place, full);
    else if (child !== heading) splitMember(child, place);
  }
}

function fullDivisions(node: LawNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const child of node.children) if (isFullDivision(child)) names.add(numberedName(child));
  return names;
}

function splitMember(child: LawNode, place: Place): void {
  if (child.tag === 'Article') splitArticle(child, place);
  else if (child.tag === 'Paragraph') splitProvision(child, place, true);
  else if (appendixTags.has(child.tag)) splitAppendix(child, place);
  else splitBlock(child, place, true);
}

/**
 * A division has its place among the divisions; its articles do not, as in `elm`. A bare one that stands beside a `full` one of its
 * number is counted instead (`Part[1]`), so that the path with the number names the one that holds the articles.
 */
function splitDivision(node: LawNode, place: Place, full: ReadonlySet<string>): void {
  const { list, notes, breadcrumb, parent } = place;
  const bare = isBare(node);
  const divisions = bare && full.has(numberedName(node)) ? countedPath(node, place.divisions, list) : pathOfChild(node, place.divisions, place);
  const [title] = leadingChildren(node, [`${node.tag}Title`]);
  const heading = title === undefined ? '' : textBelow(title);
  const attributes = attributesOfDivision(node, place.attributes, bare ? heading : '');
  const startsUnit = !(bare && endsWithBareDivision(list));
  const draft = list.open({ path: divisions, breadcrumb, attributes, parent, heading, startsUnit, role: bare ? 'text' : 'heading' });
  if (title !== undefined) writeElement(title, { writer: draft.writer, notes });
  splitContainer(node, { ...place, divisions, attributes, breadcrumb: heading === '' ? breadcrumb : [...breadcrumb, heading] }, title);
}

/** Only titles are left of it (第二章 削除), or a table of contents was printed as divisions. Its titles are text; a run of them is one unit. */
function isBare(node: LawNode): boolean {
  return node.children.every((child) => {
    if (typeof child === 'string') return child.trim() === '';
    return child.tag === `${node.tag}Title` || (divisionTags.has(child.tag) && isBare(child));
  });
}

function isFullDivision(child: LawNode | string): child is LawNode {
  return typeof child !== 'string' && divisionTags.has(child.tag) && !isBare(child);
}

function numberedName({ tag, attributes }: LawNode): string {
  return `${tag}_${attributes['Num'] ?? ''}`;
}

function endsWithBareDivision({ current }: SectionList): boolean {
  return current !== undefined && current.role === 'text' && namesDivision(current);
}

function namesDivision({ path }: SectionDraft): boolean {
  return divisionTags.has(path.slice(path.lastIndexOf('-') + 1).replace(/[_[].*$/u, ''));
}
