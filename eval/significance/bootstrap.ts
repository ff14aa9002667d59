/** Both ends of a confidence interval. */
export type Interval = readonly [low: number, high: number];

/** Resamples drawn; the ends move by less than a hundredth of the interval's width from seed to seed. */
const defaultResamples = 2000;

/**
 * 95 % percentile bootstrap interval of the mean (Efron & Tibshirani 1993, ch. 13): resamples the queries with replacement.
 * The same values and seed give the same interval. No values give [0, 0].
 */
export function bootstrapMean(values: readonly number[], { seed = 7, resamples = defaultResamples }: { readonly seed?: number; readonly resamples?: number } = {}): Interval {
  if (values.length === 0) return [0, 0];
  const random = createRandom(seed);
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let at = 0; at < values.length; at += 1) sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / values.length;
  }).toSorted((a, b) => a - b);
  return [means[Math.floor(resamples * 0.025)] ?? 0, means[Math.ceil(resamples * 0.975) - 1] ?? 0];
}

/** Interval of the mean difference b − a of paired values. Throws `TypeError` when the lists differ in length. */
export function bootstrapDifference(a: readonly number[], b: readonly number[], options: { readonly seed?: number; readonly resamples?: number } = {}): Interval {
  if (a.length !== b.length) throw new TypeError(`paired lists differ in length: ${a.length} and ${b.length}`);
  return bootstrapMean(b.map((value, at) => value - (a[at] ?? 0)), options);
}

/** Mulberry32 (Ettinger 2017): numbers in [0, 1), period 2^32. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
