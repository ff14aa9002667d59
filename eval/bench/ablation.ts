import { ingredientNames } from '../../retrieve/index.ts';
import { runGensen } from '../command/run-gensen.ts';

/**
 * `node dist/eval/bench/ablation.js DATA [CONDITION]`: runs a condition (default `questions`) over a data folder with all ingredients of the
 * ranking, without each of them and without any, and prints nDCG@10 and R@10 by dataset.
 */
const [data, condition = 'questions'] = process.argv.slice(2);
if (data === undefined) throw new TypeError('expected a data folder');
for (const without of [[], ...ingredientNames.map((name) => [name]), ingredientNames]) {
  process.env['GENSEN_RETRIEVAL_WITHOUT'] = without.join(',');
  const { lines, errors } = await runGensen(['--data', data, 'eval', 'run', condition, '--json']);
  const [result] = lines.filter((line) => line.startsWith('{'));
  if (result === undefined) throw new Error(errors);
  const { measures }: Summary = JSON.parse(result);
  const rows = Object.entries(measures);
  if (without.length === 0) process.stdout.write(`without\t${rows.map(([name]) => name).join('\t')}\tmean\n`);
  const label = without.length === ingredientNames.length ? 'all' : (without[0] ?? '–');
  const means = (['nDCG@10', 'R@10'] as const).map((measure) => rows.reduce((sum, [, scores]) => sum + scores[measure].mean, 0) / rows.length);
  process.stdout.write(`${[label, ...rows.map(([, scores]) => pair(scores['nDCG@10'].mean, scores['R@10'].mean)), pair(means[0] ?? 0, means[1] ?? 0)].join('\t')}\n`);
}

interface Summary {
  readonly measures: Readonly<Record<string, Readonly<Record<'nDCG@10' | 'R@10', { readonly mean: number }>>>>;
}

function pair(ndcg: number, recall: number): string {
  return `${ndcg.toFixed(3)}/${recall.toFixed(3)}`;
}
