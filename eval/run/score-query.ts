import { satisfies } from '../datasets/judge-hit.ts';
import type { EvaluationQuery, GoldItem } from '../datasets/dataset.ts';
import type { Hit } from '../../retrieve/index.ts';

/** Measures of one answered question, each from 0 to 1. */
export type QueryScores = Readonly<Record<ScoreName, number>>;

export const scoreNames = ['nDCG@10', 'R@10', 'R@100', 'S@1', 'RR@10'] as const;
export type ScoreName = (typeof scoreNames)[number];

/**
 * Scores hits against gold passages. Each gold passage counts once, at the first hit that satisfies it; a hit that satisfies
 * several earns the highest grade. nDCG has gains 2^grade − 1 (Burges et al. 2005), as the hand-made sets were scored before.
 */
export function scoreQuery(hits: readonly Pick<Hit, 'id' | 'text' | 'document'>[], gold: readonly GoldItem[]): QueryScores {
  const ranks = matchGold(hits, gold);
  const first = ranks.slice(0, 10).findIndex((matched) => matched.length > 0);
  const ideal = gold.map(({ grade }) => grade).toSorted((a, b) => b - a).slice(0, 10);
  const gained = discountedGain(ranks.slice(0, 10).map((matched) => Math.max(0, ...matched.map(({ grade }) => grade))));
  return {
    'nDCG@10': Math.min(1, gained / discountedGain(ideal)),
    'R@10': ranks.slice(0, 10).flat().length / gold.length,
    'R@100': ranks.slice(0, 100).flat().length / gold.length,
    'S@1': first === 0 ? 1 : 0,
    'RR@10': first < 0 ? 0 : 1 / (first + 1),
  };
}

/** A question nothing answers has no scores; it is for abstention. */
export function isAnswerable(query: EvaluationQuery): boolean {
  return query.gold.length > 0;
}

function matchGold(hits: readonly Pick<Hit, 'id' | 'text' | 'document'>[], gold: readonly GoldItem[]): readonly (readonly GoldItem[])[] {
  let left = gold;
  return hits.map((hit) => {
    const matched = left.filter((item) => satisfies(hit, item));
    left = left.filter((item) => !matched.includes(item));
    return matched;
  });
}

function discountedGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}
