import { readTrecLines } from './trec-lines.ts';

/** One ranked document of a run. */
export interface RunEntry {
  readonly document: string;
  readonly score: number;
}

/** Query → documents, best first. */
export type Run = ReadonlyMap<string, readonly RunEntry[]>;

/**
 * Reads `query Q0 document rank score tag`. Order is by score, ties by document id descending, as trec_eval orders (the rank column is ignored).
 * Errors: `source.unreadable` with file and line.
 */
export function readRun(file: string): Run {
  const run = new Map<string, RunEntry[]>();
  for (const [query = '', , document = '', , score = ''] of readTrecLines(file, 6)) {
    const entries = run.get(query) ?? [];
    entries.push({ document, score: Number(score) });
    run.set(query, entries);
  }
  for (const entries of run.values()) entries.sort((a, b) => b.score - a.score || (a.document < b.document ? 1 : -1));
  return run;
}

/** Writes a run. White space inside a name would break the form and is replaced by `_`. */
export function writeRun(run: Run, tag: string): string {
  return [...run].flatMap(([query, entries]) => entries.map(({ document, score }, at) => `${word(query)} Q0 ${word(document)} ${at + 1} ${score} ${word(tag)}\n`)).join('');
}

function word(text: string): string {
  return text.replace(/\s+/gu, '_');
}
