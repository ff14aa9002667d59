import { readNumber } from './kanji-number.ts';

/** A run of a question or an answer that belongs to one numbered point; joined, the runs are the text. */
export interface PointRun {
  /** `2`, `2-3` (二の３), `2+3+5` (二、三及び五); absent before the first point. */
  readonly label?: string;
  readonly text: string;
}

/**
 * Splits a question at its points (一, 二 … and １, ２ … below them). A number is a point when it stands at the beginning of a
 * line, or after a sentence where the line breaks were lost, and is the next one of its level.
 */
export function splitQuestion(text: string): readonly PointRun[] {
  const cuts: Cut[] = [];
  const counter = { main: 0, below: 0 };
  for (const match of text.matchAll(/(?<=^|[\n。」）])[ \u3000]*(?:([一二三四五六七八九十]{1,3})|([0-9０-９]{1,2}))[ \u3000、．]/gu)) {
    const [, main, below] = match;
    const label = main === undefined ? nextBelow(counter, readNumber(below ?? '')) : nextMain(counter, readNumber(main));
    if (label !== undefined) cuts.push({ at: match.index, label });
  }
  return cutText(text, cuts);
}

/** Splits an answer at 一について, 二の３について, 二、三及び五について, 一から三までについて. */
export function splitAnswer(text: string): readonly PointRun[] {
  const cuts: Cut[] = [];
  let last = '0';
  for (const match of text.matchAll(/(?<=^|[\n。])[ \u3000]*([一二三四五六七八九十0-9０-９（）()のから、及び並にまで]{1,40})について(?=[\s\u3000]|お尋ね|御指摘|$)/gu)) {
    const label = labelPoints(match[1] ?? '');
    if (label === undefined || Number.parseInt(label, 10) < Number.parseInt(last, 10)) continue;
    last = label;
    cuts.push({ at: match.index, label });
  }
  return cutText(text, cuts);
}

/** 二、三及び五 → `2+3+5`; 一から三まで → `1+2+3`; 二の３及び４ → `2-3+2-4`. Absent when a part is no number. */
export function labelPoints(text: string): string | undefined {
  let around: string | undefined;
  const points = text.split(/、|及び|並びに/u).flatMap((part) => {
    const [, outer, inner = ''] = /^(?:([一二三四五六七八九十]+)の)?(.+)$/u.exec(part) ?? [];
    around = outer ?? (/^[（(0-9０-９]/u.test(inner) ? around : undefined);
    const numbers = expandRange(inner.replaceAll(/[（()）]/gu, ''));
    return numbers.map((number) => (around === undefined ? String(number) : `${readNumber(around)}-${number}`));
  });
  return points.length === 0 || points.some((point) => point.includes('NaN')) ? undefined : points.join('+');
}

interface Cut {
  readonly at: number;
  readonly label: string;
}

function nextMain(counter: { main: number; below: number }, number: number): string | undefined {
  if (number !== counter.main + 1) return undefined;
  counter.main = number;
  counter.below = 0;
  return String(number);
}

function nextBelow(counter: { main: number; below: number }, number: number): string | undefined {
  if (number !== counter.below + 1) return undefined;
  counter.below = number;
  return counter.main === 0 ? String(number) : `${counter.main}-${number}`;
}

function expandRange(text: string): readonly number[] {
  const [, from, to] = /^(.+)から(?:.+の)?(.+)まで$/u.exec(text) ?? [];
  if (from === undefined || to === undefined) return [readNumber(text)];
  const [first, last] = [readNumber(from), readNumber(to)];
  return first <= last && last - first < 100 ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : [Number.NaN];
}

function cutText(text: string, cuts: readonly Cut[]): readonly PointRun[] {
  const front = text.slice(0, cuts[0]?.at ?? text.length);
  const runs = cuts.map(({ at, label }, index): PointRun => ({ label, text: text.slice(at, cuts[index + 1]?.at ?? text.length) }));
  return front === '' ? runs : [{ text: front }, ...runs];
}
