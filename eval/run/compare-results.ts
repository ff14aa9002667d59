import { GensenError } from '../../corpora-config/index.ts';
import { bootstrapDifference, type Interval } from '../significance/bootstrap.ts';
import type { ConditionResult, DatasetResult } from './run-condition.ts';
import { scoreNames, type ScoreName } from './score-query.ts';

/** How much b is above a on one measure of one dataset. */
export interface Comparison {
  readonly dataset: string;
  readonly measure: ScoreName;
  readonly a: number;
  readonly b: number;
  /** 95 % paired bootstrap interval of b − a. */
  readonly interval: Interval;
}

/** Compares two results question by question. Errors: `evaluation.unlike` when they asked other questions or have no dataset in common. */
export function compareResults(a: ConditionResult, b: ConditionResult): readonly Comparison[] {
  const pairs = a.datasets.flatMap((left) => b.datasets.filter(({ name }) => name === left.name).map((right) => [left, right] as const));
  if (pairs.length === 0) throw unlike('the results have no dataset in common');
  return pairs.flatMap(([left, right]) => compareDatasets(left, right));
}

function compareDatasets(a: DatasetResult, b: DatasetResult): readonly Comparison[] {
  if (a.fingerprint !== b.fingerprint) throw unlike(`${a.name} has other questions or other gold in the two results`);
  const values = (result: DatasetResult, name: ScoreName): readonly number[] => result.queries.flatMap(({ scores }) => (scores === undefined ? [] : [scores[name]]));
  return scoreNames.map((measure) => ({
    dataset: a.name,
    measure,
    a: a.measures[measure].mean,
    b: b.measures[measure].mean,
    interval: bootstrapDifference(values(a, measure), values(b, measure)),
  }));
}

function unlike(message: string): GensenError {
  return new GensenError('evaluation.unlike', { message, mend: 'run both conditions again on the same datasets' });
}
