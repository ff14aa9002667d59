import type { TermBuffer } from './term-buffer.ts';

/** Version of the rules below; part of the analyser's fingerprint. */
export const BIGRAM_VERSION = 1;

/**
 * Scripts whose runs are cut into bigrams. Hiragana is left out: endings and particles make most of its bigrams, and they
 * would double the stream. Latin words and numbers stand whole in the morpheme stream.
 */
const RANGES: readonly (readonly [number, number])[] = [
  [0x3005, 0x3007],
  [0x30a1, 0x30fa],
  [0x30fc, 0x30fe],
  [0x3400, 0x9fff],
];

const inRun: Uint8Array = new Uint8Array(0x10000);
for (const [first, last] of RANGES) inRun.fill(1, first, last + 1);

/**
 * Calls back for each bigram of the first `length` folded units, in text order, with its key and where it begins. The key is
 * the first unit in the upper half and the second in the lower one, as a signed 32-bit integer; a run of a single unit
 * gives that unit and 0, unless a digit touches it: 第, 条 and 年 around numbers are in everything. Linear.
 */
export function eachBigramKey(units: Uint16Array, length: number, found: (key: number, start: number) => void): void {
  eachRun(units, length, (start, end) => {
    if (end === start + 1) found((units[start] ?? 0) << 16, start);
    for (let index = start + 1; index < end; index += 1) found(((units[index - 1] ?? 0) << 16) | (units[index] ?? 0), index - 1);
  });
}

/** Writes the terms of the same bigrams: half of all terms of a text are such. */
export function writeBigrams(units: Uint16Array, length: number, target: TermBuffer): void {
  eachRun(units, length, (start, end) => target.writePairs(units, start, end));
}

/** Calls back for each run that has bigrams, or is one. */
function eachRun(units: Uint16Array, length: number, found: (start: number, end: number) => void): void {
  let before = 0;
  for (let start = 0; start < length; ) {
    let end = start + 1;
    if (inRun[units[start] ?? 0] === 1) {
      while (end < length && inRun[units[end] ?? 0] === 1) end += 1;
      if (end > start + 1 || !(isDigit(before) || (end < length && isDigit(units[end] ?? 0)))) found(start, end);
    }
    before = units[end - 1] ?? 0;
    start = end;
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** How many units the bigram of a key has: 2, or 1 for a run of a single one. */
export function bigramLength(key: number): number {
  return (key & 0xffff) === 0 ? 1 : 2;
}

/** The term of a key, written with a leading `_`. */
export function bigramOfKey(key: number): string {
  const first = key >>> 16;
  return bigramLength(key) === 1 ? String.fromCharCode(0x5f, first) : String.fromCharCode(0x5f, first, key & 0xffff);
}
