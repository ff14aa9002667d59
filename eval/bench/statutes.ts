import { existsSync } from 'node:fs';
import { runGensen } from '../command/run-gensen.ts';

/** What `gensen parse --summary --json` prints, as far as it is shown. */
interface Summary {
  readonly files: number;
  readonly characters: number;
  readonly seconds: number;
  readonly peakMemoryMb: number;
  readonly elements: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<string, number>>;
}

const allSets = ['genuine', 'snapshot-2025', 'rare-structures-2019'].map((name) => `.corpora/laws/${name}`);
const wholes = ['sections', 'tables', 'rows', 'spanningCells', 'figures', 'readings', 'deleted'] as const;

/** `node dist/eval/bench/statutes.js [FOLDER…]`: how fast statutes are read and cut, with how much memory, and which structures were met. */
const asked = process.argv.slice(2);
const summaries: [folder: string, summary: Summary & Readonly<Record<(typeof wholes)[number], number>>][] = [];
for (const folder of asked.length > 0 ? asked : allSets.filter((set) => existsSync(set))) {
  const { lines, errors } = await runGensen(['parse', '--summary', '--json', '--corpus', 'laws', '--', folder], 'pipe');
  const [line] = lines;
  if (line === undefined) throw new TypeError(`nothing was read of ${folder}: ${errors}`);
  summaries.push([folder, JSON.parse(line)]);
}
for (const [folder, { files, elements, characters, seconds, peakMemoryMb }] of summaries) {
  const statutes = elements['LawTitle'] ?? 0;
  process.stdout.write(`${folder}: ${statutes} statutes of ${files} files, ${(characters / 1e6).toFixed(1)} M characters in ${seconds.toFixed(1)} s: ${(statutes / seconds).toFixed(0)} statutes/s, ${(characters / seconds / 1e6).toFixed(1)} M characters/s on one thread; peak memory ${peakMemoryMb.toFixed(0)} MiB\n`);
}
process.stdout.write(`structure\t${summaries.map(([folder]) => folder).join('\t')}\n`);
for (const name of wholes) writeRow(name, (summary) => summary[name]);
for (const group of ['elements', 'findings'] as const) {
  for (const name of new Set(summaries.flatMap(([, summary]) => Object.keys(summary[group])))) writeRow(name, (summary) => summary[group][name] ?? 0);
}

function writeRow(name: string, countOf: (summary: (typeof summaries)[number][1]) => number): void {
  process.stdout.write(`${name}\t${summaries.map(([, summary]) => countOf(summary)).join('\t')}\n`);
}
