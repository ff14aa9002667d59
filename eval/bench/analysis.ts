#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { compareWords } from './analysis/compare-words.ts';
import { measureOpening, type OpeningReport } from './analysis/measure-opening.ts';
import { measurePace, type Pace } from './analysis/measure-pace.ts';
import { measureQuestions, type QuestionTimes } from './analysis/measure-questions.ts';
import { openKuromoji } from './analysis/open-kuromoji.ts';
import { readTexts } from './analysis/read-texts.ts';
import type { Spread } from './quantiles.ts';
import { readQuestions } from './read-questions.ts';
import { openAnalyser, openDictionary } from '../../index/index.ts';

const usage = `usage: npm run bench:analysis -- [--from PATH… --corpus ID] [--every N] [--characters N] [--questions FILE…] [--rounds N] [--json]
Measures the analysis beside kuromoji.js over the same texts: characters a second of processor time (turn about, medians),
memory and time of opening in fresh processes, and the terms of questions. Texts are those of the fictional sample corpora unless
--from names others; --every takes each Nth document. Questions are the samples' unless --questions names JSON Lines files.
  --compare   instead: compare every word with kuromoji.js's`;

await main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string', multiple: true }, corpus: { type: 'string' }, every: { type: 'string', default: '1' }, characters: { type: 'string', default: '300000' },
      questions: { type: 'string', multiple: true }, rounds: { type: 'string', default: '7' }, compare: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' },
    },
  });
  if (values.help === true) return print(usage);
  const texts = await readTexts({ from: values.from, corpus: values.corpus, every: Number(values.every), characters: Number(values.characters) });
  const dictionary = await openDictionary();
  if (values.compare === true) return print(JSON.stringify(compareWords(texts, { dictionary, oracle: await openKuromoji() })));
  const questions = readQuestions(values.questions ?? [new URL('../../../eval/datasets/samples/questions.jsonl', import.meta.url).pathname]);
  const report = {
    texts: { from: values.from ?? 'the sample corpora', sections: texts.length, characters: texts.reduce((sum, { length }) => sum + length, 0) },
    questions: measureQuestions(questions, await openAnalyser({ dictionary: dictionary.buffer })),
    opening: await measureOpening(Number(values.rounds)),
    pace: await measurePace(texts, { dictionary, rounds: Number(values.rounds), leastCpuSeconds: 1 }),
  };
  print(values.json === true ? JSON.stringify(report) : writeReport(report));
}

interface Report {
  readonly texts: { readonly from: string | readonly string[]; readonly sections: number; readonly characters: number };
  readonly questions: QuestionTimes;
  readonly opening: OpeningReport;
  readonly pace: readonly Pace[];
}

function writeReport({ texts, questions, opening, pace }: Report): string {
  const { coldMs, warmMs, wholeMb, engineMb, threadMb } = opening;
  return [
    `${texts.characters} characters in ${texts.sections} sections of ${[texts.from].flat().join(', ')}; median (smallest–largest)`,
    ...pace.map(({ name, charactersPerCpuSecond, timesKuromoji }) => `  ${name}: ${writeSpread(charactersPerCpuSecond, 1e6, 2)} M characters a CPU-second, ${timesKuromoji.toFixed(1)} × kuromoji.js`),
    `memory of dictionary and engine: ${writeSpread(engineMb)} MiB, the whole process ${writeSpread(wholeMb)} MiB, each thread that shares the dictionary ${writeSpread(threadMb)} MiB more`,
    `opening: ${writeSpread(warmMs)} ms with the compiled dictionary on disk, ${writeSpread(coldMs)} ms without`,
    `terms of a question: p50 ${questions.p50.toFixed(3)} ms, p95 ${questions.p95.toFixed(3)} ms, longest ${questions.maximum.toFixed(1)} ms over ${questions.questions} questions; in the first pass p50 ${questions.firstPass.p50.toFixed(3)} ms, p95 ${questions.firstPass.p95.toFixed(3)} ms`,
  ].join('\n');
}

function writeSpread({ median, minimum, maximum }: Spread, unit = 1, digits = 0): string {
  return `${(median / unit).toFixed(digits)} (${(minimum / unit).toFixed(digits)}–${(maximum / unit).toFixed(digits)})`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
