import { readBranchNumber } from '../read-numeral.ts';
import { readPlace, type ElementPlace, type LawOutline } from './law-outline.ts';

/** Where a term holds. */
export interface Scope {
  /** Element paths; `''` is the whole law. */
  readonly scope: readonly string[];
  /** What （…を除く。） takes out of it. */
  readonly except: readonly string[];
  /** Whether it names an entire unit (この法律において), not what follows (以下). */
  readonly whole: boolean;
}

/**
 * Reads where a definition holds: `以下この章において`, `次項及び第三条から第五条までにおいて`, `以下`.
 * @param words what stands between the last sentence end or bracket and the term, or この法律において before とは
 * @param element path of the section that has them
 */
export function readScope(words: string, element: string, outline: LawOutline): Scope {
  const place = readPlace(element);
  const [kept, except] = setExceptionsApart(words);
  const reader: ScopeReader = { outline, place, last: place };
  const scope = readPointers(kept, reader);
  const whole = !words.includes('以下');
  if (scope.length === 0) return { scope: [wholeOf(place)], except: readPointers(except, { ...reader, last: place }), whole: whole && /この|本/u.test(words) };
  return { scope: [...new Set(scope)], except: readPointers(except, { ...reader, last: place }), whole };
}

interface ScopeReader {
  readonly outline: LawOutline;
  readonly place: ElementPlace;
  /** The pointer before, which 同条 and a bare 第二項 go on from. */
  last: ElementPlace;
}

/** A term of the main text holds in all of the law, one of a 附則 in that 附則. */
function wholeOf({ container }: ElementPlace): string {
  return container.startsWith('SupplProvision') || container.startsWith('Appdx') ? container : '';
}

function setExceptionsApart(words: string): readonly [string, string] {
  const except = words.match(/[^（、]*を除(?:き|く)/u)?.[0] ?? '';
  return [words.replace(except, ''), except];
}

const number = '[一二三四五六七八九十百千〇０-９]+';
const pointerPattern = new RegExp(`(附則)?(?:(この|本|前|次|同|当該)(編|章|節|款|目|条|項|号|附則|別表|表|法律|法|政令|省令|府令|規則|規程|命令|令)|第(${number})(編|章|節|款|目|条|項|号)((?:の${number})*))(の規定)?`, 'gu');

function readPointers(words: string, reader: ScopeReader): readonly string[] {
  const scope: string[] = [];
  let end = -1;
  let rangeFrom: readonly string[] | undefined;
  let current: readonly string[] = [];
  for (const match of words.matchAll(pointerPattern)) {
    const goesOn = match.index === end;
    if (!goesOn) {
      if (words.slice(Math.max(end, 0), match.index).startsWith('から') && current.length > 0) rangeFrom = current;
      else scope.push(...current);
    }
    current = resolvePointer(match, reader);
    end = match.index + match[0].length;
    if (rangeFrom !== undefined && words.startsWith('まで', end)) {
      current = expandRange(rangeFrom, current, reader.outline);
      rangeFrom = undefined;
    }
  }
  return [...scope, ...current];
}

function resolvePointer([, supplement, relative, relativeUnit, digits, unit, branch]: RegExpExecArray | RegExpMatchArray, reader: ScopeReader): readonly string[] {
  const level = relativeUnit ?? unit ?? '';
  const numbered = digits === undefined ? undefined : readBranchNumber(digits + (branch ?? ''));
  if (level === '条') return resolveArticle({ relative, numbered, supplement: supplement !== undefined }, reader);
  if (level === '項') return resolveParagraph(relative, numbered, reader);
  if (level === '号') return resolveItem(relative, numbered, reader);
  if (level === '附則' || level === '表' || level === '別表') return [reader.place.container];
  const tag = divisionTags[level];
  if (tag !== undefined) return resolveDivision(tag, { relative, numbered }, reader);
  return [''];
}

interface ArticlePointer {
  readonly relative: string | undefined;
  readonly numbered: string | undefined;
  readonly supplement: boolean;
}

function resolveArticle({ relative, numbered, supplement }: ArticlePointer, reader: ScopeReader): readonly string[] {
  const { container, article } = reader.place;
  const holder = supplement && !container.startsWith('SupplProvision') ? 'SupplProvision[1]' : container;
  let found = relative === '同' ? reader.last.article : article;
  if (numbered !== undefined) found = `${holder}-Article_${numbered}`;
  else if (relative === '次' || relative === '前') found = neighbour(reader.outline.articles.get(container) ?? [], article, relative);
  if (found === undefined) return relative === 'この' ? [container] : [];
  reader.last = { container: holder, article: found };
  return [found];
}

function resolveParagraph(relative: string | undefined, numbered: string | undefined, reader: ScopeReader): readonly string[] {
  const { article, container } = reader.last;
  const own = reader.place.paragraph;
  let found: string | undefined;
  if (numbered !== undefined) found = `${article ?? container}-Paragraph_${numbered}`;
  else if (relative === '同') found = reader.last.paragraph ?? own;
  else found = own === undefined ? undefined : stepNumber(own, relative);
  if (found === undefined) return [];
  reader.last = { ...reader.last, paragraph: found };
  return [found];
}

function resolveItem(relative: string | undefined, numbered: string | undefined, reader: ScopeReader): readonly string[] {
  const { paragraph, article } = reader.last;
  const own = reader.place.item;
  if (numbered !== undefined) {
    const holder = paragraph ?? (article === undefined ? undefined : `${article}-Paragraph_1`);
    return holder === undefined ? [] : [`${holder}-Item_${numbered}`];
  }
  return own === undefined ? [] : [stepNumber(own, relative)];
}

const divisionTags: Readonly<Record<string, string>> = { 編: 'Part', 章: 'Chapter', 節: 'Section', 款: 'Subsection', 目: 'Division' };

interface DivisionPointer {
  readonly relative: string | undefined;
  readonly numbered: string | undefined;
}

/** The division and its articles. */
function resolveDivision(tag: string, { relative, numbered }: DivisionPointer, { outline, place }: ScopeReader): readonly string[] {
  const own = ancestorDivision(outline.divisionOf.get(place.article ?? '') ?? '', tag);
  const known = [...outline.articlesIn.keys()].filter((division) => lastTag(division) === tag && division.startsWith(`${place.container}-`));
  let found = own;
  if (numbered !== undefined) found = known.filter((division) => division.endsWith(`-${tag}_${numbered}`)).toSorted((a, b) => sharedLength(b, own ?? '') - sharedLength(a, own ?? ''))[0];
  else if (relative === '次' || relative === '前') found = neighbour(known, own, relative);
  return found === undefined ? [] : [found, ...(outline.articlesIn.get(found) ?? [])];
}

function ancestorDivision(division: string, tag: string): string | undefined {
  const segments = division.split('-');
  const index = segments.findIndex((segment) => segment.startsWith(`${tag}_`));
  return index === -1 ? undefined : segments.slice(0, index + 1).join('-');
}

function lastTag(division: string): string {
  return division.slice(division.lastIndexOf('-') + 1).replace(/_.*$/u, '');
}

function sharedLength(first: string, second: string): number {
  let length = 0;
  while (length < first.length && first[length] === second[length]) length += 1;
  return length;
}

function neighbour(list: readonly string[], own: string | undefined, relative: string): string | undefined {
  const index = own === undefined ? -1 : list.indexOf(own);
  return index === -1 ? undefined : list[index + (relative === '次' ? 1 : -1)];
}

function stepNumber(path: string, relative: string | undefined): string {
  const step = relative === '次' ? 1 : relative === '前' ? -1 : 0;
  return step === 0 ? path : path.replace(/\d+(?:_\d+)*$/u, (numbers) => String(Number.parseInt(numbers, 10) + step));
}

function expandRange(from: readonly string[], to: readonly string[], { articles }: LawOutline): readonly string[] {
  const [first = ''] = from;
  const [last = ''] = to;
  const list = articles.get(readPlace(first).container) ?? [];
  const [start, end] = [list.indexOf(first), list.indexOf(last)];
  if (start !== -1 && end !== -1) return list.slice(start, end + 1);
  return [...from, ...numbersBetween(first, last), ...to];
}

function numbersBetween(first: string, last: string): readonly string[] {
  const [from, to] = [/^(.*_)(\d+)$/u.exec(first), /^(.*_)(\d+)$/u.exec(last)];
  if (from === null || to === null || from[1] !== to[1]) return [];
  const between: string[] = [];
  for (let value = Number(from[2]) + 1; value < Math.min(Number(to[2]), Number(from[2]) + 200); value += 1) between.push(`${from[1]}${value}`);
  return between;
}
