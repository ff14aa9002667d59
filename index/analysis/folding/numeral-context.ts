import { standsAt, unit, unitsOf } from '../text-units.ts';
import { isEraBefore } from './fold-separators.ts';
import { AFTER_BRANCH, ARABIC, classOf, COUNTER, DIGIT, LARGE_POWER, MYRIAD, NUMERAL, SMALL_KA, SMALL_POWER, STRUCTURAL, ZERO } from './unit-classes.ts';

/** Longest stretch before a numeral that decides; a longer branch number than this does not occur. */
const LOOK_BACK = 40;

const STOP = unit('.');
const ORDINAL = unit('第');
const PART = unit('分');
const HOUR = unit('時');
const NOON = unit('午');
const BEFORE = unit('前');
const AFTER = unit('後');
const PARTICLE = unit('の');
const OLD_PARTICLE = unit('ノ');
const FORMAL_THREE = unit('参');
const FORMAL_TEN = unit('拾');

/** Tells whether a well-formed numeral at `start` to `end` (exclusive) is a number and not part of a word. A 0 stands after the units. */
export function isNumber(units: Uint16Array, start: number, end: number): boolean {
  const before = unitBefore(units, start);
  if (end - start > 1 || before === STOP) return true;
  const numeral = units[start] ?? 0;
  if (numeral === FORMAL_THREE || numeral === FORMAL_TEN) return false;
  return before === ORDINAL || isCounted(units, start) || isFraction(units, start) || isBranchNumber(units, start) || isEraBefore(units, start) || isWholePart(units, start);
}

function unitBefore(units: Uint16Array, index: number): number {
  return index > 0 ? (units[index - 1] ?? 0) : 0;
}

function kindAt(units: Uint16Array, index: number): number {
  return classOf[units[index] ?? 0] ?? 0;
}

function isCounted(units: Uint16Array, start: number): boolean {
  const next = units[start + 1] ?? 0;
  if (next === HOUR) return units[start + 2] === INTERVAL || isAfterNoonOrBefore(units, start);
  const kind = kindAt(units, start);
  if ((kind & ZERO) !== 0) return false;
  if (next === PART && units[start + 2] !== PARTICLE) return (kind & SMALL_POWER) === 0;
  return (kindAt(units, start + 1) & COUNTER) !== 0 || isCountedByWord(units, start + 1);
}

const INTERVAL = unit('間');

function isAfterNoonOrBefore(units: Uint16Array, start: number): boolean {
  const before = unitBefore(units, start);
  return (before === BEFORE || before === AFTER) && unitBefore(units, start - 1) === NOON;
}

const COUNTING_WORDS: readonly Uint16Array[] = ['丁目', '世帯', '親等', '以上', '以下', '以内', '未満', 'パーセント'].map(unitsOf);
const COUNTING_STARTS: ReadonlySet<number> = new Set(COUNTING_WORDS.map((word) => word[0] ?? 0));
/** 月国年所条, after か and the like: 三か国. */
const AFTER_SMALL_KA: ReadonlySet<number> = new Set([...'月国年所条'].map(unit));
/** What a fraction can be of: 三分の一. */
const DENOTED: number = ARABIC | DIGIT | SMALL_POWER | MYRIAD | LARGE_POWER;

function isCountedByWord(units: Uint16Array, position: number): boolean {
  if ((kindAt(units, position) & SMALL_KA) !== 0) return AFTER_SMALL_KA.has(units[position + 1] ?? 0);
  if (units[position] === PART) return units[position + 1] === PARTICLE && (kindAt(units, position + 2) & DENOTED) !== 0;
  return COUNTING_STARTS.has(units[position] ?? 0) && COUNTING_WORDS.some((word) => standsAt(units, position, word));
}

/** The decimal point beside it was folded already, or stands before a digit: 〇.五 */
function isWholePart(units: Uint16Array, start: number): boolean {
  return units[start + 1] === STOP && (kindAt(units, start + 2) & (ARABIC | DIGIT | ZERO)) !== 0;
}

function isFraction(units: Uint16Array, start: number): boolean {
  return start >= 3 && units[start - 1] === PARTICLE && units[start - 2] === PART && (kindAt(units, start - 3) & NUMERAL) !== 0;
}

/** 第十条の二及び, but not 第十条の一部 nor 第十条の三つ: the next character must not make a word of it. */
function isBranchNumber(units: Uint16Array, start: number): boolean {
  if (!isBranch(units, start)) return false;
  return (kindAt(units, start + 1) & AFTER_BRANCH) !== 0 || !makesWord(units[start + 1] ?? 0);
}

const MAKES_WORD = /[\p{Script=Han}つ]/u;

function makesWord(next: number): boolean {
  return (next >= 0x4e00 && next <= 0x9ffc) || MAKES_WORD.test(String.fromCharCode(next));
}

/** Tells whether a numeral at `start` is a branch number: 第十条の and 第三十八条の三の stand before it, with の or ノ. */
export function isBranch(units: Uint16Array, start: number): boolean {
  const low = Math.max(0, start - LOOK_BACK);
  let end = start;
  while (end > low && isParticle(units[end - 1] ?? 0)) {
    const particle = end - 1;
    if (particle - low >= 2 && (kindAt(units, particle - 1) & STRUCTURAL) !== 0) return (kindAt(units, particle - 2) & NUMERAL) !== 0;
    end = particle;
    while (end > low && (kindAt(units, end - 1) & NUMERAL) !== 0) end -= 1;
    if (end === particle || end === low) return false;
    if (units[end - 1] === ORDINAL) return true;
  }
  return false;
}

function isParticle(met: number): boolean {
  return met === PARTICLE || met === OLD_PARTICLE;
}
