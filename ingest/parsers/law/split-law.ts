import type { Attributes, Section } from '../../../corpora-config/index.ts';
import { appendixTags } from './element-kinds.ts';
import type { LawNotes } from './law-notes.ts';
import type { LawNode } from './law-tree.ts';
import type { Place } from './place.ts';
import { attributesInside } from './provision-attributes.ts';
import { noteDeviations } from './schema-rules.ts';
import { SectionList } from './section-list.ts';
import { splitAppendix } from './split-appendix.ts';
import { splitContainer } from './split-container.ts';
import { splitBlock, writeStrayText } from './split-provision.ts';
import { joinIntoOneUnit, splitSupplement } from './split-supplement.ts';
import { writeElement } from './write-element.ts';

/** What the splitting of a law depends on besides the law. */
export interface SplitOptions {
  readonly notes: LawNotes;
  /** A 附則 of at most this many UTF-16 code units is one unit. */
  readonly maximumCharacters: number;
}

/**
 * Splits a law into sections in the order of the file. Every character of its text stands in exactly one of them; readings stand
 * beside the text, attributes and figures are no text.
 */
export function splitLaw(law: LawNode, { notes, maximumCharacters }: SplitOptions): readonly Section[] {
  const place: Place = { list: new SectionList(), notes, maximumCharacters, path: '', divisions: '', parent: undefined, breadcrumb: [], attributes: ownAttributes('front') };
  noteDeviations(law, notes);
  for (const child of law.children) {
    if (typeof child === 'string') writeStrayText(child, { ...place, path: 'Law' });
    else if (child.tag === 'LawBody') splitBody(child, place);
    else splitPart(child, place);
  }
  return place.list.finish();
}

function splitBody(body: LawNode, place: Place): void {
  noteDeviations(body, place.notes);
  for (const child of body.children) {
    if (typeof child === 'string') writeStrayText(child, { ...place, path: 'LawBody' });
    else splitPart(child, place);
  }
}

function splitPart(node: LawNode, place: Place): void {
  if (appendixTags.has(node.tag)) splitAppendix(node, { ...place, attributes: ownAttributes('appendix') });
  else (splitters[node.tag] ?? splitOther)(node, place);
}

/** What a part of the law is: title, enactment, toc, preamble, main, appendix, or front for what else stands before the provisions. */
function ownAttributes(provision: string): Attributes {
  const known = partAttributes.get(provision) ?? { provision: [provision] };
  partAttributes.set(provision, known);
  return known;
}

const partAttributes = new Map<string, Attributes>();

type Split = (node: LawNode, place: Place) => void;

const splitters: Readonly<Record<string, Split>> = {
  LawNum: splitName,
  LawTitle: splitName,
  EnactStatement: (node, place) => splitOther(node, { ...place, attributes: ownAttributes('enactment') }),
  TOC: splitWhole,
  Preamble: splitPreamble,
  MainProvision: splitMainProvision,
  SupplProvision: splitSupplement,
};

/** Number and title of the law are one section; the number comes first in the XML. */
function splitName(node: LawNode, place: Place): void {
  const { list, notes, breadcrumb } = place;
  const attributes = ownAttributes('title');
  const draft = list.current?.path === 'LawTitle' ? list.current : list.open({ path: list.claim('LawTitle'), breadcrumb, attributes, startsUnit: true });
  draft.writer.line();
  writeElement(node, { writer: draft.writer, notes });
}

function splitWhole(node: LawNode, { list, notes, breadcrumb }: Place): void {
  const draft = list.open({ path: list.claim(node.tag), breadcrumb, attributes: ownAttributes('toc'), startsUnit: true });
  writeElement(node, { writer: draft.writer, notes });
}

function splitPreamble(node: LawNode, place: Place): void {
  const first = place.list.drafts.length;
  const path = place.list.claim(node.tag);
  noteDeviations(node, place.notes);
  splitContainer(node, { ...place, path, divisions: path, parent: path, attributes: ownAttributes('preamble'), breadcrumb: ['前文'] });
  joinIntoOneUnit(place.list.drafts.slice(first), path);
}

function splitMainProvision(node: LawNode, place: Place): void {
  const path = place.list.claim(node.tag);
  noteDeviations(node, place.notes);
  splitContainer(node, { ...place, path, divisions: path, attributes: attributesInside(node, ownAttributes('main')) });
}

/** 制定文 and what has no place of its own; a run of the same element is one unit. */
function splitOther(node: LawNode, place: Place): void {
  const goesOn = place.list.current?.path.startsWith(`${node.tag}[`) === true;
  splitBlock(node, place, !goesOn);
}
