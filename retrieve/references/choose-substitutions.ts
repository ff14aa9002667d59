import type { Reference, ReferenceTarget } from '../../corpora-config/index.ts';
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

/** A pair that belongs to an applied provision, and the places that its words name. */
export interface ChosenSubstitution {
  readonly pair: Substituted;
  /** Empty: in all that is applied, or a place that is in none of it. */
  readonly targets: readonly ReferenceTarget[];
}

/**
 * The 読替え pairs that belong to one applied provision: those for all that is applied, those whose place (同条第二項中) lies in the
 * provision or holds it, and those whose place is in none of the provisions applied, which leave open where they belong.
 */
export function chooseSubstitutions({ element, start, references, reference }: AppliedMention, held: Pick<DocumentReferences, 'applications' | 'sentences'>): readonly ChosenSubstitution[] {
  const pairs = held.applications.filter((application) => application.element === element && application.start === start).flatMap(({ substitutions }) => substitutions);
  const applied = references.filter((one) => one.applied);
  return pairs.flatMap((pair) => {
    const targets = placesOf(pair, held).flatMap((place) => place.targets);
    const meets = (one: Reference): boolean => targets.some((target) => one.targets.some((other) => lieTogether(target, other)));
    if (targets.length > 0 && !meets(reference) && applied.some(meets)) return [];
    const { place, from, to } = pair;
    return [{ pair: { place, from, to }, targets: meets(reference) ? targets : [] }];
  });
}

function placesOf({ place, places = [] }: KeptSubstitution, { sentences }: Pick<DocumentReferences, 'sentences'>): readonly Reference[] {
  return places.flatMap(({ element, start, mention }) => {
    const sentence = sentences.find((one) => one.element === element && one.start === start);
    // Linking may have left out mentions before this one.
    const found = sentence?.references.slice(0, mention + 1).findLast(({ text }) => place.includes(text));
    return found === undefined ? [] : [found];
  });
}

/** Whether one of two places holds the other; a law whole holds all its provisions. */
export function lieTogether(one: Pick<ReferenceTarget, 'law' | 'element'>, other: Pick<ReferenceTarget, 'law' | 'element'>): boolean {
  if (one.law !== other.law) return false;
  return one.element === null || other.element === null || isUnder(one.element, other.element) || isUnder(other.element, one.element);
}
