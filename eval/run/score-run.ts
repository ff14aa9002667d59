import { GensenError } from '../../corpora-config/index.ts';
import type { Condition } from '../conditions/condition.ts';
import { readDataset } from '../datasets/read-dataset.ts';
import { readRun, type RunEntry } from '../trec/run-file.ts';
import { summariseDataset, type ConditionResult, type QueryResult } from './run-condition.ts';
import { isAnswerable, scoreQuery } from './score-query.ts';

/** Which run is scored against which dataset of a condition. */
export interface RunScoring {
  readonly condition: Condition;
  /** Folder of the condition file. */
  readonly folder: string;
  readonly dataset: string;
  /** TREC run file, `.gz` unpacked; its documents are `law_id#article` or paths, as in qrels. */
  readonly run: string;
  /** ISO time. */
  readonly date: string;
}

/**
 * Scores a run of another engine as one of ours is scored, so that both can be compared question by question. A question that the run
 * does not have counts 0. Errors: `configuration.invalid` for a dataset that the condition does not have, `source.unreadable`.
 */
export function scoreRun({ condition, folder, dataset: name, run: file, date }: RunScoring): ConditionResult {
  const entry = condition.datasets.find((dataset) => dataset.name === name);
  if (entry === undefined) throw new GensenError('configuration.invalid', { message: `expected one of ${condition.datasets.map((dataset) => dataset.name).join(', ')}, got ${name}`, mend: 'name a dataset of the condition' });
  const run = readRun(file);
  const dataset = readDataset(entry, folder);
  const queries = dataset.queries.map((query): QueryResult => {
    const ranked = (run.get(query.id) ?? []).slice(0, entry.limit);
    const scores = isAnswerable(query) ? { scores: scoreQuery(ranked.map(hitOf), query.gold) } : {};
    return { id: query.id, text: query.text, ...scores, milliseconds: 0, hits: ranked.map(({ document, score }) => ({ id: document, score })) };
  });
  return { condition: file.split('/').at(-1) ?? file, date, index: 'run', datasets: [summariseDataset(dataset, entry, queries)] };
}

/** A document of a run as a hit: an article by its path in the law, anything else by its name. */
function hitOf({ document }: RunEntry): Parameters<typeof scoreQuery>[0][number] {
  const [law = '', article] = document.split('#');
  const id = article === undefined ? `run/run/${document}` : `law/${law}@run/MainProvision-Article_${article}`;
  return { id, text: '', document: { id: article === undefined ? id : `law/${law}@run`, title: '', date: null, uri: document } };
}
