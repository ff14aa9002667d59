import { textOf, unit } from './text-units.ts';

/** Longest stretch analysed at once, in UTF-16 units; bounds time and memory on text without any stop. */
export const LONGEST_PIECE = 2000;

const COMMA = unit('、');
const STOP = unit('。');
const LINE_END = unit('\n');

/**
 * Where the piece of a folded text that begins at `start` ends, exclusive. Cut where the analysis of one side cannot touch the
 * other: after 、 and 。 (where kuromoji cuts too) and line ends; a longer stretch after its last space or punctuation, never
 * inside a surrogate pair. `start` is below `length`.
 */
export function nextPieceEnd(units: Uint16Array, start: number, length: number): number {
  const limit = Math.min(length, start + LONGEST_PIECE);
  for (let index = start; index < limit; index += 1) {
    const met = units[index];
    if (met === COMMA || met === STOP || met === LINE_END) return index + 1;
  }
  return limit === length ? limit : safeCut(units, start, limit);
}

const BREAK = /[\s\p{P}]/u;

function safeCut(units: Uint16Array, start: number, limit: number): number {
  let end = limit;
  while (end > start + 1) {
    const size = isPair(units, end - 2) ? 2 : 1;
    if (end - size > start && BREAK.test(textOf(units, end - size, end))) return end;
    end -= size;
  }
  return isHighSurrogate(units, limit - 1) ? limit - 1 : limit;
}

function isPair(units: Uint16Array, index: number): boolean {
  return isHighSurrogate(units, index) && ((units[index + 1] ?? 0) & 0xfc00) === 0xdc00;
}

function isHighSurrogate(units: Uint16Array, index: number): boolean {
  return ((units[index] ?? 0) & 0xfc00) === 0xd800;
}
