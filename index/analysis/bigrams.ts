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
  let before = 0;
  let index = 0;
  while (index < length) {
    const first = units[index] ?? 0;
    if (inRun[first] === 1) index = readRun({ units, start: index, length, before }, found);
    else index += 1;
    before = units[index - 1] ?? 0;
  }
}

interface Run {
  readonly units: Uint16Array;
  readonly start: number;
  readonly length: number;
  /** The unit before it. */
  readonly before: number;
}

/** Gives where the run ends. */
function readRun({ units, start, length, before }: Run, found: (key: number, start: number) => void): number {
  let first = units[start] ?? 0;
  for (let index = start + 1; index < length; index += 1) {
    const second = units[index] ?? 0;
    if (inRun[second] !== 1) {
      if (index === start + 1 && !isDigit(before) && !isDigit(second)) found(first << 16, start);
      return index;
    }
    found((first << 16) | second, index - 1);
    first = second;
  }
  if (length === start + 1 && !isDigit(before)) found(first << 16, start);
  return length;
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
