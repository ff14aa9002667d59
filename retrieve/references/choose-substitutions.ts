import type { Reference } from '../../corpora-config/index.ts';
import type { DocumentReferences, KeptSubstitution } from '../../index/index.ts';
import { isUnder } from './is-under.ts';
import type { Substituted } from './reference-shapes.ts';

/** A sentence that applies provisions, and one of the mentions in it. */
export interface AppliedMention {
  readonly element: string;
  /** Where the sentence begins in the section's text. */
  readonly start: number;
  readonly references: readonly Reference[];
  readonly reference: Reference;
}

/**
 * The 読替え pairs that belong to one applied provision: those for all that is applied, those whose place (同条第二項中) lies in the
 * provision or holds it, and those whose place is in none of the provisions applied, which leave open where they belong.
 */
export function chooseSubstitutions({ element, start, references, reference }: AppliedMention, held: Pick<DocumentReferences, 'applications' | 'sentences'>): readonly Substituted[] {
  const pairs = held.applications.filter((application) => application.element === element && application.start === start).flatMap(({ substitutions }) => substitutions);
  const applied = references.filter((one) => one.applied);
  return pairs.filter((pair) => {
    const places = placesOf(pair, held);
    return places.length === 0 || meets(places, reference) || !applied.some((one) => meets(places, one));
  }).map(({ place, from, to }) => ({ place, from, to }));
}

function placesOf({ place, places = [] }: KeptSubstitution, { sentences }: Pick<DocumentReferences, 'sentences'>): readonly Reference[] {
  return places.flatMap(({ element, start, mention }) => {
    const sentence = sentences.find((one) => one.element === element && one.start === start);
    // Linking may have left out mentions before this one.
    const found = sentence?.references.slice(0, mention + 1).findLast(({ text }) => place.includes(text));
    return found === undefined ? [] : [found];
  });
}

function meets(places: readonly Reference[], { targets }: Reference): boolean {
  return places.some((place) => place.targets.some((one) => targets.some((other) => one.law === other.law && lieTogether(one.element, other.element))));
}

/** A law whole holds all its provisions. */
function lieTogether(one: string | null, other: string | null): boolean {
  return one === null || other === null || isUnder(one, other) || isUnder(other, one);
}
