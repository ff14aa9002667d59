import type { Attributes } from '../../../corpora-config/index.ts';
import type { LawNotes } from './law-notes.ts';
import { noteDeviations } from './schema-rules.ts';
import { attributeOf, type LawNode } from './law-tree.ts';
import type { SectionList } from './section-list.ts';

/** Where the walk through a law stands. */
export interface Place {
  readonly list: SectionList;
  readonly notes: LawNotes;
  /** No chunk is longer, in UTF-16 code units; a shorter 附則 is one unit. */
  readonly maximumCharacters: number;
  /** Element path of the provision, without divisions: `MainProvision-Article_709`. */
  readonly path: string;
  /** Element path with divisions: `MainProvision-Part_3-Chapter_5`. */
  readonly divisions: string;
  readonly parent: string | undefined;
  readonly breadcrumb: readonly string[];
  readonly attributes: Attributes;
}

/** The place inside the element at `path`, which says `attributes` of itself. */
export function placeInside({ list, notes, maximumCharacters, parent, breadcrumb }: Place, path: string, attributes: Attributes): Place {
  return { list, notes, maximumCharacters, path, divisions: path, parent, breadcrumb, attributes };
}

/** The place inside the unit at `path`: all there has it as parent and stands below its heading, unless that is empty. */
export function placeInUnit({ list, notes, maximumCharacters, breadcrumb, attributes }: Place, path: string, heading: string): Place {
  const headings = heading === '' ? breadcrumb : [...breadcrumb, heading];
  return { list, notes, maximumCharacters, path, divisions: path, parent: path, breadcrumb: headings, attributes };
}

/**
 * The element path of a child: `{path}-{Tag}_{Num}`, and `{path}-{Tag}[{n}]` counted from 1 when it has no number, as API v2 writes
 * it (`elm`). A path that is taken already gets `[2]`, `[3]`, … and a note, since numbers in real files contradict themselves.
 */
export function pathOfChild(child: LawNode, base: string, { list, notes }: Pick<Place, 'list' | 'notes'>): string {
  noteDeviations(child, notes);
  const number = attributeOf(child, 'Num');
  const plain = base === '' ? child.tag : `${base}-${child.tag}`;
  const wanted = number === undefined ? `${plain}[${list.count(plain)}]` : `${plain}_${number}`;
  const path = list.claim(wanted);
  if (path !== wanted) notes.repeated(path);
  return path;
}

/** The element path of a child that is counted, whatever number it bears: `SupplProvision[8]`, `AppdxTable[2]`, `…-TableStruct[1]`. */
export function countedPath(child: LawNode, base: string, list: SectionList): string {
  const plain = base === '' ? child.tag : `${base}-${child.tag}`;
  return list.claim(`${plain}[${list.count(plain)}]`);
}
