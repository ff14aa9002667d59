import { hasText, leadingChildren, textBelow, type LawNode } from './law-tree.ts';
import { pathOfChild, placeInUnit, type Place } from './place.ts';
import { attributesOfArticle } from './provision-attributes.ts';
import { splitBlock, splitProvision, writeStrayText } from './split-provision.ts';
import { writeElement } from './write-element.ts';

/** Splits an article: caption and number are its heading, each paragraph is split on its own; the first one goes on in the heading's line. */
export function splitArticle(node: LawNode, outer: Place): void {
  const path = pathOfChild(node, outer.path, outer);
  const attributes = attributesOfArticle(node, outer.attributes);
  const place = attributes === outer.attributes ? outer : { ...outer, attributes };
  const parts = leadingChildren(node, ['ArticleCaption', 'ArticleTitle']);
  const content = node.children.filter((child) => typeof child === 'string' || !parts.includes(child));
  const heading = headingOf(parts);
  openHeading(parts, { place, path, heading, goesOn: content.some(hasText) });
  const inner = placeInUnit(place, path, heading);
  let paragraphs = 0;
  for (const child of content) {
    if (typeof child === 'string') writeStrayText(child, inner);
    else if (child.tag !== 'Paragraph') splitBlock(child, inner);
    else {
      splitProvision(child, inner, paragraphs > 0);
      paragraphs += 1;
    }
  }
}

interface HeadingPlace {
  readonly place: Place;
  readonly path: string;
  readonly heading: string;
  /** Whether the article has text after its heading. */
  readonly goesOn: boolean;
}

/** Writes the heading in the order of the file: in some the caption follows the number. Without any content it is text itself. */
function openHeading(parts: readonly LawNode[], { place: { list, notes, breadcrumb, attributes }, path, heading, goesOn }: HeadingPlace): void {
  const role = goesOn ? 'heading' : 'text';
  const draft = list.open({ path, breadcrumb, attributes, role, startsUnit: true, heading, parent: path });
  for (const part of parts) writeElement(part, { writer: draft.writer, notes });
  if (goesOn && parts.findLast(hasText)?.tag === 'ArticleTitle') draft.ending = '\u3000';
}

/** `（不法行為による損害賠償）第七百九条`, whatever the order in the file. */
function headingOf(parts: readonly LawNode[]): string {
  return textOfAll(parts, 'ArticleCaption') + textOfAll(parts, 'ArticleTitle');
}

function textOfAll(parts: readonly LawNode[], tag: string): string {
  let text = '';
  for (const part of parts) if (part.tag === tag) text += textBelow(part);
  return text;
}
