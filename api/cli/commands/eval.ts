import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GensenError } from '../../../corpora-config/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { openApi } from '../open-api.ts';

/** `gensen eval run|compare|score|report`: runs the evaluation as a process of its own, against an API opened for it on a free port. */
export function addEval({ program, say, run }: CommandRegistry): void {
  const evaluation = program.command('eval').description(say('検索と回答の質を測る', 'measure how good searches and answers are'));
  evaluation.command('run <condition...>')
    .description(say('条件を走らせて測る', 'run conditions and measure them'))
    .option('--out <folder>', say('結果を置くフォルダ', 'folder for the results'))
    .option('--url <address>', say('測る API（既定はこのデータフォルダ）', 'API to measure (default: this data folder)'))
    .action((conditions: readonly string[], { out, url }: { readonly out?: string; readonly url?: string }) => run((context) => {
      const files = conditions.map((condition) => findCondition(context, condition));
      const words = ['run', ...jsonFlag(context), ...files, ...(out === undefined ? [] : ['--out', out])];
      return url === undefined ? runAgainstOwnApi(context, words) : runEvaluation(context, [...words, '--url', url]);
    }));
  evaluation.command('compare <a> <b>')
    .description(say('二つの結果を比べる', 'compare two results'))
    .option('--minimum-effect <difference>', say('意味のある差の下限（既定 0.01）', 'least difference that counts (default 0.01)'))
    .option('--gate <measure>', say('この指標が有意に下がったら状態 3 で終わる', 'exit with status 3 when this measure is significantly worse'))
    .action((a: string, b: string, { minimumEffect, gate }: { readonly minimumEffect?: string; readonly gate?: string }) => run((context) => {
      const options = [...(minimumEffect === undefined ? [] : ['--minimum-effect', minimumEffect]), ...(gate === undefined ? [] : ['--gate', gate])];
      return runEvaluation(context, ['compare', ...jsonFlag(context), ...options, a, b]);
    }));
  evaluation.command('score <condition> <run>')
    .description(say('ほかの検索エンジンの TREC 形式の結果を、条件の問題で採点する', 'score a TREC run of another engine on a dataset of a condition'))
    .requiredOption('--dataset <name>', say('条件の中の問題集', 'dataset of the condition'))
    .requiredOption('--out <folder>', say('結果を置くフォルダ', 'folder for the result'))
    .action((condition: string, file: string, { dataset, out }: { readonly dataset: string; readonly out: string }) => run((context) => runEvaluation(context, ['score', findCondition(context, condition), file, '--dataset', dataset, '--out', out])));
  evaluation.command('report <folder>')
    .description(say('結果を HTML にまとめる', 'write an HTML report of results'))
    .action((folder: string) => run((context) => runEvaluation(context, ['report', folder])));
}

/** A condition is a file, or the name of one that comes with the package. Errors: `configuration.invalid` with the names there are. */
function findCondition({ packageRoot, terminal }: CommandContext, condition: string): string {
  const folder = join(packageRoot, 'eval', 'conditions');
  const file = /^[\w-]+$/u.test(condition) ? join(folder, `${condition}.yaml`) : resolve(terminal.workingFolder, condition);
  if (existsSync(file)) return file;
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
  throw new GensenError('configuration.invalid', { message: `expected a condition file or one of ${names.join(', ')}, got ${condition}`, mend: 'name a condition of the package, or give the path of a YAML file' });
}

function jsonFlag({ options }: CommandContext): readonly string[] {
  return options.json ? ['--json'] : [];
}

async function runAgainstOwnApi(context: CommandContext, words: readonly string[]): Promise<number> {
  const api = await openApi(context, { host: '127.0.0.1', port: 0, logLevel: 'warn' });
  try {
    return await runEvaluation(context, [...words, '--url', api.url]);
  } finally {
    await api.close();
  }
}

/** Gives the exit status of the evaluation; 130 when a signal ended it. */
function runEvaluation({ packageRoot, terminal }: CommandContext, words: readonly string[]): Promise<number> {
  const script = join(packageRoot, 'dist', 'eval', 'main.js');
  const child = spawn(process.execPath, [script, ...words], { cwd: terminal.workingFolder, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 130));
  });
}
