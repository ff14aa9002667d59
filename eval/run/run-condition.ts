import { valueHash } from '../../corpora-config/index.ts';
import type { Condition, ConditionDataset } from '../conditions/condition.ts';
import { readDataset } from '../datasets/read-dataset.ts';
import type { Dataset, EvaluationQuery } from '../datasets/dataset.ts';
import { bootstrapMean, type Interval } from '../significance/bootstrap.ts';
import type { ApiClient, ScoredHit } from './api-client.ts';
import { isAnswerable, scoreNames, scoreQuery, type QueryScores, type ScoreName } from './score-query.ts';

/** One question as it went. */
export interface QueryResult {
  readonly id: string;
  readonly text: string;
  /** Absent for a question that nothing answers. */
  readonly scores?: QueryScores;
  readonly abstained?: boolean;
  readonly milliseconds: number;
  readonly hits: readonly Pick<ScoredHit, 'id' | 'score'>[];
}

export interface MeasureResult {
  readonly mean: number;
  /** 95 % bootstrap interval over the questions. */
  readonly interval: Interval;
}

/** One dataset as it went. Shares are absent when the set has no such question or answers were not asked for. */
export interface DatasetResult {
  readonly name: string;
  readonly fingerprint: string;
  readonly answerable: number;
  readonly unanswerable: number;
  readonly measures: Readonly<Record<ScoreName, MeasureResult>>;
  readonly abstention?: number;
  readonly falseAbstention?: number;
  readonly milliseconds: { readonly p50: number; readonly p95: number };
  readonly gates: readonly Gate[];
  readonly queries: readonly QueryResult[];
}

/** `near`: below what is expected, within the tolerance. */
export interface Gate {
  readonly measure: ScoreName;
  readonly expected: number;
  readonly got: number;
  readonly outcome: 'ok' | 'near' | 'fail';
}

export interface ConditionResult {
  readonly condition: string;
  readonly date: string;
  /** Hash over what the index said it holds. */
  readonly index: string;
  readonly datasets: readonly DatasetResult[];
}

export interface RunOptions {
  readonly client: ApiClient;
  /** Folder of the condition file. */
  readonly folder: string;
  /** ISO time of the run. */
  readonly date: string;
  /** Also asks `/v1/answer`, to see where the engine abstains. Default true. */
  readonly answers?: boolean;
  readonly onDataset?: (result: DatasetResult) => void;
}

/** Questions under way at once; more would measure the queue instead of the engine. */
const concurrency = 2;

/** Asks a running engine every question of a condition and measures the answers. Errors: `source.unreadable`. */
export async function runCondition(condition: Condition, options: RunOptions): Promise<ConditionResult> {
  const datasets: DatasetResult[] = [];
  for (const entry of condition.datasets) {
    const result = await runDataset(entry, readDataset(entry, options.folder), options);
    options.onDataset?.(result);
    datasets.push(result);
  }
  return { condition: condition.name, date: options.date, index: valueHash(await options.client.corpora()).slice(0, 16), datasets };
}

async function runDataset(entry: ConditionDataset, dataset: Dataset, options: RunOptions): Promise<DatasetResult> {
  return summariseDataset(dataset, entry, await mapConcurrently(dataset.queries, (query) => runQuery(query, entry, options)));
}

/** What questions that were asked amount to. */
export function summariseDataset(dataset: Dataset, entry: ConditionDataset, queries: readonly QueryResult[]): DatasetResult {
  const scored = queries.flatMap(({ scores }) => (scores === undefined ? [] : [scores]));
  const measures = summarise(scored);
  const times = queries.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const open = queries.filter(({ scores }) => scores === undefined);
  return {
    name: dataset.name,
    fingerprint: dataset.fingerprint,
    answerable: scored.length,
    unanswerable: open.length,
    measures,
    ...shareAbstained('abstention', open),
    ...shareAbstained('falseAbstention', queries.filter(({ scores }) => scores !== undefined)),
    milliseconds: { p50: at(times, 0.5), p95: at(times, 0.95) },
    gates: judgeGates(entry, measures),
    queries,
  };
}

async function runQuery(query: EvaluationQuery, entry: ConditionDataset, { client, answers = true }: RunOptions): Promise<QueryResult> {
  const startedMs = performance.now();
  const hits = await client.search(query, { corpora: entry.corpora, limit: entry.limit });
  const milliseconds = performance.now() - startedMs;
  const asks = answers && entry.limit <= 10;
  return {
    id: query.id,
    text: query.text,
    ...(isAnswerable(query) ? { scores: scoreQuery(hits, query.gold) } : {}),
    ...(asks ? { abstained: await client.abstains(query, { corpora: entry.corpora }) } : {}),
    milliseconds,
    hits: hits.map(({ id, score }) => ({ id, score })),
  };
}

function summarise(scored: readonly QueryScores[]): Readonly<Record<ScoreName, MeasureResult>> {
  const summary = (name: ScoreName): MeasureResult => {
    const values = scored.map((scores) => scores[name]);
    return { mean: values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length), interval: bootstrapMean(values) };
  };
  return { 'nDCG@10': summary('nDCG@10'), 'R@10': summary('R@10'), 'R@100': summary('R@100'), 'S@1': summary('S@1'), 'RR@10': summary('RR@10') };
}

function judgeGates({ expected = {}, tolerance }: ConditionDataset, measures: Readonly<Record<ScoreName, MeasureResult>>): readonly Gate[] {
  return scoreNames.flatMap((measure) => {
    const target = expected[measure];
    if (target === undefined) return [];
    const got = measures[measure].mean;
    return [{ measure, expected: target, got, outcome: got >= target - 0.0005 ? 'ok' : got >= target - tolerance ? 'near' : 'fail' }];
  });
}

function shareAbstained<Name extends 'abstention' | 'falseAbstention'>(name: Name, queries: readonly QueryResult[]): { readonly [Key in Name]?: number } {
  const asked = queries.filter(({ abstained }) => abstained !== undefined);
  const share = asked.filter(({ abstained }) => abstained).length / asked.length;
  return asked.length === 0 ? {} : Object.fromEntries([[name, share]]) as { readonly [Key in Name]?: number };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function mapConcurrently<Value, Result>(values: readonly Value[], work: (value: Value) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = [...values.entries()];
  const drain = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: concurrency }, drain));
  return results;
}
