import { createRandom } from './bootstrap.ts';

/** Up to so many pairs that differ, every sign is tried. */
const mostEnumerated = 14;

/** Signs drawn when there are more. The smallest p that can be told is 1 in one more than these. */
const defaultSamples = 10_000;

/** Sums are taken for equal within this. */
const tolerance = 1e-12;

/**
 * Two-sided p of the paired randomisation test for the mean difference (Fisher 1935; Smucker, Allan & Carterette, CIKM 2007): how often
 * random signs of the differences give a mean as far from 0 as theirs. Exact up to 14 pairs that differ; else from samples, counted as
 * `(hits + 1) / (samples + 1)`. The same values and seed give the same p. No difference: 1.
 * Throws `TypeError` when the lists differ in length.
 */
export function randomisationTest(a: readonly number[], b: readonly number[], { seed = 7, samples = defaultSamples }: { readonly seed?: number; readonly samples?: number } = {}): number {
  if (a.length !== b.length) throw new TypeError(`paired lists differ in length: ${a.length} and ${b.length}`);
  const differences = b.map((value, at) => value - (a[at] ?? 0)).filter((difference) => difference !== 0);
  if (differences.length === 0) return 1;
  const observed = Math.abs(differences.reduce((sum, difference) => sum + difference, 0)) - tolerance;
  return differences.length <= mostEnumerated ? enumerateSigns(differences, observed) : sampleSigns(differences, observed, { random: createRandom(seed), samples });
}

function enumerateSigns(differences: readonly number[], observed: number): number {
  const signs = 2 ** differences.length;
  let hits = 0;
  for (let drawn = 0; drawn < signs; drawn += 1) {
    const sum = differences.reduce((total, difference, at) => total + (drawn & (1 << at) ? -difference : difference), 0);
    if (Math.abs(sum) >= observed) hits += 1;
  }
  return hits / signs;
}

function sampleSigns(differences: readonly number[], observed: number, { random, samples }: { readonly random: () => number; readonly samples: number }): number {
  let hits = 0;
  for (let drawn = 0; drawn < samples; drawn += 1) {
    let sum = 0;
    for (const difference of differences) sum += random() < 0.5 ? -difference : difference;
    if (Math.abs(sum) >= observed) hits += 1;
  }
  return (hits + 1) / (samples + 1);
}

/**
 * p values adjusted for having asked several questions at once (Holm 1979), in the order given: the k-th smallest of n times `n − k + 1`, never
 * below one before it, at most 1. Rejecting what is at most α keeps the chance of any false finding at most α.
 */
export function adjustHolm(values: readonly number[]): readonly number[] {
  const order = values.map((_, at) => at).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const adjusted = values.map(() => 1);
  let least = 0;
  for (const [rank, at] of order.entries()) {
    least = Math.max(least, Math.min(1, (values[at] ?? 1) * (values.length - rank)));
    adjusted[at] = least;
  }
  return adjusted;
}
