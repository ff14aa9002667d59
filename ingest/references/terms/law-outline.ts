import type { Document } from '../../../corpora-config/index.ts';

/** Which articles a law has, in order, and which divisions hold them. Element paths throughout. */
export interface LawOutline {
  /** By container (`MainProvision`, `SupplProvision[2]`). */
  readonly articles: ReadonlyMap<string, readonly string[]>;
  /** Articles of a division, those of its own divisions included. */
  readonly articlesIn: ReadonlyMap<string, readonly string[]>;
  /** The innermost division of an article, or what stands above it: its container. */
  readonly divisionOf: ReadonlyMap<string, string>;
}

/** Reads the outline off the sections' paths: an article belongs to the division whose heading was the last before it. */
export function outlineLaw({ sections }: Pick<Document, 'sections'>): LawOutline {
  const articles = new Map<string, string[]>();
  const articlesIn = new Map<string, string[]>();
  const divisionOf = new Map<string, string>();
  let division = '';
  for (const { path: [element = ''] } of sections) {
    if (isDivision(element)) division = element;
    const { container, article } = readPlace(element);
    if (article === undefined || divisionOf.has(article)) continue;
    if (division !== container && !division.startsWith(`${container}-`)) division = container;
    divisionOf.set(article, division);
    append(articles, container, article);
    for (let holder = division; holder !== container; holder = holder.slice(0, holder.lastIndexOf('-'))) append(articlesIn, holder, article);
  }
  return { articles, articlesIn, divisionOf };
}

/** The levels of a provision that an element path names, each as the whole path down to it. */
export interface ElementPlace {
  readonly container: string;
  readonly article?: string;
  readonly paragraph?: string;
  readonly item?: string;
}

/** Takes an element path apart: `MainProvision-Article_3-Paragraph_2-Item_1-Subitem1_2`. */
export function readPlace(element: string): ElementPlace {
  const article = prefixThrough(element, '-Article');
  const paragraph = prefixThrough(element, '-Paragraph');
  const item = prefixThrough(element, '-Item');
  const container = prefixThrough(element, '') ?? '';
  return { container, ...(article === undefined ? {} : { article }), ...(paragraph === undefined ? {} : { paragraph }), ...(item === undefined ? {} : { item }) };
}

/** The path down to the segment that begins with `mark`. */
function prefixThrough(element: string, mark: string): string | undefined {
  const at = element.indexOf(mark);
  if (at === -1) return undefined;
  const end = element.indexOf('-', at + 1);
  return end === -1 ? element : element.slice(0, end);
}

/** Whether `element` is `holder` or stands below it; `''` holds everything. */
export function isWithin(element: string, holder: string): boolean {
  return holder === '' || element === holder || element.startsWith(`${holder}-`);
}

/** Order in the law: negative when `first` stands before `second`, 0 for the same element. A provision stands before its parts. */
export function compareElements(first: string, second: string): number {
  if (first === second) return 0;
  const left = first.split('-');
  const right = second.split('-');
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const order = compareSegments(left[index] ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function isDivision(element: string): boolean {
  return /-(?:Part|Chapter|Section|Subsection|Division)_[\d_:]+(?:\[\d+\])?$/u.test(element);
}

const segmentOrder = ['LawTitle', 'EnactStatement', 'TOC', 'Preamble', 'MainProvision', 'SupplProvision', 'Article', 'Paragraph', 'Item'];

function compareSegments(left: string, right: string): number {
  if (left === right) return 0;
  const [leftTag, leftNumbers] = readSegment(left);
  const [rightTag, rightNumbers] = readSegment(right);
  if (leftTag !== rightTag) return rankOfTag(leftTag) - rankOfTag(rightTag) || (leftTag < rightTag ? -1 : 1);
  for (let index = 0; index < Math.max(leftNumbers.length, rightNumbers.length); index += 1) {
    const order = (leftNumbers[index] ?? 0) - (rightNumbers[index] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function readSegment(segment: string): readonly [string, readonly number[]] {
  const tag = segment.replace(/[_[].*$/u, '');
  return [tag, (segment.slice(tag.length).match(/\d+/gu) ?? []).map(Number)];
}

function rankOfTag(tag: string): number {
  const rank = segmentOrder.indexOf(tag);
  return rank === -1 ? segmentOrder.length : rank;
}
