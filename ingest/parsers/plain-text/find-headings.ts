import { cutLongLine, type Line } from '../lines.ts';

/** A run of a line: a heading of some level, a figure's caption, or body. */
export interface TextRun {
  readonly kind: 'heading' | 'caption' | 'body';
  /** Level of a heading; 0 for the rest. */
  readonly level: number;
  readonly text: string;
  readonly line: number;
}

/** Length from which a line is cut at sentence ends, in UTF-16 units. */
export const veryLongLine = 100_000;

/**
 * Finds the headings of numbered Japanese text: 第1部/編, 第1章, 第1節, `1　…`, `1-2-3　…`, （1）…, ア　…, 【…】.
 * A heading stands alone on its line and is no sentence. Texts joined without a line break carry a heading at the end of the
 * line before it; it is cut off when its number is the one expected next. Joined, the runs are the lines.
 */
export function findRuns(lines: readonly Line[]): readonly TextRun[] {
  const counters: Counters = { expected: new Map() };
  const bracketLevel = lines.some((line) => chapter.test(line.text)) ? 7 : 1;
  return lines.flatMap((line) => runsOfLine(line, counters, bracketLevel));
}

/** The next number of each numbered level below the heading that is open. */
interface Counters {
  readonly expected: Map<number, number>;
}

const chapter = /^[\s\u3000]*第\s?[0-9０-９一二三四五六七八九十百]+\s?[編部章節](?:[\s\u3000]|$)/u;

function runsOfLine(line: Line, counters: Counters, bracketLevel: number): readonly TextRun[] {
  if (line.text.length > veryLongLine) return cutLongLine(line.text, 10_000).map((text) => ({ kind: 'body', level: 0, text, line: line.number }));
  if (caption.test(line.text.trimEnd())) return [{ kind: 'caption', level: 0, text: line.text, line: line.number }];
  const level = levelOf(line.text, bracketLevel);
  const cut = findGluedHeading(line.text, counters);
  if (level !== undefined && isNext(counters, level, line.text) && (level !== 4 || cut === undefined)) {
    countHeading(counters, level, line.text);
    return [{ kind: 'heading', level, text: line.text, line: line.number }];
  }
  if (cut === undefined) return [{ kind: 'body', level: 0, text: line.text, line: line.number }];
  const heading = line.text.slice(cut);
  return [{ kind: 'body', level: 0, text: line.text.slice(0, cut), line: line.number }, ...runsOfLine({ text: heading, number: line.number }, counters, bracketLevel)];
}

const caption = /^[\s\u3000]*図表(?:[\s\u3000]|[0-9０-９[［]).{1,120}$/u;

/** Outermost first. `1　…` needs its space, so that a sentence that begins with a number is none. */
const headingShapes: readonly (readonly [level: number, shape: RegExp])[] = [
  [1, /^第\s?[0-9０-９一二三四五六七八九十百]+\s?[編部](?:[\s\u3000].*)?$/u],
  [2, /^第\s?[0-9０-９一二三四五六七八九十百]+\s?章(?:[\s\u3000].*)?$/u],
  [3, /^第\s?[0-9０-９一二三四五六七八九十百]+\s?節(?:[\s\u3000].*)?$/u],
  [4, /^[0-9０-９]{1,2}(?:\u3000|[．.]\s?(?![0-9０-９]))\S.*$/u],
  [5, /^[（(][0-9０-９]{1,2}[）)][\s\u3000]?\S.*$/u],
  [6, /^(?:[ア-ン]|[①-⑳])\u3000\S.*$/u],
];

const dashed = /^[0-9０-９]{1,3}(?:[-－‐−–][0-9０-９]{1,3}){1,5}[\s\u3000]\S.*$/u;

function levelOf(line: string, bracketLevel: number): number | undefined {
  const text = line.trim();
  if (text.length > 80 || isSentence(text)) return undefined;
  if (/^【[^【】]{1,60}】$/u.test(text)) return bracketLevel;
  if (dashed.test(text)) return (/^[0-9０-９－‐−–-]+/u.exec(text)?.[0].match(/[-－‐−–]/gu)?.length ?? 1) + 1;
  return headingShapes.find(([, shape]) => shape.test(text))?.[0];
}

/** Sentences, notes and addresses that merely begin with a number. */
function isSentence(text: string): boolean {
  return /[。、．，]$|。.|(?:参照|の略|による|略称|ため)[）)]?$|https?:|\||共著|（(?:19|20)[0-9]{2}）/u.test(text);
}

/** Chapters and sections may begin anywhere (extracts); `1　…` and （1） count on from the one before, so that footnotes are none. */
function isNext({ expected }: Counters, level: number, line: string): boolean {
  if (level < 4 || level > 5 || dashed.test(line.trim())) return true;
  return (expected.get(level) ?? 1) === numberOf(line) || numberOf(line) === 1;
}

function countHeading({ expected }: Counters, level: number, line: string): void {
  for (const deeper of [4, 5].filter((known) => known > level)) expected.set(deeper, 1);
  if (level === 4 || level === 5) expected.set(level, numberOf(line) + 1);
}

function numberOf(line: string): number {
  return Number(/[0-9０-９]+/u.exec(line)?.[0].normalize('NFKC') ?? 0);
}

/** Where a heading begins that was joined to the end of this line; absent when there is none. */
function findGluedHeading(line: string, counters: Counters): number | undefined {
  const text = line.trimEnd();
  const glued = /(?<![\s\u3000部編章節第（(「])第[0-9０-９]{1,2}[部章節]\u3000[^。]{1,60}$/u.exec(text);
  if (glued !== null) return glued.index;
  return [4, 5].map((level) => findGluedNumber(text, level, counters.expected.get(level) ?? 1)).find((cut) => cut !== undefined);
}

function findGluedNumber(text: string, level: number, expected: number): number | undefined {
  const marks = level === 4 ? [`${expected}\u3000`] : [`（${expected}）`, `(${expected})`];
  const cut = Math.max(...marks.map((mark) => text.lastIndexOf(mark)));
  if (cut < 1 || text.length - cut > 60) return undefined;
  const title = text.slice(cut).replace(/^[（(]?\d+[）)]?\u3000?/u, '');
  const before = text.slice(0, cut);
  const ends = level === 4 ? !/[\s\u3000\d０-９.－-]$/u.test(before) : /[。」』）)版年a-z0-9]$/iu.test(before) && !/^[^。]{0,12}$/u.test(before);
  return ends && title.length > 1 && !/[。、]/u.test(title) && !isSentence(title) ? cut : undefined;
}
