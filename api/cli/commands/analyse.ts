import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { GensenError } from '../../../corpora-config/index.ts';
import type { Analyser, TermStream, Token } from '../../../index/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { printResult } from '../print.ts';

interface AnalyseOptions {
  readonly file?: string;
  readonly stream: TermStream | 'all';
}

/** A token as it is printed. Offsets are UTF-16 code units into its line. */
interface PrintedToken {
  readonly surface: string;
  readonly base: string;
  readonly reading?: string;
  readonly pos?: string;
  readonly start: number;
  readonly end: number;
  readonly unknown?: boolean;
  /** Whether it is a term of the index. */
  readonly indexed: boolean;
  /** Present with `--stream all`. */
  readonly stream?: TermStream;
}

/** `gensen analyse [TEXT]`: what analysis makes of a text, as the index and queries see it; a line per input line. */
export function addAnalyse({ program, say, run }: CommandRegistry): void {
  program.command('analyse [text]')
    .description(say('文章を語に分ける（索引と検索に使うとおり）', 'what analysis makes of a text, as index and queries see it'))
    .option('--file <path>', say('文章の代わりにファイルを読む（- は標準入力）', 'read a file instead; - is standard input'))
    .addOption(new Option('--stream <stream>', say('語の種類', 'which stream of terms')).choices(['morphemes', 'bigrams', 'all']).default('morphemes'))
    .action((text: string | undefined, options: AnalyseOptions) => run((context) => analyse(context, text, options)));
}

async function analyse(context: CommandContext, text: string | undefined, { file, stream }: AnalyseOptions): Promise<number> {
  const input = text ?? await readText(context, file);
  const analyser = await openConfigured(context);
  const lines = input.endsWith('\n') ? input.slice(0, -1).split('\n') : input.split('\n');
  for (const line of lines) {
    await printResult(context, { tokens: tokensOf(analyser, line, stream) }, ({ tokens }) => tokens.map(writeToken).join('\n'));
  }
  return 0;
}

/** With the dictionary that the data folder keeps compiled. A folder that is not there is not made for it. */
async function openConfigured({ loadRooms, loadAnalysis, options: { dataFolder } }: CommandContext): Promise<Analyser> {
  const settings = await loadAnalysis();
  const { openAnalyser, dictionaryFileOf } = await loadRooms();
  return openAnalyser({ settings, ...(existsSync(dataFolder) ? { cacheFile: dictionaryFileOf(dataFolder) } : {}) });
}

async function readText({ terminal }: CommandContext, file: string | undefined): Promise<string> {
  if (file === undefined) {
    throw new GensenError('request.invalid', { message: 'expected a text or --file, got neither', mend: 'gensen analyse 民法第七百九条' });
  }
  if (file === '-') return terminal.readInput();
  return readFile(resolve(terminal.workingFolder, file), 'utf8').catch((cause: unknown) => {
    throw new GensenError('source.unreadable', { message: `cannot read ${file}`, mend: 'check the path', cause });
  });
}

function tokensOf(analyser: Analyser, line: string, stream: AnalyseOptions['stream']): readonly PrintedToken[] {
  if (stream !== 'all') return analyser.tokens(line, stream).map((token) => printToken(token));
  return (['morphemes', 'bigrams'] as const).flatMap((one) => analyser.tokens(line, one).map((token) => ({ ...printToken(token), stream: one })));
}

function printToken({ partOfSpeech, ...token }: Token): PrintedToken {
  return { ...token, ...(partOfSpeech === undefined ? {} : { pos: partOfSpeech }) };
}

function writeToken({ surface, base, pos = '', reading = '', indexed }: PrintedToken): string {
  return [indexed ? ' ' : '-', surface, base, reading, pos].join('\t');
}
