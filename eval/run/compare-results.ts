import { GensenError } from '../../corpora-config/index.ts';
import { bootstrapDifference, type Interval } from '../significance/bootstrap.ts';
import { adjustHolm, randomisationTest } from '../significance/randomisation.ts';
import type { ConditionResult, DatasetResult } from './run-condition.ts';
import { scoreNames, type ScoreName } from './score-query.ts';

/** How much b is above a on one measure of one dataset, or of all datasets of a comparison as one. */
export interface Comparison {
  /** `all`: the questions of every dataset, each counted once. Only when there are several datasets. */
  readonly dataset: string;
  readonly measure: ScoreName;
  readonly questions: number;
  readonly a: number;
  readonly b: number;
  /** 95 % paired bootstrap interval of b − a. */
  readonly interval: Interval;
  /** Of the paired randomisation test, two-sided. */
  readonly p: number;
  /** The same, adjusted by Holm for the datasets that were compared by this measure. */
  readonly adjusted: number;
  /** `better` and `worse`: the adjusted p is at most 0.01 and the difference at least the minimum effect. */
  readonly verdict: 'better' | 'worse' | 'same';
}

/** At most so often in a hundred a difference is found where there is none. `npm run bench:gate` prints how often it is. */
const significance = 0.01;

/** A smaller difference is of no use to anybody, however sure. */
const defaultMinimumEffect = 0.01;

/**
 * Compares two results question by question.
 * @param minimumEffect least difference of means that counts, 0–1; default 0.01
 * Errors: `evaluation.unlike` when they asked other questions or have no dataset in common.
 */
export function compareResults(a: ConditionResult, b: ConditionResult, minimumEffect: number = defaultMinimumEffect): readonly Comparison[] {
  const pairs = a.datasets.flatMap((left) => b.datasets.filter(({ name }) => name === left.name).map((right) => [left, right] as const));
  if (pairs.length === 0) throw unlike('the results have no dataset in common');
  for (const [left, right] of pairs) if (left.fingerprint !== right.fingerprint) throw unlike(`${left.name} has other questions or other gold in the two results`);
  return scoreNames.flatMap((measure) => compareMeasure(measure, pairs, minimumEffect)).toSorted((x, y) => nameOrder(pairs, x.dataset) - nameOrder(pairs, y.dataset));
}

type DatasetPair = readonly [a: DatasetResult, b: DatasetResult];

function compareMeasure(measure: ScoreName, pairs: readonly DatasetPair[], minimumEffect: number): readonly Comparison[] {
  const values = (result: DatasetResult): readonly number[] => result.queries.flatMap(({ scores }) => (scores === undefined ? [] : [scores[measure]]));
  const each = pairs.map(([left, right]): Paired => ({ dataset: left.name, left: values(left), right: values(right) }));
  const all = { dataset: 'all', left: each.flatMap(({ left }) => left), right: each.flatMap(({ right }) => right) };
  const paired = each.length > 1 ? [...each, all] : each;
  const found = paired.map(({ left, right }) => randomisationTest(left, right));
  const adjusted = adjustHolm(found);
  return paired.map(({ dataset, left, right }, at) => {
    const means = { a: meanOf(left), b: meanOf(right) };
    const p = { p: found[at] ?? 1, adjusted: adjusted[at] ?? 1 };
    return { dataset, measure, questions: left.length, ...means, interval: bootstrapDifference(left, right), ...p, verdict: judgeDifference(means.b - means.a, p.adjusted, minimumEffect) };
  });
}

interface Paired {
  readonly dataset: string;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** What a difference of means amounts to. */
export function judgeDifference(difference: number, adjusted: number, minimumEffect: number = defaultMinimumEffect): Comparison['verdict'] {
  if (adjusted > significance || Math.abs(difference) < minimumEffect) return 'same';
  return difference > 0 ? 'better' : 'worse';
}

function nameOrder(pairs: readonly DatasetPair[], name: string): number {
  const at = pairs.findIndex(([{ name: other }]) => other === name);
  return at < 0 ? pairs.length : at;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function unlike(message: string): GensenError {
  return new GensenError('evaluation.unlike', { message, mend: 'run both conditions again on the same datasets' });
}
