import { eras, fromEraDate, isCalendarDate, isoDate, westernYear, type Era } from '../../corpora-config/index.ts';
import { numberPattern, readNumber } from './read-number.ts';

/** A day, month, year or fiscal year (年度: April to March) named in a text, as the days it covers, both inclusive. */
export interface DateMention {
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly until: string;
}

const monthAndDay = `(?:(${numberPattern})月(?:(${numberPattern})日)?)?`;
const eraPattern = new RegExp(`(明治|大正|昭和|平成|令和)(元|${numberPattern})年(度)?${monthAndDay}`, 'gu');
const westernPattern = new RegExp(`(?<![0-9])(${numberPattern})年(度)?${monthAndDay}`, 'gu');
const letterPattern = /(?<![0-9a-z])([mtshr])(\d{1,2})\.(\d{1,2})\.(\d{1,2})(?![0-9])/gu;
const isoPattern = /(?<![0-9])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![0-9])/gu;
const relativePattern = /(一昨年|昨年|去年|今年|本年|来年|前年)(度)?|今日|本日|昨日/gu;
const relativeYears: Readonly<Record<string, number>> = { 一昨年: -2, 昨年: -1, 去年: -1, 前年: -1, 今年: 0, 本年: 0, 来年: 1 };

/**
 * Finds dates: era (令和五年十一月, R5.7.3), Western (2025年7月3日, 2025-07-03) and relative to `today` (昨年度). Days that no
 * calendar has are left out. Dates are recorded, never applied as a filter: a date in a question is as often in the text as
 * of the text.
 * @param folded text folded by `foldWidth`
 */
export function findDates(folded: string, today: string): readonly DateMention[] {
  const found = [...findEra(folded), ...findLetters(folded), ...findIso(folded), ...findWestern(folded), ...findRelative(folded, today)];
  const apart: DateMention[] = [];
  for (const mention of found) {
    if (!apart.some(({ start, end }) => mention.start < end && start < mention.end)) apart.push(mention);
  }
  return apart.toSorted((a, b) => a.start - b.start);
}

function findEra(folded: string): readonly DateMention[] {
  return [...folded.matchAll(eraPattern)].flatMap((match) => {
    const [, era, written = '', fiscal, month, day] = match;
    const number = written === '元' ? 1 : readNumber(written);
    const found = eras.find(({ name }) => name === era);
    if (found === undefined || number === undefined || number < 1 || number > 150) return [];
    const year = westernYear(found.name, number);
    return place(match, { year, fiscal: fiscal !== undefined, month, day });
  });
}

function findWestern(folded: string): readonly DateMention[] {
  return [...folded.matchAll(westernPattern)].flatMap((match) => {
    const [, written = '', fiscal, month, day] = match;
    const year = readNumber(written);
    if (year === undefined || year < 1868 || year > 2200) return [];
    return place(match, { year, fiscal: fiscal !== undefined, month, day });
  });
}

function findLetters(folded: string): readonly DateMention[] {
  return [...folded.matchAll(letterPattern)].flatMap((match) => {
    const [, letter = '', year, month, day] = match;
    const era = eras.find((candidate) => candidate.letter === letter.toUpperCase())?.name;
    const iso = era === undefined ? undefined : readEraDay({ era, year: Number(year), month: Number(month), day: Number(day) });
    return iso === undefined ? [] : [cover(match, iso, iso)];
  });
}

function findIso(folded: string): readonly DateMention[] {
  return [...folded.matchAll(isoPattern)].flatMap((match) => place(match, { year: Number(match[1]), fiscal: false, month: match[2], day: match[3] }));
}

function findRelative(folded: string, today: string): readonly DateMention[] {
  return [...folded.matchAll(relativePattern)].flatMap((match) => {
    const [text, word = '', fiscal] = match;
    if (text.endsWith('日')) return [cover(match, addDays(today, text === '昨日' ? -1 : 0), addDays(today, text === '昨日' ? -1 : 0))];
    const shift = relativeYears[word];
    return shift === undefined ? [] : place(match, { year: yearOf(today, fiscal !== undefined) + shift, fiscal: fiscal !== undefined });
  });
}

/** A fiscal year begins in April. */
function yearOf(today: string, fiscal: boolean): number {
  const year = Number(today.slice(0, 4));
  return fiscal && today.slice(5, 7) < '04' ? year - 1 : year;
}

interface WrittenDate {
  readonly year: number;
  readonly fiscal: boolean;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
}

function place(match: RegExpExecArray, { year, fiscal, month, day }: WrittenDate): readonly DateMention[] {
  if (fiscal) return [cover(match, isoDate(year, 4, 1), isoDate(year + 1, 3, 31))];
  const monthNumber = month === undefined ? undefined : readNumber(month);
  const dayNumber = day === undefined ? undefined : readNumber(day);
  if (monthNumber === undefined) return [cover(match, isoDate(year, 1, 1), isoDate(year, 12, 31))];
  if (!isCalendarDate(year, monthNumber, dayNumber ?? 1)) return [];
  if (dayNumber !== undefined) return [cover(match, isoDate(year, monthNumber, dayNumber), isoDate(year, monthNumber, dayNumber))];
  const last = new Date(Date.UTC(year, monthNumber, 0)).getUTCDate();
  return [cover(match, isoDate(year, monthNumber, 1), isoDate(year, monthNumber, last))];
}

function cover(match: RegExpExecArray, from: string, until: string): DateMention {
  return { start: match.index, end: match.index + match[0].length, from, until };
}

function readEraDay(date: { readonly era: Era['name']; readonly year: number; readonly month: number; readonly day: number }): string | undefined {
  try {
    return fromEraDate(date);
  } catch {
    return undefined;
  }
}

function addDays(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);
}
