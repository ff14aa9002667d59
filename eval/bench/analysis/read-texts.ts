import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GensenError } from '../../../corpora-config/index.ts';
import { readGensen } from '../../command/run-gensen.ts';

/** Which texts to read. */
export interface TextChoice {
  /** Files and folders of one corpus. Absent: the fictional sample corpora, all of them. */
  readonly from?: readonly string[] | undefined;
  /** The corpus they are read as. Absent: judged by each file. */
  readonly corpus?: string | undefined;
  /** Each how-manieth document, from the first. 1: all. */
  readonly every: number;
  /** About so many UTF-16 units, then no more. */
  readonly characters: number;
}

/**
 * The texts of sections as the parsers of `ingest` give them, through `gensen parse`: raw, not folded.
 * Errors: `configuration.invalid` when there is none.
 */
export async function readTexts({ from, corpus, every, characters }: TextChoice): Promise<readonly string[]> {
  const calls = from === undefined ? sampleCalls() : [[...(corpus === undefined ? [] : ['--corpus', corpus]), ...from]];
  const texts: string[] = [];
  let left = characters;
  let place = 0;
  for (const words of calls) {
    for await (const line of readGensen(['--json', '--quiet', 'parse', ...words])) {
      if (left <= 0 || place++ % every !== 0) continue;
      const { sections = [] }: { sections?: readonly { text: string }[] } = JSON.parse(line);
      for (const { text } of sections) {
        if (left > 0 && text !== '') texts.push(text);
        left -= text.length;
      }
    }
  }
  if (texts.length === 0) throw new GensenError('configuration.invalid', { message: `no text in ${from?.join(', ') ?? 'the samples'}`, mend: 'name files of one corpus with --from, and the corpus with --corpus' });
  return texts;
}

function sampleCalls(): readonly (readonly string[])[] {
  const samples = findSamples();
  const corpora = readdirSync(join(samples, '../../corpora-config/corpora')).map((name) => name.replace(/\.yaml$/u, ''));
  return corpora.filter((corpus) => existsSync(join(samples, corpus))).map((corpus) => ['--corpus', corpus, join(samples, corpus)]);
}

/** `ingest/sample` of the package this file belongs to, compiled or not. */
function findSamples(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return join(folder, 'ingest/sample');
}
