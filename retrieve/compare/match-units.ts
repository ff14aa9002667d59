import type { ComparedUnit } from './read-units.ts';

/** One unit on both sides, or on one alone. */
export interface UnitPair {
  readonly from?: ComparedUnit;
  readonly to?: ComparedUnit;
}

/** Two units share so much of their text at least when one became the other under another number. 0–1, Dice over character trigrams. */
const likeEnough = 0.5;
/** Units of one number that share less than this are looked at again: the number may have been given to another article. */
const unlike = 0.3;
/** So many units that have no counterpart are compared with each other at most on each side; a law rewritten as a whole has more. */
const mostUnmatched = 400;

/**
 * Pairs the units of two revisions: by place first, then by likeness of text those that have no counterpart, or one that is another
 * text; what is left at the same place is a pair again. In the order of the newer side, each removed unit after what it followed.
 */
export function matchUnits(from: readonly ComparedUnit[], to: readonly ComparedUnit[]): readonly UnitPair[] {
  const partner = new Map<ComparedUnit, ComparedUnit>();
  const byPath = new Map(from.map((unit) => [unit.path, unit]));
  for (const unit of to) {
    const before = byPath.get(unit.path);
    if (before !== undefined && (before.contentHash === unit.contentHash || likeness(before, unit) >= unlike)) partner.set(unit, before);
  }
  matchByText(from, to, partner);
  const taken = new Set(partner.values());
  for (const unit of to) {
    const before = byPath.get(unit.path);
    if (!partner.has(unit) && before !== undefined && !taken.has(before)) partner.set(unit, before);
  }
  return orderPairs(from, to, partner);
}

/** The likest first. */
function matchByText(from: readonly ComparedUnit[], to: readonly ComparedUnit[], partner: Map<ComparedUnit, ComparedUnit>): void {
  const taken = new Set(partner.values());
  const [left, right] = [from.filter((unit) => !taken.has(unit)).slice(0, mostUnmatched), to.filter((unit) => !partner.has(unit)).slice(0, mostUnmatched)];
  const grams = new Map([...left, ...right].map((unit) => [unit, trigrams(unit.text)]));
  const pairs = left.flatMap((before) => right.map((after) => ({ before, after, score: dice(grams.get(before), grams.get(after)) }))).filter(({ score }) => score >= likeEnough);
  for (const { before, after } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (taken.has(before) || partner.has(after)) continue;
    taken.add(before);
    partner.set(after, before);
  }
}

function orderPairs(from: readonly ComparedUnit[], to: readonly ComparedUnit[], partner: ReadonlyMap<ComparedUnit, ComparedUnit>): readonly UnitPair[] {
  const placeOf = new Map([...partner].map(([after, before]) => [before, to.indexOf(after)]));
  let last = -1;
  const removed = from.flatMap((unit) => {
    last = placeOf.get(unit) ?? last;
    return placeOf.has(unit) ? [] : [{ pair: { from: unit }, place: last + 0.5 }];
  });
  const kept = to.map((unit, place) => {
    const before = partner.get(unit);
    return { pair: before === undefined ? { to: unit } : { from: before, to: unit }, place };
  });
  return [...kept, ...removed].toSorted((a, b) => a.place - b.place).map(({ pair }) => pair);
}

function likeness(a: ComparedUnit, b: ComparedUnit): number {
  return dice(trigrams(a.text), trigrams(b.text));
}

function trigrams(text: string): ReadonlySet<string> {
  const plain = text.replaceAll(/\s/gu, '');
  const found = new Set<string>();
  for (let at = 0; at + 3 <= plain.length; at += 1) found.add(plain.slice(at, at + 3));
  return found;
}

/** Twice what two sets share over what both have; 0 when both are empty. */
function dice(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const gram of small) if (large.has(gram)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
