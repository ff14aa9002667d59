import type { Substitution } from '../law-facts.ts';

/** A provision as it is read after 読替え. */
export interface SubstitutedText {
  readonly text: string;
  /** In order; offsets are UTF-16 code units, end exclusive. */
  readonly replaced: readonly ReplacedStretch[];
  /** Those whose words do not stand in the provision. */
  readonly absent: readonly Pick<Substitution, 'from' | 'to'>[];
}

/** `text.slice(start, end)` is the new wording of what stood at `sourceStart` to `sourceEnd`. */
export interface ReplacedStretch {
  readonly start: number;
  readonly end: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
  /** Index of the substitution. */
  readonly substitution: number;
}

/**
 * Reads a provision with words replaced, all of them at once: what one substitution writes is not read again by another. Where two begin
 * at the same place the longer wording goes first. Every occurrence is replaced.
 * @param substitutions those that name this provision; the caller chooses them by their place
 */
export function applySubstitutions(text: string, substitutions: readonly Pick<Substitution, 'from' | 'to'>[]): SubstitutedText {
  const order = [...substitutions.keys()].toSorted((a, b) => (substitutions[b]?.from.length ?? 0) - (substitutions[a]?.from.length ?? 0));
  const replaced: ReplacedStretch[] = [];
  let result = '';
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const index = order.find((candidate) => standsAt(text, at, substitutions[candidate]?.from ?? ''));
    const chosen = index === undefined ? undefined : substitutions[index];
    if (index === undefined || chosen === undefined) continue;
    result += text.slice(copied, at);
    replaced.push({ start: result.length, end: result.length + chosen.to.length, sourceStart: at, sourceEnd: at + chosen.from.length, substitution: index });
    result += chosen.to;
    copied = at + chosen.from.length;
    at = copied - 1;
  }
  const present = new Set(replaced.map(({ substitution }) => substitution));
  return { text: result + text.slice(copied), replaced, absent: substitutions.filter(({ from }, index) => !present.has(index) && !text.includes(from)) };
}

function standsAt(text: string, at: number, words: string): boolean {
  return words !== '' && text.startsWith(words, at);
}
