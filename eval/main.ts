#!/usr/bin/env node
import { dirname, join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { GensenError } from '../corpora-config/index.ts';
import { readCondition } from './conditions/condition.ts';
import { readResult, writeResult } from './report/write-result.ts';
import { writeTable } from './report/write-table.ts';
import { writeHtml } from './report/write-html.ts';
import { openApiClient } from './run/api-client.ts';
import { compareResults, type Comparison } from './run/compare-results.ts';
import { runCondition, type ConditionResult } from './run/run-condition.ts';
import { scoreNames } from './run/score-query.ts';
import { scoreRun } from './run/score-run.ts';

interface RunFlags {
  readonly url: string;
  readonly out?: string;
  readonly json?: boolean;
}

interface CompareFlags {
  readonly json?: boolean;
  readonly minimumEffect?: string;
  readonly gate?: string;
}

process.exitCode = await main(process.argv);

/** Gives the exit status: 0 done, 1 fell short, 2 wrong usage, 3 a gate failed. */
async function main(words: readonly string[]): Promise<number> {
  let status = 0;
  const program = new Command('gensen eval').exitOverride();
  program.command('run').argument('<conditions...>').requiredOption('--url <address>').option('--out <folder>').option('--json')
    .action(async (conditions: string[], flags: RunFlags) => {
      status = await runAll(conditions, flags);
    });
  program.command('compare').argument('<a>').argument('<b>').option('--json').option('--minimum-effect <difference>').option('--gate <measure>')
    .action(async (a: string, b: string, flags: CompareFlags) => {
      status = await compareFolders(a, b, flags);
    });
  program.command('score').argument('<condition>').argument('<run>').requiredOption('--dataset <name>').requiredOption('--out <folder>').action(scoreFile);
  program.command('report').argument('<folder>').action(async (folder: string) => print(writeHtml(await readResult(folder))));
  try {
    await program.parseAsync([...words]);
  } catch (error) {
    return explain(error, words.includes('--json'));
  }
  return status;
}

async function runAll(files: readonly string[], flags: RunFlags): Promise<number> {
  const client = openApiClient(flags.url);
  let status = 0;
  for (const file of files) {
    const result = await runCondition(readCondition(file), { client, folder: dirname(file), date: new Date().toISOString() });
    if (flags.out !== undefined) await writeResult(join(flags.out, result.condition), result);
    print(flags.json === true ? JSON.stringify(summarise(result)) : writeTable(result));
    if (result.datasets.some(({ gates }) => gates.some(({ outcome }) => outcome === 'fail'))) status = 3;
  }
  return status;
}

/** Gives 3 when the gate's measure is worse on a dataset. */
async function compareFolders(a: string, b: string, { json, minimumEffect, gate }: CompareFlags): Promise<number> {
  if (gate !== undefined && !scoreNames.some((name) => name === gate)) throw new GensenError('configuration.invalid', { message: `expected one of ${scoreNames.join(', ')}, got ${gate}`, mend: 'name a measure' });
  const rows = compareResults(await readResult(a), await readResult(b), minimumEffect === undefined ? undefined : readShare(minimumEffect));
  for (const row of rows) print(json === true ? JSON.stringify(row) : describeComparison(row));
  return rows.some(({ measure, verdict }) => measure === gate && verdict === 'worse') ? 3 : 0;
}

function describeComparison({ dataset, measure, questions, a, b, interval, p, adjusted, verdict }: Comparison): string {
  const numbers = [a, b, b - a].map((value) => value.toFixed(3));
  return [dataset, questions, measure, ...numbers, `(${interval.map((end) => end.toFixed(3)).join(' to ')})`, `p ${p.toFixed(4)}`, `Holm ${adjusted.toFixed(4)}`, verdict].join('\t');
}

function readShare(text: string): number {
  const share = Number(text);
  if (text.trim() !== '' && share >= 0 && share <= 1) return share;
  throw new GensenError('configuration.invalid', { message: `expected a minimum effect from 0 to 1, got ${text}`, mend: 'give a difference of means such as 0.01' });
}

async function scoreFile(file: string, run: string, { dataset, out }: { readonly dataset: string; readonly out: string }): Promise<void> {
  const result = scoreRun({ condition: readCondition(file), folder: dirname(file), dataset, run, date: new Date().toISOString() });
  await writeResult(out, result);
  print(writeTable(result));
}

function summarise({ condition, index, datasets }: ConditionResult): unknown {
  const measures = Object.fromEntries(datasets.map(({ name, measures, abstention, falseAbstention, milliseconds }) => [name, { ...measures, abstention, falseAbstention, milliseconds }]));
  return { condition, index, measures, gates: datasets.flatMap(({ name, gates }) => gates.map((gate) => ({ dataset: name, ...gate }))) };
}

/** Tells a failure on standard error; with `json` as one object, as every command of gensen does. */
function explain(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof GensenError)) throw error;
  const { code, message, mend, outcome: { exit, sentence } } = error;
  process.stderr.write(json ? `${JSON.stringify({ error: { code, message, hint: mend }, outputs: sentence })}\n` : `${code}: ${message}\n${mend ?? ''}\n`);
  return exit;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
