import type { FoundReference, FoundSentence, MentionPlace } from '../law-facts.ts';

/** A mention with its sentence. Offsets are into the section's text. */
export interface PlacedMention extends MentionPlace {
  readonly from: number;
  readonly until: number;
  readonly reference: FoundReference;
}

/** The mentions of a law by section. */
export type MentionLookup = ReadonlyMap<string, readonly FoundSentence[]>;

/** Groups sentences by section; their order is kept. */
export function lookUpMentions(sentences: readonly FoundSentence[]): MentionLookup {
  const lookup = new Map<string, FoundSentence[]>();
  for (const sentence of sentences) {
    const list = lookup.get(sentence.element);
    if (list === undefined) lookup.set(sentence.element, [sentence]);
    else list.push(sentence);
  }
  return lookup;
}

/** A section and a stretch of its text, end exclusive. */
export interface SectionStretch {
  readonly element: string;
  readonly start: number;
  readonly end: number;
}

/** The mentions that stand whole inside a stretch of a section. */
export function mentionsWithin(lookup: MentionLookup, { element, start, end }: SectionStretch): readonly PlacedMention[] {
  const found: PlacedMention[] = [];
  for (const sentence of lookup.get(element) ?? []) {
    if (sentence.start >= end || sentence.start + sentence.sentence.length <= start) continue;
    for (const [mention, reference] of sentence.references.entries()) {
      const from = sentence.start + reference.start;
      const until = sentence.start + reference.end;
      if (from >= start && until <= end) found.push({ element, start: sentence.start, mention, from, until, reference });
    }
  }
  return found;
}
