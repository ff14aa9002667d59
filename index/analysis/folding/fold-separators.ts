import { standsAt, unit, unitsOf } from '../text-units.ts';
import type { EditList } from './edit-list.ts';
import type { UnitBuffer } from './unit-buffer.ts';
import { ARABIC, classOf, DIGIT, MYRIAD, SEPARATOR, SMALL_POWER, ZERO } from './unit-classes.ts';

const COMMA = unit(',');
const IDEOGRAPHIC_COMMA = unit('、');
const STOP = unit('.');
const MIDDLE_DOT = unit('・');
const FIRST = unit('元');
const YEAR = unit('年');
const TEN = unit('十');

/**
 * Finds the separators of grouped numbers (3,000 and 二、五〇〇: groups of exactly three digits), which vanish, decimal points
 * (〇・五, 十五・二倍), which become stops, and first years of eras (令和元年), which become 1.
 */
export function findSeparators({ units, places, placeCount }: UnitBuffer, edits: EditList): void {
  let done = 0;
  for (let place = 0; place < placeCount; place += 1) {
    const index = places[place] ?? 0;
    const met = units[index] ?? 0;
    if (index < done || ((classOf[met] ?? 0) & SEPARATOR) === 0) continue;
    if (met === MIDDLE_DOT) readPoint(units, index, edits);
    else if (met === FIRST) readFirstYear(units, index, edits);
    else done = readGroups(units, index, edits);
  }
}

function kindAt(units: Uint16Array, index: number): number {
  return index < 0 ? 0 : (classOf[units[index] ?? 0] ?? 0);
}

/** Reads a number from its first separator on; gives where to go on. */
function readGroups(units: Uint16Array, separator: number, edits: EditList): number {
  const kind = kindAt(units, separator - 1) & (units[separator] === COMMA ? ARABIC | DIGIT : DIGIT);
  if (kind === 0 || !leadsGroups(units, separator, kind)) return separator + 1;
  const isSeparator = kind === ARABIC ? isComma : isAnyComma;
  let end = separator;
  while (isSeparator(units[end] ?? 0) && isGroup(units, end + 1, kind)) end += 4;
  if (end === separator) return separator + 1;
  if (kind === ARABIC ? goesOnArabic(units, end) : goesOnKanji(units, end)) return end;
  for (let place = separator; place < end; place += 4) edits.open(place, place + 1);
  return end;
}

/** One to three digits of the kind before the separator, which do not go on before them; kanji ones do not begin with zero. */
function leadsGroups(units: Uint16Array, separator: number, kind: number): boolean {
  let start = separator - 1;
  while (separator - start < 3 && (kindAt(units, start - 1) & kind) !== 0) start -= 1;
  if (kind === DIGIT && (kindAt(units, start) & ZERO) !== 0) return false;
  const before = start > 0 ? units[start - 1] : 0;
  return (kindAt(units, start - 1) & (ARABIC | DIGIT)) === 0 && before !== COMMA && before !== STOP;
}

function isComma(met: number): boolean {
  return met === COMMA;
}

function isAnyComma(met: number): boolean {
  return met === COMMA || met === IDEOGRAPHIC_COMMA;
}

function isGroup(units: Uint16Array, start: number, kind: number): boolean {
  return (kindAt(units, start) & kindAt(units, start + 1) & kindAt(units, start + 2) & kind) !== 0;
}

function goesOnArabic(units: Uint16Array, end: number): boolean {
  return (kindAt(units, end) & ARABIC) !== 0 || units[end] === COMMA;
}

function goesOnKanji(units: Uint16Array, end: number): boolean {
  const next = isAnyComma(units[end] ?? 0) ? end + 1 : end;
  return (kindAt(units, next) & (DIGIT | SMALL_POWER | MYRIAD)) !== 0;
}

function readPoint(units: Uint16Array, index: number, edits: EditList): void {
  if (!isDecimalPoint(units, index)) return;
  edits.open(index, index + 1);
  edits.write(STOP);
}

/** 〇・ before a digit; after another digit only where what is measured follows: 三・四 may be a list. */
function isDecimalPoint(units: Uint16Array, index: number): boolean {
  const before = kindAt(units, index - 1);
  if ((before & ZERO) !== 0) return (kindAt(units, index + 1) & DIGIT) !== 0;
  if ((before & DIGIT) === 0 && (index === 0 || units[index - 1] !== TEN)) return false;
  let end = index + 1;
  while ((kindAt(units, end) & (DIGIT | ZERO)) !== 0) end += 1;
  return end > index + 1 && MEASURES.some((measure) => standsAt(units, end, measure));
}

const MEASURES: readonly Uint16Array[] = ['パーセント', 'ポイント', '%', '倍', '割', 'メートル', 'キロ', 'ミリ', 'センチ', 'トン', '度', '億', '万'].map(unitsOf);

const ERAS: readonly Uint16Array[] = ['明治', '大正', '昭和', '平成', '令和'].map(unitsOf);

/** Tells whether the name of an era of today ends at `end` (exclusive); it does not begin before `from`. */
export function isEraBefore(units: Uint16Array, end: number, from = 0): boolean {
  return end - from >= 2 && ERAS.some((era) => standsAt(units, end - 2, era));
}

function readFirstYear(units: Uint16Array, index: number, edits: EditList): void {
  if (units[index + 1] !== YEAR || !isEraBefore(units, index)) return;
  edits.open(index, index + 1);
  edits.write(unit('1'));
}
