import { ElementPaths } from './element-paths.ts';
import { divisionLevels } from './raw-mention.ts';

/** A provision among its neighbours. `key` is its number: Article_10_2 → [10, 2]; of a range (5:7) its beginning. */
export interface Member {
  readonly element: string;
  readonly key: readonly number[];
}

/** Which provisions stand in a law, and where: answers what is above, below and beside. */
export interface LawSkeleton {
  has(element: string): boolean;
  /** Direct children of one kind (`Item`, `Paragraph`, `Subitem1`) in document order. */
  childrenOf(element: string, kind: string): readonly Member[];
  /** All articles of MainProvision or a SupplProvision, across chapters. */
  articlesOf(container: string): readonly Member[];
  /** Paths of Part, Chapter, Section, Subsection, Division. */
  readonly divisions: readonly string[];
  /** Articles below a division. */
  articlesBelow(division: string): readonly Member[];
  /** The innermost division that holds an article. */
  divisionOf(article: string): string | undefined;
  /** `SupplProvision[1]`, … in document order. */
  readonly supplements: readonly string[];
}

/** @param elements element paths in document order, each once */
export function buildSkeleton(elements: readonly string[]): LawSkeleton {
  return openSkeleton(elements.join('\n'));
}

/** The same from paths with line feeds between. What few ask for is found when it is asked for first. */
export function openSkeleton(joined: string): LawSkeleton {
  const paths = new ElementPaths(joined);
  let found: ReturnType<typeof findParts> | undefined;
  const parts = (): ReturnType<typeof findParts> => (found ??= findParts(paths));
  return {
    has: (element) => paths.indexOf(element) >= 0,
    childrenOf: (element, kind) => listChildren(paths, element, kind),
    articlesOf: (container) => parts().articles.get(container) ?? [],
    get divisions() {
      return parts().divisions;
    },
    articlesBelow: (division) => listBelow(paths, division),
    divisionOf: (article) => findDivision(paths, paths.indexOf(article)),
    get supplements() {
      return parts().supplements;
    },
  };
}

interface SkeletonParts {
  readonly divisions: readonly string[];
  readonly articles: ReadonlyMap<string, readonly Member[]>;
  readonly supplements: readonly string[];
}

function findParts(paths: ElementPaths): SkeletonParts {
  const divisions: string[] = [];
  const articles = new Map<string, Member[]>();
  const supplements: string[] = [];
  for (let index = 0; index < paths.size; index += 1) {
    const border = paths.hyphenOf(index, 0);
    if (isArticle(paths, index, border)) {
      const element = paths.at(index);
      addTo(articles, element.slice(0, border), memberOf(element));
    } else if (isDivisionPath(paths, index)) divisions.push(paths.at(index));
    else if (border < 0 && paths.startsWith(index, 'SupplProvision')) supplements.push(paths.at(index));
  }
  return { divisions, articles, supplements };
}

/** -1, 0, 1 as the number of a stands before, at or after that of b. */
export function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** `…-Article_10_2` → [10, 2]. */
export function keyOf(element: string): readonly number[] {
  const key: number[] = [];
  let number = 0;
  const mark = element.indexOf('_', element.lastIndexOf('-') + 1);
  for (let at = mark + 1; mark >= 0 && at < element.length; at += 1) {
    const digit = element.charCodeAt(at) - 0x30;
    if (digit >= 0 && digit <= 9) number = number * 10 + digit;
    else if (element.charAt(at) !== '_') break;
    else {
      key.push(number);
      number = 0;
    }
  }
  return [...key, number];
}

function memberOf(element: string): Member {
  return { element, key: keyOf(element) };
}

function addTo(lists: Map<string, Member[]>, key: string, member: Member): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [member]);
  else list.push(member);
}

function listChildren(paths: ElementPaths, element: string, kind: string): readonly Member[] {
  const children: Member[] = [];
  const index = paths.indexOf(element);
  const prefix = `${element}-`;
  const wanted = `${kind}_`;
  for (let at = index + 1; index >= 0 && at < paths.size && paths.startsWith(at, prefix); at += 1) {
    if (paths.hasAt(at, prefix.length, wanted) && paths.hyphenOf(at, prefix.length) < 0) children.push(memberOf(paths.at(at)));
  }
  return children;
}

function listBelow(paths: ElementPaths, division: string): readonly Member[] {
  const members: Member[] = [];
  const [own, container] = [`${division}-`, division.slice(0, division.indexOf('-') + 1)];
  for (let at = Math.max(paths.indexOf(division), 0) + 1; at < paths.size; at += 1) {
    if (!paths.startsWith(at, isDivision(paths, at) ? own : container)) break;
    if (isArticle(paths, at, paths.hyphenOf(at, 0))) members.push(memberOf(paths.at(at)));
  }
  return members;
}

function findDivision(paths: ElementPaths, index: number): string | undefined {
  for (let at = index; at >= 0; at -= 1) {
    if (isDivision(paths, at)) return paths.at(at);
    if (paths.hyphenOf(at, 0) < 0) return undefined;
  }
  return undefined;
}

const divisionTags = divisionLevels.flatMap((level) => [`${level}_`, `${level}[`]);

/** Whether a division stands right below the container of a path. */
function isDivision(paths: ElementPaths, index: number): boolean {
  const border = paths.hyphenOf(index, 0);
  return border >= 0 && divisionTags.some((tag) => paths.hasAt(index, border + 1, tag));
}

/** Whether the last step of a path is a division; only divisions stand above one. */
function isDivisionPath(paths: ElementPaths, index: number): boolean {
  if (!isDivision(paths, index)) return false;
  const element = paths.at(index);
  const last = element.slice(element.lastIndexOf('-') + 1);
  return divisionTags.some((tag) => last.startsWith(tag));
}

/** @param border offset of its first hyphen */
function isArticle(paths: ElementPaths, index: number, border: number): boolean {
  return border > 0 && paths.hasAt(index, border + 1, 'Article_') && paths.hyphenOf(index, border + 1) < 0;
}
