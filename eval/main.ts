#!/usr/bin/env node
import { dirname, join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { GensenError } from '../corpora-config/index.ts';
import { readCondition } from './conditions/condition.ts';
import { readResult, writeResult } from './report/write-result.ts';
import { writeTable } from './report/write-table.ts';
import { writeHtml } from './report/write-html.ts';
import { openApiClient } from './run/api-client.ts';
import { compareResults } from './run/compare-results.ts';
import { runCondition, type ConditionResult } from './run/run-condition.ts';

interface RunFlags {
  readonly url: string;
  readonly out?: string;
  readonly json?: boolean;
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
  program.command('compare').argument('<a>').argument('<b>').option('--json').action(compareFolders);
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

async function compareFolders(a: string, b: string, flags: { readonly json?: boolean }): Promise<void> {
  for (const row of compareResults(await readResult(a), await readResult(b))) {
    const { dataset, measure, interval } = row;
    const change = (row.b - row.a).toFixed(3);
    print(flags.json === true ? JSON.stringify(row) : `${dataset}\t${measure}\t${row.a.toFixed(3)}\t${row.b.toFixed(3)}\t${change}\t(${interval.map((end) => end.toFixed(3)).join(' to ')})`);
  }
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
