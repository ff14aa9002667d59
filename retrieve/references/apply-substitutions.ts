import type { Stretch } from './provision-stretch.ts';

/** 「A」とあるのは「B」, and where in the text. */
export interface PlacedWords {
  readonly from: string;
  readonly to: string;
  /** Absent: anywhere. A wording counts when all of it stands in one of them. */
  readonly within?: readonly Stretch[];
}

/** A provision as it is read after 読替え. */
export interface SubstitutedText {
  readonly text: string;
  /** In order; offsets are UTF-16 code units, end exclusive. */
  readonly replaced: readonly ReplacedStretch[];
  /** Indexes of the substitutions whose words do not stand where they should. */
  readonly absent: readonly number[];
}

/** `text.slice(start, end)` is the new wording of what stood at `sourceStart` to `sourceEnd`. */
export interface ReplacedStretch extends Stretch {
  readonly sourceStart: number;
  readonly sourceEnd: number;
  /** Index of the substitution. */
  readonly substitution: number;
}

/**
 * Reads a provision with words replaced, all of them at once: what one substitution writes is not read again by another. Where two begin
 * at the same place the longer wording goes first. Every occurrence is replaced.
 */
export function applySubstitutions(text: string, substitutions: readonly PlacedWords[]): SubstitutedText {
  const order = [...substitutions.entries()].toSorted(([, a], [, b]) => b.from.length - a.from.length);
  const replaced: ReplacedStretch[] = [];
  let result = '';
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const [index, chosen] = order.find(([, words]) => standsAt(text, at, words)) ?? [];
    if (index === undefined || chosen === undefined) continue;
    result += text.slice(copied, at);
    replaced.push({ start: result.length, end: result.length + chosen.to.length, sourceStart: at, sourceEnd: at + chosen.from.length, substitution: index });
    result += chosen.to;
    copied = at + chosen.from.length;
    at = copied - 1;
  }
  const present = new Set(replaced.map(({ substitution }) => substitution));
  return { text: result + text.slice(copied), replaced, absent: [...substitutions.keys()].filter((index) => !present.has(index) && !stands(text, substitutions[index])) };
}

function standsAt(text: string, at: number, { from, within }: PlacedWords): boolean {
  return from !== '' && text.startsWith(from, at) && (within === undefined || within.some(({ start, end }) => start <= at && at + from.length <= end));
}

/** Words that a longer wording took in do stand there. */
function stands(text: string, words: PlacedWords | undefined): boolean {
  if (words === undefined || words.from === '') return false;
  for (let at = text.indexOf(words.from); at >= 0; at = text.indexOf(words.from, at + 1)) if (standsAt(text, at, words)) return true;
  return false;
}
