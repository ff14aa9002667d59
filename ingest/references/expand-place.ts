import { compareKeys, keyOf, type LawSkeleton, type Member } from './law-skeleton.ts';
import { rankOf, stepsAbove, writePath, type Place } from './place.ts';
import { divisionLevels, type Step } from './raw-mention.ts';

/** A law as far as places in it are concerned. */
export interface PlacedLaw {
  readonly skeleton: LawSkeleton;
  /** Names of appendices, folded as {@link foldAppendixName} does, and their element paths. */
  readonly appendices: ReadonlyMap<string, string>;
}

/** The element paths that a place has in a law, in document order; none when nothing of it stands there. */
export function expandPlace(law: PlacedLaw, place: Place): readonly string[] {
  if (place.appendix !== undefined) return expandAppendix(law, place.appendix);
  const container = place.container === 'SupplProvision' ? (law.skeleton.supplements[0] ?? place.container) : place.container;
  const isDivision = place.steps.length > 0 && place.steps.every(({ level }) => rankOf(level) < rankOf('Article'));
  if (isDivision) return expandDivisions(law.skeleton, { ...place, container });
  if (place.until !== undefined) return expandRange(law.skeleton, { container, from: place.steps, until: place.until });
  const element = elementOf(law.skeleton, container, place.steps);
  if (place.every !== undefined) return element === undefined ? [] : expandEvery(law.skeleton, element, place.every);
  return element === undefined ? [] : [element];
}

/** The element of a provision, if it stands there. A lone paragraph need not be named, and an article may stand in a range of deleted ones. */
export function elementOf({ has, childrenOf }: LawSkeleton, container: string, steps: readonly Step[]): string | undefined {
  const path = writePath(steps);
  const element = path === '' ? container : `${container}-${path}`;
  if (has(element)) return element;
  const item = element.replace(/-Item_([\d_]+)$/u, '');
  if (item === element) return undefined;
  const number = element.slice(item.length + 1);
  const holders = item.endsWith('-Paragraph_1') ? childrenOf(item.replace(/-Paragraph_1$/u, ''), 'Paragraph') : [];
  return steps.some(({ level }) => level === 'Paragraph') ? undefined : holders.map((holder) => `${holder.element}-${number}`).find(has);
}

/** Full-width digits to kanji, 様式第３号 → 様式第三号; brackets and blanks left out. */
export function foldAppendixName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\([^()]*\)|\s/gu, '').replaceAll(/\d+/gu, (digits) => writeNumber(Number(digits)));
}

function writeNumber(value: number): string {
  const digits = '〇一二三四五六七八九';
  const parts = [[Math.floor(value / 100) % 10, '百'], [Math.floor(value / 10) % 10, '十'], [value % 10, '']] as const;
  return parts.map(([digit, unit]) => (digit === 0 ? '' : (digit === 1 && unit !== '' ? '' : digits.charAt(digit)) + unit)).join('');
}

function expandAppendix({ appendices }: PlacedLaw, name: string): readonly string[] {
  const folded = foldAppendixName(name);
  const candidates = [folded, folded.replace(/第(?=.)/u, ''), folded.replace(/^別記/u, ''), `別記${folded}`, folded.replace(/^(別記|別紙)?(第.+号)様式$/u, '様式$2'), folded.replace(/^(?:別記)?様式(第.+号)$/u, '$1様式'), folded.replace(/^(?:別記)?様式(第.+)$/u, '様式$1号')];
  const found = candidates.map((candidate) => appendices.get(candidate)).find((element) => element !== undefined);
  return found === undefined ? [] : [found];
}

function expandEvery({ childrenOf }: LawSkeleton, element: string, kind: 'Item' | 'Paragraph'): readonly string[] {
  const own = childrenOf(element, kind);
  if (own.length > 0 || kind === 'Paragraph') return own.map((member) => member.element);
  for (const paragraph of childrenOf(element, 'Paragraph')) {
    const items = childrenOf(paragraph.element, 'Item');
    if (items.length > 0) return items.map((member) => member.element);
  }
  return [];
}

interface Range {
  readonly container: string;
  readonly from: readonly Step[];
  readonly until: readonly Step[];
}

function expandRange(skeleton: LawSkeleton, { container, from, until }: Range): readonly string[] {
  const [first, last] = [from.at(-1), until.at(-1)];
  if (first === undefined || last === undefined) return [];
  const level = rankOf(first.level) >= rankOf(last.level) ? first.level : last.level;
  const siblings = siblingsAt(skeleton, { container, from, until: [] }, level);
  const [low, high] = [readKey(first.number), readKey(last.number)];
  return siblings.filter(({ key }) => compareKeys(low, key) <= 0 && compareKeys(key, high) <= 0).map(({ element }) => element);
}

function siblingsAt(skeleton: LawSkeleton, { container, from }: Range, level: Step['level']): readonly Member[] {
  if (level === 'Article') return skeleton.articlesOf(container);
  const above = stepsAbove(from, level);
  const parent = elementOf(skeleton, container, level === 'Item' && above.at(-1)?.level === 'Article' ? [...above, { level: 'Paragraph', number: '1' }] : above);
  return parent === undefined ? [] : skeleton.childrenOf(parent, level);
}

function readKey(number: string): readonly number[] {
  return number.replace(/[:[].*$/u, '').split('_').map(Number);
}

/** Chapters are their articles. A chapter of a lower level is looked for below the one named above it. */
function expandDivisions({ divisions, articlesBelow }: LawSkeleton, { container, steps, until }: Place): readonly string[] {
  const named = findDivision(divisions, container, steps);
  if (named === undefined) return [];
  if (until === undefined) return articlesBelow(named).map(({ element }) => element);
  const last = until.at(-1);
  const [parent, level] = [named.slice(0, named.lastIndexOf('-')), steps.at(-1)?.level];
  const [low, high] = [readKey(steps.at(-1)?.number ?? ''), readKey(last?.number ?? '')];
  return divisions.filter((division) => division.startsWith(`${parent}-${level}_`) && !division.slice(parent.length + 1).includes('-'))
    .filter((division) => compareKeys(low, keyOf(division)) <= 0 && compareKeys(keyOf(division), high) <= 0)
    .flatMap((division) => articlesBelow(division).map(({ element }) => element));
}

/** The division whose path ends with the steps named, those above it anywhere between. */
export function findDivision(divisions: readonly string[], container: string, steps: readonly Step[]): string | undefined {
  const wanted = steps.filter(({ level }) => divisionLevels.some((division) => division === level)).map(({ level, number }) => `${level}_${number}`);
  return divisions.find((division) => {
    const segments = division.split('-');
    if (segments[0] !== container || segments.at(-1) !== wanted.at(-1)) return false;
    let from = 0;
    return wanted.every((segment) => { from = segments.indexOf(segment, from) + 1; return from > 0; });
  });
}
