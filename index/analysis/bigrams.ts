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

/** Most bigram strings kept for reuse; beyond it the table starts anew. */
const MOST_KEPT = 200_000;
const kept = new Map<number, string>();

/**
 * Terms of the bigram stream in text order, written with a leading `_`. A run of a single character gives that character,
 * unless a digit touches it: 第, 条 and 年 around numbers are in everything.
 */
export function bigramTerms(folded: string): readonly string[] {
  const terms: string[] = [];
  eachBigram(folded, (start, end) => terms.push(bigramTerm(folded, start, end)));
  return terms;
}

/** Calls back with the place of each bigram (UTF-16 units, end exclusive), in text order. Linear. */
export function eachBigram(folded: string, found: (start: number, end: number) => void): void {
  let start = 0;
  while (start < folded.length) {
    const end = runEnd(folded, start);
    if (end === start + 1 && !isDigit(folded, start - 1) && !isDigit(folded, end)) found(start, end);
    for (let index = start; index + 1 < end; index += 1) found(index, index + 2);
    start = Math.max(end, start + 1);
  }
}

function isDigit(folded: string, index: number): boolean {
  const unit = folded.charCodeAt(index);
  return unit >= 0x30 && unit <= 0x39;
}

function runEnd(folded: string, start: number): number {
  let end = start;
  while (end < folded.length && inRun[folded.charCodeAt(end)] === 1) end += 1;
  return end;
}

/** The term of the bigram at a place. */
export function bigramTerm(folded: string, start: number, end: number): string {
  const second = end - start === 2 ? folded.charCodeAt(start + 1) : 0;
  const key = folded.charCodeAt(start) * 0x10000 + second;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const term = String.fromCharCode(0x5f, folded.charCodeAt(start), ...(second === 0 ? [] : [second]));
  kept.set(key, term);
  return term;
}
