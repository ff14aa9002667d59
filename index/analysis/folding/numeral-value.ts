import { unit } from '../text-units.ts';

const NOT_A_DIGIT = 10;
/** By unit: the value of the digit, or NOT_A_DIGIT. With the 大字 used in deeds and old statutes. */
const digits: Uint8Array = valuesOf(['0〇零', '1一壱', '2二弐', '3三参', '4四', '5五', '6六', '7七', '8八', '9九'], NOT_A_DIGIT);
/** By unit: the power of ten that it multiplies by; 0 for what is no such unit. */
const powers: Uint8Array = valuesOf(['', '十拾', '百', '千', '万', '', '', '', '億', '', '', '', '兆'], 0);
const LEAST_LARGE_POWER = 4;

function valuesOf(characters: readonly string[], otherwise: number): Uint8Array {
  const values = new Uint8Array(0x10000).fill(otherwise);
  for (const [value, equal] of characters.entries()) {
    for (const character of equal) values[unit(character)] = value;
  }
  return values;
}

/** Value of a digit, 0 to 9; of anything else 10. */
export function digitValue(numeral: number): number {
  return digits[numeral] ?? NOT_A_DIGIT;
}

/** Tells whether the numeral characters hold one of 十百千万億兆拾; without, they are digits one after another. */
export function hasPowers(units: Uint16Array, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) {
    if ((powers[units[index] ?? 0] ?? 0) > 0) return true;
  }
  return false;
}

/** What was read of a number. One serves all: it is read through before the next. */
const reading = {
  /** Sum of the finished parts up to a large unit. */
  total: 0,
  /** Sum since the last large unit. */
  section: 0,
  /** Digits read and not yet multiplied: how many, and their value. */
  digitCount: 0,
  digits: 0,
  smallest: Infinity,
  smallestLarge: Infinity,
};

/**
 * The number that numeral characters with a power of ten among them write; -1 when it is not a well-formed number, or not
 * a safe integer. 二十三 → 23, 千二百万 → 12000000, 3千万 → 30000000.
 * Not numbers: 万一 (a large unit needs something before it), 二三十.
 */
export function valueWithPowers(units: Uint16Array, start: number, end: number): number {
  begin();
  for (let index = start; index < end; index += 1) {
    const numeral = units[index] ?? 0;
    const power = powers[numeral] ?? 0;
    if (power === 0) readDigit(digitValue(numeral));
    else if (!(power < LEAST_LARGE_POWER ? readSmallUnit(10 ** power) : readLargeUnit(10 ** power))) return -1;
  }
  const value = reading.total + reading.section + reading.digits;
  return isTail() && Number.isSafeInteger(value) ? value : -1;
}

function begin(): void {
  reading.total = 0;
  reading.section = 0;
  reading.digitCount = 0;
  reading.digits = 0;
  reading.smallest = Infinity;
  reading.smallestLarge = Infinity;
}

function readDigit(digit: number): void {
  reading.digits = reading.digits * 10 + digit;
  reading.digitCount += 1;
}

function readSmallUnit(size: number): boolean {
  if (size >= reading.smallest || !(reading.digitCount === 0 || isSingleDigit())) return false;
  reading.section += size * (reading.digitCount === 0 ? 1 : reading.digits);
  reading.smallest = size;
  reading.digitCount = 0;
  reading.digits = 0;
  return true;
}

function readLargeUnit(size: number): boolean {
  const coefficient = reading.section + reading.digits;
  if (size >= reading.smallestLarge || coefficient === 0 || !isTail()) return false;
  reading.total += coefficient * size;
  reading.section = 0;
  reading.digitCount = 0;
  reading.digits = 0;
  reading.smallest = Infinity;
  reading.smallestLarge = size;
  return true;
}

/** Digits after a small unit are a single one; after a large unit at most four, and none of them leads with zero. */
function isTail(): boolean {
  const { section, digitCount, digits: value, smallestLarge } = reading;
  if (digitCount === 0) return true;
  if (section > 0) return isSingleDigit();
  return smallestLarge === Infinity || (digitCount <= 4 && value >= 10 ** (digitCount - 1));
}

function isSingleDigit(): boolean {
  return reading.digitCount === 1 && reading.digits > 0;
}
