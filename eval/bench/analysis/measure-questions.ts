import type { Analyser } from '../../../index/index.ts';
import { quantileOf } from '../quantiles.ts';

/** Milliseconds that the terms of a question take. */
export interface QuestionTimes {
  readonly questions: number;
  readonly p50: number;
  readonly p95: number;
  readonly maximum: number;
  /** Of the very first pass, before anything was compiled or met. */
  readonly firstPass: { readonly p50: number; readonly p95: number };
}

const passes = 20;

/** Makes the terms of every question once, then twenty times more. */
export function measureQuestions(questions: readonly string[], analyser: Analyser): QuestionTimes {
  const first = questions.map((question) => timeMs(question, analyser));
  const times = Array.from({ length: passes }, () => questions.map((question) => timeMs(question, analyser))).flat();
  return {
    questions: questions.length,
    p50: quantileOf(times, 0.5),
    p95: quantileOf(times, 0.95),
    maximum: quantileOf(times, 1),
    firstPass: { p50: quantileOf(first, 0.5), p95: quantileOf(first, 0.95) },
  };
}

function timeMs(question: string, analyser: Analyser): number {
  const startedMs = performance.now();
  analyser.terms(question);
  return performance.now() - startedMs;
}
