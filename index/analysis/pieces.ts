/** Longest stretch analysed at once, in UTF-16 units; bounds time and memory on text without any stop. */
export const LONGEST_PIECE = 2000;

const ENDS: ReadonlySet<number> = new Set([...'、。\n'].map((character) => character.charCodeAt(0)));

/**
 * Cuts a folded text where the analysis of one side cannot touch the other: after 、 and 。 (where kuromoji cuts too) and line
 * ends; a longer stretch after its last space or punctuation, never inside a surrogate pair. Joined, the pieces are the text.
 */
export function* splitPieces(text: string): Generator<string, void> {
  let start = 0;
  while (start < text.length) {
    const end = pieceEnd(text, start);
    yield text.slice(start, end);
    start = end;
  }
}

function pieceEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST_PIECE);
  for (let index = start; index < limit; index += 1) {
    if (ENDS.has(text.charCodeAt(index))) return index + 1;
  }
  return limit === text.length ? limit : safeCut(text, start, limit);
}

function safeCut(text: string, start: number, limit: number): number {
  const stretch = text.slice(start, limit);
  const last = stretch.search(/[\s\p{P}][^\s\p{P}]*$/u);
  if (last > 0) return start + last + 1;
  const splitsPair = (text.charCodeAt(limit - 1) & 0xfc00) === 0xd800;
  return splitsPair ? limit - 1 : limit;
}
