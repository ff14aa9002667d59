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

/** @param elements element paths in document order */
export function buildSkeleton(elements: readonly string[]): LawSkeleton {
  const order = new Map(elements.map((element, index) => [element, index]));
  const divisions = elements.filter((element) => /(?:Part|Chapter|Section|Subsection|Division)[_[][^-]*$/u.test(element));
  const articles = new Map<string, Member[]>();
  const supplements: string[] = [];
  for (const element of elements) {
    const hyphen = element.indexOf('-');
    if (hyphen < 0 && element.startsWith('SupplProvision')) supplements.push(element);
    if (hyphen > 0 && element.startsWith('Article_', hyphen + 1) && element.indexOf('-', hyphen + 1) < 0) addTo(articles, element.slice(0, hyphen), memberOf(element));
  }
  const below = (division: string): readonly Member[] => listBelow(elements, { division, from: (order.get(division) ?? 0) + 1 });
  return {
    has: (element) => order.has(element),
    childrenOf: (element, kind) => listChildren(elements, { element, kind, from: (order.get(element) ?? elements.length) + 1 }),
    articlesOf: (container) => articles.get(container) ?? [],
    divisions,
    articlesBelow: below,
    divisionOf: (article) => findDivision(elements, order.get(article) ?? -1),
    supplements,
  };
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
  const segment = element.slice(element.lastIndexOf('-') + 1);
  return (/_([\d_]+)/u.exec(segment)?.[1] ?? '').split('_').map(Number);
}

function memberOf(element: string): Member {
  return { element, key: keyOf(element) };
}

function addTo(lists: Map<string, Member[]>, key: string, member: Member): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [member]);
  else list.push(member);
}

interface ChildQuery {
  readonly element: string;
  readonly kind: string;
  readonly from: number;
}

function listChildren(elements: readonly string[], { element, kind, from }: ChildQuery): readonly Member[] {
  const children: Member[] = [];
  const prefix = `${element}-`;
  const wanted = `${kind}_`;
  for (let index = from; index < elements.length; index += 1) {
    const candidate = elements[index] ?? '';
    if (!candidate.startsWith(prefix)) break;
    if (candidate.startsWith(wanted, prefix.length) && candidate.indexOf('-', prefix.length) < 0) children.push(memberOf(candidate));
  }
  return children;
}

function listBelow(elements: readonly string[], { division, from }: { readonly division: string; readonly from: number }): readonly Member[] {
  const members: Member[] = [];
  const container = division.slice(0, division.indexOf('-'));
  for (let index = from; index < elements.length; index += 1) {
    const element = elements[index] ?? '';
    if (isDivision(element) ? !element.startsWith(`${division}-`) : !element.startsWith(`${container}-`)) break;
    if (isArticle(element)) members.push(memberOf(element));
  }
  return members;
}

function findDivision(elements: readonly string[], index: number): string | undefined {
  for (let at = index; at >= 0; at -= 1) {
    const element = elements[at] ?? '';
    if (isDivision(element)) return element;
    if (!element.includes('-')) return undefined;
  }
  return undefined;
}

function isDivision(element: string): boolean {
  const segment = element.slice(element.indexOf('-') + 1);
  return segment !== element && /^(?:Part|Chapter|Section|Subsection|Division)[_[]/u.test(segment);
}

function isArticle(element: string): boolean {
  const hyphen = element.indexOf('-');
  return element.startsWith('Article_', hyphen + 1) && element.indexOf('-', hyphen + 1) < 0;
}
