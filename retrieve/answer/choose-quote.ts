import type { Analyser } from '../../index/index.ts';
import { splitSentences, type Sentence } from './split-sentences.ts';

/** A text to quote from. */
export interface Quotable {
  readonly text: string;
  readonly termWeights: ReadonlyMap<string, number>;
}

/**
 * Chooses the run of whole sentences, at most `maximumCharacters` long unless one sentence is longer, that covers the most
 * weight of different terms of the question; of equal runs the shortest, then the first. `undefined` for a text without sentences.
 */
export function chooseQuote({ text, termWeights }: Quotable, analyser: Analyser, maximumCharacters: number): Sentence | undefined {
  const sentences = splitSentences(text);
  const terms = sentences.map(({ start, end }) => new Set(analyser.terms(text.slice(start, end)).filter((term) => termWeights.has(term))));
  let best: Sentence | undefined;
  let bestWeight = -1;
  for (const run of listRuns(sentences, maximumCharacters)) {
    const weight = weigh(terms.slice(run.first, run.last + 1), termWeights);
    if (best !== undefined && (weight < bestWeight || (weight === bestWeight && run.end - run.start >= best.end - best.start))) continue;
    best = { start: run.start, end: run.end };
    bestWeight = weight;
  }
  return best;
}

interface Run extends Sentence {
  readonly first: number;
  readonly last: number;
}

function listRuns(sentences: readonly Sentence[], maximumCharacters: number): readonly Run[] {
  return sentences.flatMap(({ start }, first) => {
    const fitting = sentences.slice(first).filter(({ end }, index) => index === 0 || end - start <= maximumCharacters);
    return fitting.map(({ end }, index) => ({ start, end, first, last: first + index }));
  });
}

function weigh(terms: readonly ReadonlySet<string>[], termWeights: ReadonlyMap<string, number>): number {
  const covered = new Set(terms.flatMap((set) => [...set]));
  return [...covered].reduce((sum, term) => sum + (termWeights.get(term) ?? 0), 0);
}
