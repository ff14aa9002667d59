import type { Reference, ReferenceTarget, SentenceReferences } from '../../corpora-config/index.ts';
import { expandPlace, foldAppendixName, type PlacedLaw } from './expand-place.ts';
import { findNamedLaw, guessTitle } from './find-named-law.ts';
import type { LawMentions } from './find-mentions.ts';
import type { FoundReference, OutwardPlace, OutwardReference } from './law-facts.ts';
import type { LawRegister, RegisteredLaw } from './law-register.ts';
import { buildSkeleton } from './law-skeleton.ts';
import { readOutwardPlace } from './outward-place.ts';

/** The mentions of one law with all targets that the register holds; `register` is of one day. */
export function linkReferences(facts: Pick<LawMentions, 'document' | 'law' | 'title' | 'sentences'>, register: LawRegister): readonly SentenceReferences[] {
  const { document, law } = facts;
  const linked: SentenceReferences[] = [];
  const linking = { facts, register };
  for (const { element, start, sentence, references } of facts.sentences) {
    const kept = dropInnerNames(references.map((reference) => linkReference(reference, linking)));
    if (kept.length > 0) linked.push({ document, law, element, start, sentence, references: kept });
  }
  return linked;
}

interface Linking {
  readonly facts: Pick<LawMentions, 'law' | 'title'>;
  readonly register: LawRegister;
}

/** `nameEnd`: where the name of an open title ends, so that names inside it can be told. */
interface Linked {
  readonly reference: Reference;
  readonly nameEnd: number;
}

function linkReference(found: FoundReference, linking: Linking): Linked | undefined {
  const { text, start, end, kind, applied, targets, except, unresolved, outward } = found;
  if (outward === undefined) return { reference: found, nameEnd: start };
  const named = findNamedLaw(outward, linking);
  if (named === undefined && outward.isTentative === true) return undefined;
  const length = named?.length ?? guessTitle(outward.name).length;
  const skipped = outward.isOpen === true ? outward.name.length - length : 0;
  const moved: Reference = { text: text.slice(skipped), start: start + skipped, end, kind, applied, targets, except, ...(unresolved === undefined ? {} : { unresolved }) };
  const nameEnd = outward.isOpen === true ? start + outward.name.length : start;
  return { reference: named?.law === undefined ? notHeld(moved, outward, length) : pointInto(moved, outward, named.law), nameEnd };
}

/** A name inside a longer one is part of it: 所得税法 in 所得税法等の一部を改正する法律. */
function dropInnerNames(linked: readonly (Linked | undefined)[]): readonly Reference[] {
  const kept = linked.filter((one) => one !== undefined);
  if (!kept.some(({ reference, nameEnd }) => nameEnd > reference.start)) return kept.map(({ reference }) => reference);
  return kept.filter(({ reference }) => !kept.some((other) => other.reference !== reference && other.reference.start <= reference.start && reference.end <= other.nameEnd && other.nameEnd > other.reference.start))
    .map(({ reference }) => reference);
}

function notHeld(reference: Reference, { name, isOfAmendingLaw }: OutwardReference, length: number): Reference {
  const target: ReferenceTarget = { law: null, lawTitle: name.slice(name.length - length), element: null, part: null };
  return { ...reference, targets: [target], unresolved: isOfAmendingLaw === true ? 'amending-law' : (reference.unresolved ?? 'law-not-held') };
}

function pointInto({ unresolved: _before, ...reference }: Reference, outward: OutwardReference, law: RegisteredLaw): Reference {
  const whole: ReferenceTarget = { law: law.law, lawTitle: law.title, element: null, part: null };
  const except = [...reference.except, ...outward.except.flatMap((place) => targetsOf(law, place).map((target) => ({ ...target, part: null })))];
  if (outward.isOld === true) return { ...reference, targets: [whole], except: [], unresolved: 'old-text' };
  if (outward.places.length === 0) return { ...reference, targets: [whole], except };
  const targets = outward.places.flatMap((place) => targetsOf(law, place));
  return targets.length > 0 ? { ...reference, targets, except } : { ...reference, targets: [whole], except, unresolved: 'provision-absent' };
}

function targetsOf(law: RegisteredLaw, outward: OutwardPlace): readonly ReferenceTarget[] {
  return expandPlace(placedLaw(law), readOutwardPlace(outward)).map((element) => ({ law: law.law, lawTitle: law.title, element, part: outward.part ?? null }));
}

function placedLaw(law: RegisteredLaw): PlacedLaw {
  const held = placed.get(law);
  if (held !== undefined) return held;
  const appendices = new Map((law.appendices ?? []).map(({ name, element }) => [foldAppendixName(name), element]));
  const made = { appendices, skeleton: law.skeleton?.() ?? buildSkeleton(law.elements()) };
  placed.set(law, made);
  return made;
}

const placed = new WeakMap<RegisteredLaw, PlacedLaw>();
