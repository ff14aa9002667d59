/** Characters at which a pattern may begin, by UTF-16 code unit: trying it there alone is many times faster than at every place. */
export type Candidates = Uint8Array;

export function candidatesOf(characters: string): Candidates {
  const candidates = new Uint8Array(0x1_0000);
  for (const character of characters) candidates[character.charCodeAt(0)] = 1;
  return candidates;
}

/** The first place from an offset on where a pattern may begin; the text's length when there is none. */
export function nextCandidate(text: string, from: number, candidates: Candidates): number {
  let at = from;
  while (at < text.length && candidates[text.charCodeAt(at)] === 0) at += 1;
  return at;
}

/** The first match of a sticky pattern from an offset on, tried at its candidates. */
export function matchFrom(pattern: RegExp, text: string, { from, candidates }: { readonly from: number; readonly candidates: Candidates }): RegExpExecArray | undefined {
  for (let at = nextCandidate(text, from, candidates); at < text.length; at = nextCandidate(text, at + 1, candidates)) {
    pattern.lastIndex = at;
    // Most candidates match nothing, or the empty text; a test makes no object for those.
    if (!pattern.test(text) || pattern.lastIndex === at) continue;
    pattern.lastIndex = at;
    return pattern.exec(text) ?? undefined;
  }
  return undefined;
}
