/** One line of a text, its line end included. */
export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** Splits at CR LF, LF and CR; joined, the lines are the text. An empty text has no line. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start);
    lines.push({ text: text.slice(start, end), number: lines.length + 1 });
    start = end;
  }
  return lines;
}

function endOfLine(text: string, start: number): number {
  lineEnd.lastIndex = start;
  return lineEnd.exec(text) === null ? text.length : lineEnd.lastIndex;
}

const lineEnd = /\r\n|\n|\r/gu;

/**
 * Pieces of a very long line, cut after a sentence end near `pieceCharacters` (UTF-16 units), else there, never inside a
 * surrogate pair. A line of at most twice that length stays whole.
 */
export function cutLongLine(text: string, pieceCharacters: number): readonly string[] {
  if (text.length <= pieceCharacters * 2) return [text];
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > pieceCharacters * 2) {
    const end = cutAfterSentence(text, start + pieceCharacters, start + pieceCharacters * 2);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return [...pieces, text.slice(start)];
}

function cutAfterSentence(text: string, from: number, limit: number): number {
  const found = text.slice(from, limit).search(/[。．！？]|\.\s/u);
  if (found >= 0) return from + found + 1;
  const before = text.charCodeAt(limit - 1);
  return before >= 0xd800 && before <= 0xdbff ? limit - 1 : limit;
}
