/** A pair of round brackets; `close` is the offset of the closing one, or of the end when it is missing. */
export interface Bracket {
  readonly open: number;
  readonly close: number;
  readonly depth: number;
}

/** Round brackets of a sentence in the order in which they open, and its quotations 「…」, which name words and no provisions. */
export interface Brackets {
  readonly round: readonly Bracket[];
  readonly quotes: readonly Bracket[];
}

export function scanBrackets(text: string): Brackets {
  const round: { open: number; close: number; depth: number }[] = [];
  const quotes: { open: number; close: number; depth: number }[] = [];
  const open: { open: number; close: number; depth: number }[] = [];
  const openQuotes: { open: number; close: number; depth: number }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x300c) openQuotes.push(begin(quotes, index, { depth: openQuotes.length, text }));
    else if (code === 0x300d) endLast(openQuotes, index);
    else if (code === 0xff08) open.push(begin(round, index, { depth: open.length, text }));
    else if (code === 0xff09) endLast(open, index);
  }
  return { round, quotes };
}

/** The innermost bracket around an offset. */
export function bracketAround(brackets: readonly Bracket[], offset: number): Bracket | undefined {
  let innermost: Bracket | undefined;
  for (const bracket of brackets) {
    if (bracket.open >= offset) break;
    if (bracket.close >= offset) innermost = bracket;
  }
  return innermost;
}

/** Whether an offset stands inside one of the brackets. */
export function isInside(brackets: readonly Bracket[], offset: number): boolean {
  return bracketAround(brackets, offset) !== undefined;
}

function begin(list: { open: number; close: number; depth: number }[], open: number, { depth, text }: { readonly depth: number; readonly text: string }): { open: number; close: number; depth: number } {
  const bracket = { open, close: text.length, depth };
  list.push(bracket);
  return bracket;
}

function endLast(open: { close: number }[], at: number): void {
  const last = open.pop();
  if (last !== undefined) last.close = at;
}
