import type { TermWriter } from './analyser.ts';
import { openTermWriter, type AnalyserOptions } from './open-analyser.ts';
import { termLines, type HeadedText, type TermLines } from './term-lines.ts';

/** Texts to analyse. */
export interface AnalyseTask {
  readonly texts: readonly HeadedText[];
  readonly analysis?: AnalyserOptions;
}

/** The terms, and the seconds spent on analysis alone. */
export interface AnalyseResult extends TermLines {
  readonly seconds: number;
}

/** One a thread, opened with the first task. */
let opening: Promise<TermWriter> | undefined;

/**
 * The analyser of this thread, which all its tasks share: one thread serves one index. The dictionary of the options is used where it lies.
 * Errors: `configuration.invalid` when there is no dictionary.
 */
export async function openThreadAnalyser(options?: AnalyserOptions): Promise<TermWriter> {
  opening ??= openTermWriter(options).catch((error: unknown) => {
    // The next task tries again.
    opening = undefined;
    throw error;
  });
  return opening;
}

/** The task of a worker thread. Errors: `configuration.invalid` when there is no dictionary. */
export default async function analyseTexts({ texts, analysis }: AnalyseTask): Promise<AnalyseResult> {
  const analyser = await openThreadAnalyser(analysis);
  const started = performance.now();
  const lines = termLines(analyser, texts);
  return { ...lines, seconds: (performance.now() - started) / 1000 };
}
