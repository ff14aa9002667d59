import { splitSentences } from './split-sentences.ts';

/**
 * Splits text into pieces of at most `maximum` UTF-16 code units (at least 2); joined, they are the text. Splits at sentence ends; a longer
 * sentence at every 。 and line end, then at 、 and the like, then at white space, and only then anywhere but inside a surrogate pair.
 */
export function splitLongText(text: string, maximum: number): readonly string[] {
  if (text.length <= maximum) return [text];
  return splitBy(splitters, text, maximum);
}

type Split = (text: string) => readonly string[];

/** From the best place to split to the worst. Between two neighbours each piece is joined again up to the maximum. */
const splitters: readonly Split[] = [
  splitSentences,
  (text) => splitAfter(text, '。\n'),
  (text) => splitAfter(text, '、，；：\t'),
  (text) => splitAfter(text, ' \u3000'),
];

function splitBy(ways: readonly Split[], text: string, maximum: number): readonly string[] {
  const [split, ...rest] = ways;
  if (split === undefined) return cut(text, maximum);
  const pieces: string[] = [];
  for (const piece of split(text)) {
    if (piece.length <= maximum) pieces.push(piece);
    else for (const part of splitBy(rest, piece, maximum)) pieces.push(part);
  }
  return split === splitSentences ? pieces : joinShort(pieces, maximum);
}

/** No regular expression: one that runs over ten million characters exhausts its stack. */
function splitAfter(text: string, marks: string): readonly string[] {
  const codes = new Set([...marks].map((mark) => mark.charCodeAt(0)));
  const pieces: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (!codes.has(text.charCodeAt(index))) continue;
    pieces.push(text.slice(start, index + 1));
    start = index + 1;
  }
  if (start < text.length) pieces.push(text.slice(start));
  return pieces;
}

/** Halves of a sentence are joined up to the maximum; whole sentences are left to the caller. */
function joinShort(pieces: readonly string[], maximum: number): readonly string[] {
  const joined: string[] = [];
  let open: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    if (length + piece.length > maximum && length > 0) {
      joined.push(open.join(''));
      open = [];
      length = 0;
    }
    open.push(piece);
    length += piece.length;
  }
  if (length > 0) joined.push(open.join(''));
  return joined;
}

function cut(text: string, maximum: number): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const wanted = Math.min(start + maximum, text.length);
    const end = wanted < text.length && isLowSurrogate(text, wanted) && wanted - 1 > start ? wanted - 1 : wanted;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

function isLowSurrogate(text: string, index: number): boolean {
  const low = text.charCodeAt(index);
  const high = text.charCodeAt(index - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
}
