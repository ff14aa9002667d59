import { attributeOf, leadingChildren, textBelow, type LawNode } from './law-tree.ts';
import { countedPath, type Place } from './place.ts';
import { attributesInside } from './provision-attributes.ts';
import { noteDeviations } from './schema-rules.ts';
import type { SectionDraft } from './section-list.ts';
import { splitContainer } from './split-container.ts';
import { writeElement } from './write-element.ts';

/**
 * Splits a 附則. One of at most `maximumCharacters` is a single unit, since most of the 150,000 in force are two lines of an
 * amending law. The number of the amending law is an attribute of the element, not text: it goes to breadcrumb and attributes.
 */
export function splitSupplement(node: LawNode, place: Place): void {
  const path = countedPath(node, '', place.list);
  noteDeviations(node, place.notes);
  const amendment = attributeOf(node, 'AmendLawNum');
  const kind = amendment === undefined ? { provision: ['supplementary'] } : { provision: ['amendment'], amendmentLawNumber: [amendment] };
  const attributes = attributesInside(node, kind);
  const [label] = leadingChildren(node, ['SupplProvisionLabel']);
  const heading = writeHeading(label, amendment);
  const inner = { ...place, path, divisions: path, parent: path, attributes };
  const first = place.list.drafts.length;
  const draft = place.list.open({ path, breadcrumb: place.breadcrumb, attributes, parent: path, heading, role: 'heading', startsUnit: true });
  if (label !== undefined) writeElement(label, { writer: draft.writer, notes: place.notes });
  splitContainer(node, { ...inner, breadcrumb: [...place.breadcrumb, heading] }, label);
  const drafts = place.list.drafts.slice(first);
  if (lengthOf(drafts) <= place.maximumCharacters) joinIntoOneUnit(drafts, path);
}

/** Makes sections one unit that is opened as a whole. */
export function joinIntoOneUnit(drafts: readonly SectionDraft[], parent: string): void {
  for (const [index, draft] of drafts.entries()) {
    draft.startsUnit = index === 0;
    draft.parent = parent;
  }
}

/** `附則（平成一一年七月一六日法律第八七号）` */
function writeHeading(label: LawNode | undefined, amendment: string | undefined): string {
  const name = label === undefined ? '附則' : textBelow(label).replace(/\s/gu, '');
  return amendment === undefined ? name : `${name}（${amendment}）`;
}

function lengthOf(drafts: readonly SectionDraft[]): number {
  return drafts.reduce((sum, { writer, ending }) => sum + (writer.length === 0 ? 0 : writer.length + ending.length), 0);
}
