import { join, resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { GensenError, loadCorpora, loadUserWords } from '../../corpora-config/index.ts';
import { readEnvironment } from '../environment.ts';
import { findPackageRoot, readPackageVersion } from '../package-root.ts';
import { readSettingsFile } from '../read-settings-file.ts';
import { addCommands } from './add-commands.ts';
import type { CommandContext, CommandRegistry, Work } from './command-context.ts';
import { chooseLanguage, sayIn, type Language, type Say } from './language.ts';
import type { Rooms } from './rooms.ts';
import type { Terminal } from './terminal.ts';
import { writeFailure } from './write-failure.ts';

/** A command line to run. */
export interface CommandLine {
  /** What was typed after `gensen`. */
  readonly words: readonly string[];
  readonly terminal: Terminal;
  readonly loadRooms: () => Promise<Rooms>;
}

/** Runs one command line to its end. Gives the exit status of interfaces: 0, 1, 2, 3 or 130. Never throws. */
export async function runCommandLine(commandLine: CommandLine): Promise<number> {
  const { words, terminal } = commandLine;
  const language = chooseLanguage(words, terminal.variables['LC_ALL'] ?? terminal.variables['LANG'] ?? '');
  const json = words.includes('--json');
  const status = { current: 0 };
  try {
    const program = buildProgram(commandLine, language, (finished) => {
      status.current = finished;
    });
    if (words.length === 0) return helpWithoutCommand(program);
    await program.parseAsync([...words], { from: 'user' });
    return status.current;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return writeFailure(error, { terminal, json, say: sayIn(language) });
  }
}

function helpWithoutCommand(program: Command): number {
  program.outputHelp({ error: true });
  return 2;
}

function buildProgram(commandLine: CommandLine, language: Language, finish: (status: number) => void): Command {
  const say = sayIn(language);
  const program = addGlobalOptions(new Command('gensen'), say);
  const { terminal } = commandLine;
  const headings: Readonly<Record<string, string>> = { 'Usage:': '使い方:', 'Arguments:': '引数:', 'Options:': 'オプション:', 'Commands:': 'コマンド:' };
  program.configureHelp({ styleTitle: (title) => say(headings[title] ?? title, title) });
  program.exitOverride().configureOutput({
    writeOut: (text) => void terminal.writeOut(text),
    writeErr: (text) => terminal.writeError(text),
    outputError: () => {},
  });
  const registry: CommandRegistry = {
    program,
    say,
    run: async (work, { graceful = false } = {}) => {
      const context = await makeContext(commandLine, program.opts(), language);
      finish(await (graceful ? work(context) : untilInterrupted(work, context)));
    },
  };
  addCommands(registry);
  return program;
}

function addGlobalOptions(program: Command, say: Say): Command {
  return program
    .description(say('源泉: 官報、法令、白書、国会会議録、質問主意書、手引の取り込みと検索', 'Gensen: ingest and search gazettes, statutes, white papers, Diet records, written questions and manuals'))
    .version(readPackageVersion(findPackageRoot()), '--version', say('版を表示する', 'print the version'))
    .option('--data <folder>', say('データフォルダ（環境変数 GENSEN_DATA、既定は .gensen）', 'data folder (environment GENSEN_DATA, default .gensen)'))
    .option('--config <folder>', say('設定フォルダ（既定は付属の corpora-config）', 'configuration folder (default: the corpora-config of the package)'))
    .option('--json', say('結果を JSON で標準出力へ（一覧は一行に一つ）', 'result as JSON on standard output; lists as one object a line'))
    .option('--quiet', say('進み具合を表示しない', 'no progress'))
    .option('--lang <ja|en>', say('説明の言語', 'language of help and messages'))
    .helpOption('-h, --help', say('使い方を表示する', 'show help'))
    .helpCommand('help [command]', say('コマンドの使い方を表示する', 'show help of a command'));
}

async function makeContext({ terminal, loadRooms }: CommandLine, given: Readonly<Record<string, unknown>>, language: Language): Promise<CommandContext> {
  const packageRoot = findPackageRoot();
  const configFolder = resolve(terminal.workingFolder, String(given['config'] ?? join(packageRoot, 'corpora-config')));
  const environment = readEnvironment(terminal.variables, await readSettingsFile(configFolder));
  const options = {
    dataFolder: resolve(terminal.workingFolder, String(given['data'] ?? environment.dataFolder ?? '.gensen')),
    configFolder,
    json: given['json'] === true,
    quiet: given['quiet'] === true,
    language,
  };
  const loadDefinitions: CommandContext['loadDefinitions'] = () => loadCorpora(configFolder);
  const loadAnalysis: CommandContext['loadAnalysis'] = async () => ({ ...environment.analysis, userWords: await loadUserWords(await loadDefinitions(), packageRoot) });
  return { terminal, environment, options, packageRoot, say: sayIn(language), loadRooms, loadDefinitions, loadAnalysis };
}

/** Leaves a command where it stands when it is interrupted; for those that write nothing. */
async function untilInterrupted(work: Work, context: CommandContext): Promise<number> {
  const { interruption } = context.terminal;
  return Promise.race([work(context), new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(new GensenError('operation.interrupted', { message: 'interrupted' }));
    if (interruption.aborted) stop();
    else interruption.addEventListener('abort', stop, { once: true });
  })]);
}
