import type { ConditionResult, DatasetResult } from '../run/run-condition.ts';
import { scoreNames } from '../run/score-query.ts';

/** A plain table of a condition: one line per dataset, means with their 95 % intervals, abstention, latency, gates. */
export function writeTable({ condition, datasets }: ConditionResult): string {
  const head = ['set', 'n', ...scoreNames.flatMap((name) => (name === 'nDCG@10' ? [name, '(95 %)'] : [name])), 'abstains', 'falsely', 'p50 ms', 'p95 ms', 'gates'];
  const rows = [head, ...datasets.map(writeRow)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return [`condition ${condition}`, ...rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd())].join('\n');
}

function writeRow({ name, answerable, measures, abstention, falseAbstention, milliseconds, gates }: DatasetResult): readonly string[] {
  const [low, high] = measures['nDCG@10'].interval;
  const means = scoreNames.flatMap((measure) => {
    const mean = measures[measure].mean.toFixed(3);
    return measure === 'nDCG@10' ? [mean, `${low.toFixed(3)}–${high.toFixed(3)}`] : [mean];
  });
  const verdict = gates.map(({ measure, outcome }) => `${measure} ${outcome}`).join(', ') || '–';
  return [name, String(answerable), ...means, writeShare(abstention), writeShare(falseAbstention), milliseconds.p50.toFixed(0), milliseconds.p95.toFixed(0), verdict];
}

function writeShare(share: number | undefined): string {
  return share === undefined ? '–' : share.toFixed(2);
}
