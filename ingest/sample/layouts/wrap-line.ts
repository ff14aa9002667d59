/** Characters that never begin a line in Japanese setting (行頭禁則); one of them may hang below the last place. */
const neverFirst = new Set('。、）」』】・ー％');

/**
 * Cuts a line into pieces of at most `length` ems; ASCII counts half, a number is never cut, and a stop or closing bracket
 * that would begin a piece hangs at the end of the one before. An empty line gives one empty piece.
 */
export function wrapLine(line: string, length: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const token of line.match(/[0-9.,]+|./gu) ?? []) {
    if (widthOf(piece + token) > length && piece !== '' && !neverFirst.has(token)) {
      pieces.push(piece);
      piece = '';
    }
    piece += token;
  }
  return [...pieces, piece];
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character < '\u0080' ? 0.5 : 1), 0);
}
