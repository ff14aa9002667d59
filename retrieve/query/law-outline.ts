import type { StoredChunk } from '../../index/index.ts';
import { foldWidth } from './fold-width.ts';
import { appendixOfHeading } from './read-appendix.ts';
import { compareNumbers } from './law-element.ts';
import { readOutlineLines, type OutlineState } from './outline-lines.ts';
import { joinNumber, numberPattern } from './read-number.ts';

/** Where a provision stands in its law: chunks by their place in the document, both ends inclusive. */
export interface OutlinePlace {
  readonly element: string;
  readonly first: number;
  readonly last: number;
  /** Nothing but 削除 is left of it. */
  readonly isDeleted: boolean;
}

/** A 附則; `amendment` is the number of the amending law as printed, absent for the law's own. */
export interface Supplement {
  readonly root: string;
  readonly amendment?: string;
}

/** Which provisions a revision of a law has, and in which chunks. */
export interface LawOutline {
  readonly chunks: readonly string[];
  readonly supplements: readonly Supplement[];
  /** Appendices in document order; `name` as `Provision.appendix`. */
  readonly appendices: readonly { readonly name: string; readonly element: string }[];
  find(element: string): OutlinePlace | undefined;
  /** Numbers of the children of one kind, ascending, ranges as `38:84`. */
  numbersUnder(parent: string, tag: string): readonly string[];
  /** `NAME[1]`, `NAME[2]` and on, outside of everything else. */
  numbered(name: string): readonly OutlinePlace[];
  /** 編, 章 and the like whose path ends with these steps, in document order: 第一章 of every 編. */
  divisionsEnding(root: string, steps: string): readonly string[];
  /** Elements from one to another under the same parent, both inclusive, in order; empty when either end is missing. */
  between(first: string, last: string): readonly string[];
}

interface Span {
  first: number;
  last: number;
  isDeleted: boolean;
}

const divisionTags: Readonly<Record<string, string>> = { 編: 'Part', 章: 'Chapter', 節: 'Section', 款: 'Subsection', 目: 'Division' };
const divisionHeading = new RegExp(`^第(${numberPattern})([編章節款目])((?:[のノ]${numberPattern})*)`, 'u');

/**
 * Reads the outline of a law out of its chunks: identifiers give what begins a chunk, the signs at the beginning of lines (２, 一, イ)
 * what follows inside it, headings the divisions.
 * @param document identifier of the revision
 * @param chunks all of them, in document order
 */
export function readLawOutline(document: string, chunks: readonly StoredChunk[]): LawOutline {
  const spans = new Map<string, Span>();
  const supplements = new Map<string, Supplement>();
  const appendices = new Map<string, string>();
  let state: OutlineState | undefined;
  for (const [at, chunk] of chunks.entries()) {
    const [path = '', part] = decodeURIComponent(chunk.id.slice(document.length + 1)).split('~');
    touch(spans, path, { at });
    for (const division of divisionsOf(path, chunk)) touch(spans, division, { at });
    noteSupplement(supplements, path, chunk);
    noteAppendix(appendices, path, chunk);
    state = readOutlineLines(chunk.text, { path, state: part === undefined ? undefined : state }, (element, isDeleted) => touch(spans, element, { at, isDeleted }));
  }
  return createOutline({ chunks: chunks.map(({ id }) => id), spans, supplements: [...supplements.values()], appendices: [...appendices].map(([element, name]) => ({ element, name })) });
}

/** Notes the element and all that it stands in. */
function touch(spans: Map<string, Span>, element: string, { at, isDeleted = false }: { readonly at: number; readonly isDeleted?: boolean }): void {
  for (let end = element.length; end > 0; end = element.lastIndexOf('-', end - 1)) {
    const whole = element.slice(0, end);
    const span = spans.get(whole);
    if (span === undefined) spans.set(whole, { first: at, last: at, isDeleted: isDeleted && end === element.length });
    else if (span.last === at && !(isDeleted && end === element.length)) return;
    else {
      span.last = at;
      if (isDeleted && end === element.length) span.isDeleted = true;
    }
  }
}

/** A 編 or 章 that is there twice, as where a table of contents is printed as 編; the numbered one is the law's. */
const secondDivision = /^MainProvision(?:-[A-Za-z]+(?:_[\d_:]+)?)*?-(?:Part|Chapter|Section|Subsection|Division)(?:_[\d_:]+)?\[/u;

function divisionsOf(path: string, { breadcrumb }: StoredChunk): readonly string[] {
  if (!path.startsWith('MainProvision') || secondDivision.test(path)) return [];
  const steps = breadcrumb.flatMap((heading) => {
    const [, number, unit = '', branch = ''] = divisionHeading.exec(foldWidth(heading)) ?? [];
    return number === undefined ? [] : [`${divisionTags[unit]}_${joinNumber(number, branch)}`];
  });
  return steps.length === 0 ? [] : [['MainProvision', ...steps].join('-')];
}

function noteSupplement(supplements: Map<string, Supplement>, path: string, { attributes }: StoredChunk): void {
  const [root] = /^SupplProvision\[\d+\]/u.exec(path) ?? [];
  if (root === undefined || supplements.has(root)) return;
  const [amendment] = attributes['amendmentLawNumber'] ?? [];
  supplements.set(root, { root, ...(amendment === undefined ? {} : { amendment }) });
}

const appendixPath = /^(?:SupplProvision\[\d+\]-)?(?:SupplProvision)?Appdx[A-Za-z]*\[\d+\]/u;

function noteAppendix(appendices: Map<string, string>, path: string, { breadcrumb, text }: StoredChunk): void {
  const [element] = appendixPath.exec(path) ?? [];
  if (element === undefined || appendices.has(element)) return;
  const headings = [...breadcrumb, text.slice(0, 200).split('\n', 1)[0] ?? ''];
  const name = headings.map((heading) => appendixOfHeading(foldWidth(heading))).find((read) => read !== undefined);
  if (name !== undefined) appendices.set(element, name);
}

type OutlineParts = Pick<LawOutline, 'chunks' | 'supplements' | 'appendices'> & { readonly spans: ReadonlyMap<string, Span> };

function createOutline({ spans, ...parts }: OutlineParts): LawOutline {
  const numbersUnder = (parent: string, tag: string): readonly string[] => {
    const prefix = `${parent}-${tag}_`;
    const numbers = [...spans.keys()].filter((element) => element.startsWith(prefix) && /^[\d_:]+$/u.test(element.slice(prefix.length))).map((element) => element.slice(prefix.length));
    return numbers.toSorted((a, b) => compareNumbers(a.split(':', 1)[0] ?? a, b.split(':', 1)[0] ?? b));
  };
  const find = (element: string): OutlinePlace | undefined => {
    const span = spans.get(element) ?? findInRange(element, { spans, numbersUnder });
    return span === undefined ? undefined : { element, ...span };
  };
  const numbered = (name: string): readonly OutlinePlace[] => [...spans].filter(([element]) => element.startsWith(`${name}[`) && !element.includes('-')).map(([element, span]) => ({ element, ...span }));
  const divisionsEnding = (root: string, steps: string): readonly string[] => [...spans].filter(([element]) => element.startsWith(`${root}-`) && element.endsWith(`-${steps}`) && !element.slice(root.length).includes('[')).toSorted(([, a], [, b]) => a.first - b.first).map(([element]) => element);
  return { ...parts, find, numbersUnder, numbered, divisionsEnding, between: (first, last) => (find(first) === undefined || find(last) === undefined ? [] : elementsBetween(first, last, { numbersUnder })) };
}

/** 第四十条 of 第三十八条から第八十四条まで　削除, which is one element `Article_38:84`. Later steps are not there. */
function findInRange(element: string, { spans, numbersUnder }: Pick<LawOutline, 'numbersUnder'> & { readonly spans: ReadonlyMap<string, Span> }): Span | undefined {
  const [, parent = '', tag = '', number = ''] = /^(.*)-(Article|Paragraph|Item)_([\d_]+)$/u.exec(element) ?? [];
  const range = number === '' ? undefined : numbersUnder(parent, tag).find((written) => holds(written, number));
  const span = range === undefined ? undefined : spans.get(`${parent}-${tag}_${range}`);
  return span === undefined ? undefined : { ...span, isDeleted: true };
}

function holds(range: string, number: string): boolean {
  const [first, last] = range.split(':');
  return first !== undefined && last !== undefined && compareNumbers(first, number) <= 0 && compareNumbers(number, last) <= 0;
}

function elementsBetween(first: string, last: string, { numbersUnder }: Pick<LawOutline, 'numbersUnder'>): readonly string[] {
  const [, parent = '', tag = '', from = ''] = /^(.*)-([A-Za-z0-9]+)_([\d_]+)$/u.exec(first) ?? [];
  const [, otherParent, otherTag, until = ''] = /^(.*)-([A-Za-z0-9]+)_([\d_]+)$/u.exec(last) ?? [];
  if (parent !== otherParent || tag !== otherTag) return [];
  return numbersUnder(parent, tag).filter((number) => compareNumbers(from, number) <= 0 && compareNumbers(number, until) <= 0).map((number) => `${parent}-${tag}_${number}`);
}
