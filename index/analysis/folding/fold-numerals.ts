import { standsAt, unit, unitsOf } from '../text-units.ts';
import type { EditList } from './edit-list.ts';
import { isBranch, isNumber } from './numeral-context.ts';
import { digitValue, hasPowers, valueWithPowers } from './numeral-value.ts';
import type { UnitBuffer } from './unit-buffer.ts';
import { ARABIC, classOf, DIGIT, KANJI_NUMERAL, NUMERAL, OLD_PARTICLE, ZERO } from './unit-classes.ts';

const STOP = unit('.');
const PARTICLE = unit('の');
const OLD_PARTICLE_UNIT = unit('ノ');
const ARABIC_ZERO = unit('0');

/**
 * Finds the numerals that are numbers, to be written in Arabic digits: 第七百九条, 千二百万円, and the ノ of branch numbers:
 * 24条ノ2. Words with a numeral in them stay: 一般, 三菱, 十分, 一部, 万一, 五十嵐. A run of two or more that writes a number is
 * one; a single numeral must be shown to be one by what stands beside it.
 */
export function findNumerals({ units, places, placeCount }: UnitBuffer, edits: EditList): void {
  let done = 0;
  for (let place = 0; place < placeCount; place += 1) {
    const index = places[place] ?? 0;
    const kind = classOf[units[index] ?? 0] ?? 0;
    if (index < done || (kind & (KANJI_NUMERAL | OLD_PARTICLE)) === 0) continue;
    const start = (kind & OLD_PARTICLE) === 0 ? runStart(units, index) : index + 1;
    done = runEnd(units, start, NUMERAL);
    if (done > start) readRun({ units, start, end: done }, edits);
  }
}

/** Arabic digits before the first kanji numeral are of the same run. */
function runStart(units: Uint16Array, index: number): number {
  let start = index;
  while (start > 0 && ((classOf[units[start - 1] ?? 0] ?? 0) & ARABIC) !== 0) start -= 1;
  return start;
}

function runEnd(units: Uint16Array, start: number, kinds: number): number {
  let end = start;
  while (((classOf[units[end] ?? 0] ?? 0) & kinds) !== 0) end += 1;
  return end;
}

/** A longest run of numeral characters. */
interface Run {
  readonly units: Uint16Array;
  readonly start: number;
  readonly end: number;
}

function readRun({ units, start, end }: Run, edits: EditList): void {
  const before = start > 0 ? (units[start - 1] ?? 0) : 0;
  if (before === OLD_PARTICLE_UNIT && isBranch(units, start)) {
    edits.open(start - 1, start);
    edits.write(PARTICLE);
  }
  if (isWord(units, start)) return;
  // After a decimal point only the digits are folded: 1.三億 → 1.3億, for the unit multiplies the whole.
  readNumber({ units, start, end: before === STOP ? runEnd(units, start, ARABIC | DIGIT | ZERO) : end }, edits);
}

function readNumber({ units, start, end }: Run, edits: EditList): void {
  if (!hasKanji(units, start, end)) return;
  const value = hasPowers(units, start, end) ? valueWithPowers(units, start, end) : positionalValue(units, start, end);
  if (value === NOT_A_NUMBER || !isNumber(units, start, end)) return;
  edits.open(start, end);
  if (value === AS_DIGITS) for (let index = start; index < end; index += 1) edits.write(ARABIC_ZERO + digitValue(units[index] ?? 0));
  else writeDecimal(value, edits);
}

const NOT_A_NUMBER = -1;
/** Digits one after another, which are written so: 一〇五 → 105, 〇三 → 03. */
const AS_DIGITS = -2;

function positionalValue(units: Uint16Array, start: number, end: number): number {
  const zeros = end - start > 1 && runEnd(units, start, ZERO) >= end;
  return zeros ? NOT_A_NUMBER : AS_DIGITS;
}

function hasKanji(units: Uint16Array, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) {
    if (((classOf[units[index] ?? 0] ?? 0) & KANJI_NUMERAL) !== 0) return true;
  }
  return false;
}

function writeDecimal(value: number, edits: EditList): void {
  let size = 1;
  while (size * 10 <= value) size *= 10;
  for (let rest = value; size >= 1; size /= 10) {
    const digit = Math.floor(rest / size);
    edits.write(ARABIC_ZERO + digit);
    rest -= digit * size;
  }
}

/** Words and names with a numeral in them that the rules would take for a number. */
const WORDS: readonly string[] = [
  '八百屋', '八百長', '八百万の神', '五十嵐', '五十音', '五十鈴', '九十九里', '七五三', '三三九度', '十二支', '十二単', '四万十', '千歳',
  '四日市', '八日市', '五日市', '十日町', '二日市', '三日月', '一人前', '三日坊主', '一日千秋', '一人称', '二人称', '三人称', '三人吉三',
];
const wordsByStart: ReadonlyMap<number, readonly Uint16Array[]> = new Map(
  WORDS.map((word) => [unit(word), WORDS.filter((other) => other.startsWith(word.charAt(0))).map(unitsOf)] as const),
);

function isWord(units: Uint16Array, start: number): boolean {
  const words = wordsByStart.get(units[start] ?? 0);
  return words !== undefined && words.some((word) => standsAt(units, start, word));
}
