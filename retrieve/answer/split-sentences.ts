/** A sentence as a span of its text; UTF-16 code units, end exclusive. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** With the forms of vertical setting (︒ ︵ ︶), which 官報 keeps. */
const opening = '「『（(〔［【〈《︵︷︹︻︽︿﹁﹃';
const closing = '」』）)〕］】〉》︶︸︺︼︾﹀﹂﹄';
const ends = '。︒！？!?';
/** A bracket that stays open longer than this was never meant to close. */
const longestBracket = 400;

/**
 * Splits a text at sentence ends outside brackets and at line ends. White space around sentences belongs to none; everything
 * else is in exactly one, in order.
 */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let depth = 0;
  let opened = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (opening.includes(character)) {
      if (depth === 0) opened = at;
      depth += 1;
    } else if (closing.includes(character)) depth = Math.max(0, depth - 1);
    if (at - opened > longestBracket) depth = 0;
    if (character === '\n' || (depth === 0 && ends.includes(character) && !continues(text[at + 1]))) {
      sentences.push({ start, end: at + 1 });
      start = at + 1;
      depth = 0;
    }
  }
  sentences.push({ start, end: text.length });
  return sentences.map((sentence) => trim(text, sentence)).filter(({ start, end }) => start < end);
}

/** 「…です！？」と: further signs and a closing bracket belong to the sentence. */
function continues(next: string | undefined): boolean {
  return next !== undefined && (ends.includes(next) || closing.includes(next));
}

function trim(text: string, { start, end }: Sentence): Sentence {
  const inside = text.slice(start, end);
  const left = inside.length - inside.trimStart().length;
  return { start: start + left, end: Math.max(start + left, start + inside.trimEnd().length) };
}
