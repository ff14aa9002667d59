import type { FusionSettings } from './settings.ts';

/** One leg's scores by chunk id; larger is better. */
export type LegScores = ReadonlyMap<string, number>;

/** A leg with its share in the sum, 0 or more. */
export interface WeightedLeg {
  readonly scores: LegScores;
  readonly weight: number;
}

/** One score per chunk that any leg found. Legs without a score are as if they were not there. */
export function fuseLegs(legs: readonly WeightedLeg[], settings: FusionSettings): LegScores {
  const filled = legs.filter(({ scores, weight }) => scores.size > 0 && weight > 0);
  return settings.method === 'weighted-sum' ? sumNormalised(filled) : sumReciprocalRanks(filled, settings.rankConstant);
}

/**
 * Weighted sum of scores brought to 0–1 by `(s − min) / (max − min)` inside each leg (Lee 1997); a leg whose scores are all
 * equal gives 1. A chunk that a leg did not find has 0 there. Weights are divided by their sum.
 */
function sumNormalised(legs: readonly WeightedLeg[]): LegScores {
  const whole = legs.reduce((sum, { weight }) => sum + weight, 0);
  const fused = new Map<string, number>();
  for (const { scores, weight } of legs) {
    const values = [...scores.values()];
    const least = values.reduce((a, b) => Math.min(a, b));
    const range = values.reduce((a, b) => Math.max(a, b)) - least;
    for (const [id, score] of scores) add(fused, id, (weight / whole) * (range === 0 ? 1 : (score - least) / range));
  }
  return fused;
}

/** Reciprocal rank fusion, `Σ 1 / (k + rank)` with ranks from 1 (Cormack, Clarke & Büttcher 2009). Equal scores share the better rank. */
function sumReciprocalRanks(legs: readonly WeightedLeg[], rankConstant: number): LegScores {
  const fused = new Map<string, number>();
  for (const { scores } of legs) {
    const ranked = [...scores].toSorted(([, a], [, b]) => b - a);
    let rank = 0;
    for (const [index, [id, score]] of ranked.entries()) {
      if (index === 0 || score !== ranked[index - 1]?.[1]) rank = index + 1;
      add(fused, id, 1 / (rankConstant + rank));
    }
  }
  return fused;
}

function add(fused: Map<string, number>, id: string, score: number): void {
  fused.set(id, (fused.get(id) ?? 0) + score);
}
