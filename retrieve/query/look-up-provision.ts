import { placeIn, type AccessScope } from '../../corpora-config/index.ts';
import type { ChunkStore } from '../../index/index.ts';
import type { ReadOutline } from './keep-outlines.ts';
import { compareNumbers, writeElement, writeProvision } from './law-element.ts';
import type { LawOutline, OutlinePlace } from './law-outline.ts';
import { matchSupplements } from './match-supplements.ts';
import { revisionOn, type NamedLaw } from './named-law.ts';
import { provisionOfElement } from './provision-of-element.ts';
import type { Provision } from './provision.ts';

/** A provision of one law that exists. */
export interface FoundPlace {
  /** Identifier in the revision that holds. */
  readonly id: string;
  readonly title: string;
  /** Identifiers of its chunks in document order. */
  readonly chunks: readonly string[];
  readonly isDeleted: boolean;
}

/** What a provision of one law leads to. */
export interface FoundProvision {
  readonly law: NamedLaw;
  readonly title: string;
  /** Of a range its members; of 附則, 別表 or 章 that may be several, each that it may be; empty when there is no such provision. */
  readonly places: readonly FoundPlace[];
  /** True: `places` are meant together (a range, the paragraphs of 制定文). False: one of them is meant. */
  readonly together: boolean;
  /** What does not exist when `places` is empty: of a range one of its ends. */
  readonly absent: string;
  /** What `places` are instead of what was asked, in Japanese. */
  readonly note?: string;
  /** Those that exist beside it, the one before first, when it does not. */
  readonly nearest: readonly { readonly id: string; readonly title: string }[];
}

/** Who asks, when, and of which store. */
export interface LookUp {
  readonly store: ChunkStore;
  readonly outlineOf: ReadOutline;
  readonly access: AccessScope;
  readonly asOf: string;
  /** At most so many chunks are read for a place; 0: none. */
  readonly limit: number;
}

/** What is looked up: a provision, or a range of them. */
export interface AskedProvision {
  readonly provision: Provision;
  readonly until?: Provision;
}

/**
 * Looks a provision up in the revision of the law that holds on `asOf`. Another one is never given in its place. `undefined` when no
 * revision that the caller may see holds on that day.
 */
export async function lookUpProvision(law: NamedLaw, asked: AskedProvision, { outlineOf, access, asOf }: Pick<LookUp, 'outlineOf' | 'access' | 'asOf'>): Promise<FoundProvision | undefined> {
  const revision = revisionOn(law, asOf, access);
  if (revision === undefined) return undefined;
  const outline = await outlineOf(law.corpus, revision.id);
  const { provision, until } = asked;
  const describe = (place: OutlinePlace): FoundPlace => ({
    id: placeIn(revision.id, [place.element]),
    title: `${revision.title}${writeProvision(provisionOfElement(place.element, outline) ?? provision)}`,
    chunks: outline.chunks.slice(place.first, place.last + 1),
    isDeleted: place.isDeleted,
  });
  const places = (until === undefined ? findPlaces(outline, provision) : findRange(outline, provision, until)).map(describe);
  const missing = until === undefined || findPlaces(outline, provision).length === 0 ? provision : until;
  const nearest = places.length > 0 ? [] : findNearest(outline, missing).map(describe);
  const isInstead = provision.special === 'Preamble' && places.some(({ id }) => !id.endsWith('/Preamble'));
  return {
    law,
    title: `${revision.title}${writeProvision(provision)}${until === undefined ? '' : `から${writeProvision(until)}まで`}`,
    places,
    together: until !== undefined || provision.special !== undefined,
    absent: `${revision.title}${writeProvision(missing)}`,
    ...(isInstead ? { note: `${revision.title}のこの版に前文という区分はないため、制定文を示す。` } : {}),
    nearest: nearest.map(({ id, title }) => ({ id, title })),
  };
}

function findPlaces(outline: LawOutline, provision: Provision): readonly OutlinePlace[] {
  const { special, appendix, isSupplementary } = provision;
  if (special !== undefined) return findSpecial(outline, special);
  if (appendix !== undefined) return findAppendices(outline, provision).flatMap(({ element }) => outline.find(element) ?? []);
  const roots = isSupplementary ? matchSupplements(outline.supplements, provision.amendment).map(({ root }) => root) : ['MainProvision'];
  const found = roots.flatMap((root) => outline.find(writeElement(provision, root)) ?? []);
  return found.length > 0 || provision.divisions === undefined ? found : findDivisions(outline, roots, provision.divisions);
}

/** 第一章 of a law that counts its chapters anew in every 編 may be any of them. */
function findDivisions(outline: LawOutline, roots: readonly string[], divisions: readonly string[]): readonly OutlinePlace[] {
  return roots.flatMap((root) => outline.divisionsEnding(root, divisions.join('-'))).flatMap((element) => outline.find(element) ?? []);
}

/** Some files have the 前文 as 制定文, an element a paragraph. */
function findSpecial(outline: LawOutline, special: string): readonly OutlinePlace[] {
  const whole = outline.find(special);
  const own = whole === undefined ? outline.numbered(special) : [whole];
  return own.length === 0 && special === 'Preamble' ? outline.numbered('EnactStatement') : own;
}

/** By the whole name, else without 別記 before 様式. A 別表 without a number is the only one, or may be any. */
function findAppendices({ appendices }: LawOutline, { appendix = '', isSupplementary }: Provision): LawOutline['appendices'] {
  const inPlace = appendices.filter(({ element }) => element.startsWith('SupplProvision[') === isSupplementary);
  const plain = (name: string): string => name.replace(/^別記(?=様式)/u, '');
  const tries = [(name: string) => name === appendix, (name: string) => plain(name) === plain(appendix), (name: string) => !/\d/u.test(appendix) && plain(name).startsWith(plain(appendix))];
  return tries.map((fits) => inPlace.filter(({ name }) => fits(name))).find((found) => found.length > 0) ?? [];
}

/** Every member that exists, when both ends do. */
function findRange(outline: LawOutline, provision: Provision, until: Provision): readonly OutlinePlace[] {
  return findPlaces(outline, provision).flatMap((first) => {
    const root = /^[^-]+/u.exec(first.element)?.[0] ?? '';
    return outline.between(first.element, writeElement(until, root)).flatMap((element) => outline.find(element) ?? []);
  });
}

/** The neighbours at the lowest level whose parent exists. */
function findNearest(outline: LawOutline, provision: Provision): readonly OutlinePlace[] {
  if (provision.special !== undefined) return [];
  if (provision.appendix !== undefined) return nearestAppendices(outline, provision.appendix).flatMap(({ element }) => outline.find(element) ?? []);
  const [root] = provision.isSupplementary ? matchSupplements(outline.supplements, provision.amendment).map((supplement) => supplement.root) : ['MainProvision'];
  if (root === undefined) return [];
  for (let element = writeElement(provision, root); element.includes('-'); element = element.slice(0, element.lastIndexOf('-'))) {
    const parent = element.slice(0, element.lastIndexOf('-'));
    const [tag = '', ...number] = element.slice(parent.length + 1).split('_');
    const beside = parent.includes('-') && outline.find(parent) === undefined ? [] : neighbours(outline.numbersUnder(parent, tag), number.join('_'));
    if (beside.length > 0) return beside.flatMap((near) => outline.find(`${parent}-${tag}_${near}`) ?? []);
    const above = parent.includes('-') ? outline.find(parent) : undefined;
    if (above !== undefined) return [above];
  }
  return [];
}

function neighbours(numbers: readonly string[], wanted: string): readonly string[] {
  const firstOf = (number: string): string => number.split(':', 1)[0] ?? number;
  const before = numbers.findLast((number) => compareNumbers(firstOf(number), wanted) < 0);
  const after = numbers.find((number) => compareNumbers(firstOf(number), wanted) > 0);
  return [before, after].flatMap((number) => number ?? []);
}

function nearestAppendices({ appendices }: LawOutline, wanted: string): LawOutline['appendices'] {
  const kind = /^\D+/u.exec(wanted)?.[0] ?? '';
  const alike = appendices.filter(({ name }) => name.startsWith(kind) || name.endsWith(kind));
  const numbers = alike.map(({ name }) => name.replace(/^\D+/u, '') || '0');
  return neighbours(numbers.toSorted(compareNumbers), wanted.replace(/^\D+/u, '') || '0').flatMap((number) => alike[numbers.indexOf(number)] ?? []);
}
