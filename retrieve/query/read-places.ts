import type { Provision } from './provision.ts';
import { readPlace, type PlaceUnit } from './read-place.ts';
import { numberPattern, readNumber } from './read-number.ts';
import { TextCursor } from './text-cursor.ts';

/** A place in a text; of a range the first member, with the last in `until`. Offsets are into the text. */
export interface PlaceMention {
  readonly start: number;
  readonly end: number;
  readonly provision: Provision;
  readonly until?: Provision;
}

const separators = '[、,・･;/&+]|及び|および|又は|または|並びに|ならびに|若しくは|もしくは|と|や';
const ranges = '[~〜～‐–—―−ー-]|から|乃至|ないし';
const listPattern = new RegExp(` *(?:${separators})+ *(?:同法|同)?`, 'uy');
const rangePattern = new RegExp(` *(?:${ranges}) *`, 'uy');
const unitPattern = new RegExp(`第?${numberPattern}(?:[のノ]${numberPattern})*(?:(?: *(?:${separators}|${ranges})+ *第?${numberPattern}(?:[のノ]${numberPattern})*)*)([条項号])`, 'uy');
const units: Readonly<Record<string, PlaceUnit>> = { 条: 'article', 項: 'paragraph', 号: 'item' };

/**
 * Reads the list of places that begins at `at`: 709条、710条, 709・710条, 828条から830条まで, 1項及び3項. A member takes over the levels of the one
 * before it. `bareNumbers`: a number alone counts as an article (民709).
 */
export function readPlaces(folded: string, at: number, { bareNumbers }: { readonly bareNumbers: boolean }): readonly PlaceMention[] {
  const cursor = new TextCursor(folded, at);
  cursor.skipSpace();
  const start = cursor.at;
  const bareUnit = unitOfList(cursor) ?? (bareNumbers && !isYear(cursor) ? 'article' : undefined);
  const first = readPlace(cursor, bareUnit === undefined ? {} : { bareUnit });
  if (first === undefined) return [];
  const members: PlaceMention[] = [{ start, end: cursor.at, provision: first }];
  for (;;) {
    const next = readNext(cursor, members.at(-1));
    if (next === undefined) return members;
    if (next.extendsLast) members.pop();
    members.push(next.mention);
  }
}

interface NextPlace {
  readonly mention: PlaceMention;
  /** It replaces the last mention: the end of a range was read. */
  readonly extendsLast: boolean;
}

function readNext(cursor: TextCursor, last: PlaceMention | undefined): NextPlace | undefined {
  const begun = cursor.at;
  if (last === undefined) return undefined;
  const isRange = last.until === undefined && cursor.take(rangePattern) !== undefined;
  const isListed = isRange || cursor.take(listPattern) !== undefined;
  const start = cursor.at;
  const previous = last.until ?? last.provision;
  const provision = isListed ? readPlace(cursor, { previous, ...bareUnitHere(cursor, previous) }) : undefined;
  if (provision === undefined) {
    cursor.at = begun;
    return undefined;
  }
  if (!isRange) return { mention: { start, end: cursor.at, provision }, extendsLast: false };
  cursor.take(/まで/uy);
  return { mention: { ...last, end: cursor.at, until: provision }, extendsLast: true };
}

function bareUnitHere(cursor: TextCursor, previous: Provision): { readonly bareUnit?: PlaceUnit } {
  const unit = unitOfList(cursor) ?? (isYear(cursor) ? undefined : lowestUnit(previous));
  return unit === undefined ? {} : { bareUnit: unit };
}

function lowestUnit({ item, paragraph, article }: Provision): PlaceUnit | undefined {
  if (item !== undefined) return 'item';
  if (paragraph !== undefined) return 'paragraph';
  return article === undefined ? undefined : 'article';
}

/** The unit that ends the list of numbers here, when the first of them has none of its own. */
function unitOfList({ text, at }: TextCursor): PlaceUnit | undefined {
  const [, unit = ''] = new TextCursor(text, at).take(unitPattern) ?? [];
  return units[unit];
}

/** 民法2020, and the like, tells when, not where. */
function isYear({ text, at }: TextCursor): boolean {
  const [number = ''] = new TextCursor(text, at).take(new RegExp(numberPattern, 'uy')) ?? [];
  const value = readNumber(number) ?? 0;
  return value >= 1868 && value < 2200;
}
