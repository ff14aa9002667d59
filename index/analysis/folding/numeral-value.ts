/** Digits, and the 大字 used for them in deeds and old statutes. */
const DIGITS: ReadonlyMap<string, number> = new Map([
  ...[...'〇一二三四五六七八九'].map((digit, value) => [digit, value] as const),
  ...[...'0123456789'].map((digit, value) => [digit, value] as const),
  ['零', 0], ['壱', 1], ['弐', 2], ['参', 3],
]);
const SMALL_UNITS: ReadonlyMap<string, number> = new Map([['十', 10], ['拾', 10], ['百', 100], ['千', 1000]]);
const LARGE_UNITS: ReadonlyMap<string, number> = new Map([['万', 1e4], ['億', 1e8], ['兆', 1e12]]);

/**
 * The number that a run of numeral characters writes, in Arabic digits; nothing when it is not a well-formed number.
 * 二十三 → 23, 一〇五 → 105 (leading zeros are kept: 〇三 → 03), 千二百万 → 12000000, 3千万 → 30000000.
 * Not numbers: 万一 (a large unit needs something before it), 二三十, 〇〇.
 */
export function numeralValue(run: string): string | undefined {
  if (run === '') return undefined;
  const hasUnit = [...run].some((character) => SMALL_UNITS.has(character) || LARGE_UNITS.has(character));
  return hasUnit ? unitValue(run) : positionalValue(run);
}

function positionalValue(run: string): string | undefined {
  if (/^[〇零]+$/u.test(run) && run.length > 1) return undefined;
  return [...run].map((character) => DIGITS.get(character)).join('');
}

interface Reading {
  /** Sum of the finished parts up to a large unit. */
  total: number;
  /** Sum since the last large unit. */
  section: number;
  /** Digits read and not yet multiplied. */
  digits: string;
  smallest: number;
  smallestLarge: number;
}

function unitValue(run: string): string | undefined {
  const reading: Reading = { total: 0, section: 0, digits: '', smallest: Infinity, smallestLarge: Infinity };
  for (const character of run) {
    if (!readCharacter(reading, character)) return undefined;
  }
  if (!isTail(reading)) return undefined;
  const value = reading.total + reading.section + Number(reading.digits);
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

function readCharacter(reading: Reading, character: string): boolean {
  const digit = DIGITS.get(character);
  if (digit !== undefined) {
    reading.digits += String(digit);
    return true;
  }
  const small = SMALL_UNITS.get(character);
  return small === undefined ? readLargeUnit(reading, LARGE_UNITS.get(character) ?? 0) : readSmallUnit(reading, small);
}

function readSmallUnit(reading: Reading, unit: number): boolean {
  if (unit >= reading.smallest || !/^[1-9]?$/u.test(reading.digits)) return false;
  reading.section += unit * (reading.digits === '' ? 1 : Number(reading.digits));
  reading.smallest = unit;
  reading.digits = '';
  return true;
}

function readLargeUnit(reading: Reading, unit: number): boolean {
  const coefficient = reading.section + Number(reading.digits);
  if (unit >= reading.smallestLarge || coefficient === 0 || !isTail(reading)) return false;
  reading.total += coefficient * unit;
  reading.section = 0;
  reading.digits = '';
  reading.smallest = Infinity;
  reading.smallestLarge = unit;
  return true;
}

/** Digits after a small unit are a single one; after a large unit at most four, and none of them leads with zero. */
function isTail({ section, digits, smallestLarge }: Reading): boolean {
  if (digits === '') return true;
  if (section > 0) return /^[1-9]$/u.test(digits);
  return smallestLarge === Infinity || /^[1-9]\d{0,3}$/u.test(digits);
}
