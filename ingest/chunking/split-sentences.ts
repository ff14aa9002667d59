/**
 * Splits Japanese text into sentences; joined, they are the text. A sentence ends after 。！？ (and ！？ in half width before white
 * space) outside brackets, and at a line end; the closing brackets and white space that follow belong to it. A line end also closes
 * every bracket left open, so that one missing 」 does not swallow the rest. Time is linear in the text.
 */
export function splitSentences(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const kind = kinds[text.charCodeAt(index)] ?? other;
    if (kind === other) continue;
    if (kind === opener) depth += 1;
    else if (kind === closer) depth = Math.max(0, depth - 1);
    else if (kind === lineEnd) depth = 0;
    if (depth > 0 || !endsSentence(kind, text, index)) continue;
    const end = skipFollowers(text, index + 1);
    sentences.push(text.slice(start, end));
    start = end;
    index = end - 1;
  }
  if (start < text.length) sentences.push(text.slice(start));
  return sentences;
}

const other = 0;
const opener = 1;
const closer = 2;
const mark = 3;
const narrowMark = 4;
const wideStop = 5;
const lineEnd = 6;
const blank = 7;

/** Kind of each UTF-16 code unit. */
const kinds = new Uint8Array(0x10000);
for (const [kind, characters] of [
  [opener, '「『（(【〔［[｛{〈《〝“'], [closer, '」』）)】〕］]｝}〉》〟”'], [mark, '。！？'], [narrowMark, '.!?'], [wideStop, '．'], [lineEnd, '\n'], [blank, ' \t\r\u3000'],
] as const) for (const character of characters) kinds[character.charCodeAt(0)] = kind;

/** A half-width mark ends a sentence only before white space: 3.14 and v1.2 go on. ． between digits goes on as well. */
function endsSentence(kind: number, text: string, index: number): boolean {
  if (kind === wideStop) return !/[0-9０-９]/u.test(text[index + 1] ?? '');
  return kind === lineEnd || kind === mark || (kind === narrowMark && isBlank(kindAt(text, index + 1)));
}

/** Closing brackets without an opening one, further marks, and white space up to and including line ends. */
function skipFollowers(text: string, from: number): number {
  let end = from;
  while ([mark, wideStop, closer].includes(kindAt(text, end))) end += 1;
  while (isBlank(kindAt(text, end))) end += 1;
  return end;
}

function kindAt(text: string, index: number): number {
  return index < text.length ? (kinds[text.charCodeAt(index)] ?? other) : other;
}

function isBlank(kind: number): boolean {
  return kind === blank || kind === lineEnd;
}
