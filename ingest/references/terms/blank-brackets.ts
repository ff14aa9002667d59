/** Stands for every code unit that a bracket holds; no source has it. */
export const filler = '\u0001';

/**
 * The text with what brackets hold taken out: （…） and 「…」, brackets included, become fillers, one for each UTF-16 code unit, so that
 * offsets stay. A bracket that never closes is kept, as is one that closes nothing.
 */
export function blankBrackets(text: string): string {
  return replaceStretches(text, outerStretches(text, '（「『', '）」』'));
}

/** The text with 「…」 taken out, nested ones included; parentheses stay. */
export function blankQuotes(text: string): string {
  return replaceStretches(text, outerStretches(text, '「', '」'));
}

/** A stretch of text, in UTF-16 code units, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Outermost 「…」, marks included, in order. One that never closes is left out. */
export function outerQuotes(text: string): readonly Stretch[] {
  return outerStretches(text, '「', '」');
}

/** Where the parenthesis opens that holds the place `at`; -1: none. Quotes and closed parentheses before it are passed over. */
export function openingParenthesis(text: string, at: number): number {
  let depth = 0;
  for (let index = at - 1; index >= 0; index -= 1) {
    const character = text[index];
    if (character === '\n') return -1;
    if (character === '）' || character === '」') depth += 1;
    else if (character === '（' || character === '「') {
      if (depth === 0) return character === '（' ? index : -1;
      depth -= 1;
    }
  }
  return -1;
}

function outerStretches(text: string, opening: string, closing: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const opened: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code !== roundOpening && code !== roundClosing && (code < firstQuote || code > lastQuote)) continue;
    const character = text.charAt(index);
    if (opening.includes(character)) opened.push(index);
    else if (closing.includes(character)) closeBracket(stretches, opened.pop(), index + 1);
  }
  return stretches;
}

/** （ ） and 「 to 』, so that other characters need no look-up. */
const [roundOpening, roundClosing, firstQuote, lastQuote] = [0xff08, 0xff09, 0x300c, 0x300f];

/** Takes the place of the stretches inside it. */
function closeBracket(stretches: Stretch[], start: number | undefined, end: number): void {
  if (start === undefined) return;
  while ((stretches.at(-1)?.start ?? -1) > start) stretches.pop();
  stretches.push({ start, end });
}

function replaceStretches(text: string, stretches: readonly Stretch[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of stretches) {
    result += text.slice(from, start) + filler.repeat(end - start);
    from = end;
  }
  return result + text.slice(from);
}
