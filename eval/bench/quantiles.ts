/** The value below which a share of the values lies, by nearest rank; 0 of none. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((first, second) => first - second);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Repeated measurements of one thing. */
export interface Spread {
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Median, smallest and largest of some measurements. */
export function spreadOf(values: readonly number[]): Spread {
  return { median: quantileOf(values, 0.5), minimum: quantileOf(values, 0), maximum: quantileOf(values, 1) };
}
