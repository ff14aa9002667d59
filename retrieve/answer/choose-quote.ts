import type { Analyser } from '../../index/index.ts';
import { readStatements, type Span } from './read-statements.ts';
import type { Sentence } from './split-sentences.ts';

/** A text to quote from. */
export interface Quotable {
  readonly text: string;
  readonly termWeights: ReadonlyMap<string, number>;
}

/** A span to quote. */
export interface Quote extends Sentence {
  /** True: the text only asks; nothing in it answers. */
  readonly isQuestion: boolean;
}

/** After a caption that names what is asked, sentences are quoted until there are this many UTF-16 units: はい。 alone says little. */
const fewestAfterCaption = 40;

/**
 * Chooses what to quote: whole sentences that say something, never a heading, a caption or the question line of a list of
 * questions and answers. It is the run, at most `maximumCharacters` long unless one sentence is longer, that covers the most
 * weight of different terms of the question (of equal runs the shortest, then the first); when a caption or a question covers more than any
 * run, what follows it. Of a table, the rows around the best one. `undefined` when nothing can be quoted.
 */
export function chooseQuote({ text, termWeights }: Quotable, analyser: Analyser, maximumCharacters: number): Quote | undefined {
  const spans = readStatements(text);
  const terms = spans.map(({ start, end }) => new Set(analyser.terms(text.slice(start, end)).filter((term) => termWeights.has(term))));
  const weigh = (first: number, last: number): number => weighTerms(terms.slice(first, last + 1), termWeights);
  const runs = listRuns(spans, says, maximumCharacters);
  const best = chooseRun(runs, weigh);
  const lead = chooseLead(spans, weigh);
  const isLed = lead !== undefined && best !== undefined && weigh(lead, lead) > weigh(best.first, best.last);
  const led = isLed ? readOn(spans, runs.filter(({ first }) => first > lead)) : undefined;
  const chosen = led ?? (isLed && weigh(best.first, best.last) === 0 ? undefined : best);
  if (chosen === undefined) return askedOnly(chooseRun(listRuns(spans, asks, maximumCharacters), weigh), spans);
  return { ...spanOf(spans, widenRows(spans, chosen, maximumCharacters)), isQuestion: false };
}

/** The first of the runs, as long as it must be to say something. */
function readOn(spans: readonly Span[], runs: readonly Run[]): Run | undefined {
  const next = Math.min(...runs.map(({ first }) => first));
  const following = runs.filter(({ first }) => first === next);
  return following.find(({ last }) => lengthOf(spans, next, last) >= fewestAfterCaption) ?? following.at(-1);
}

interface Run {
  readonly first: number;
  readonly last: number;
}

function says({ role }: Span): boolean {
  return role === 'statement' || role === 'row';
}

function asks({ role }: Span): boolean {
  return role === 'question';
}

/** Runs of neighbouring spans that are all wanted, shorter ones first. */
function listRuns(spans: readonly Span[], isWanted: (span: Span) => boolean, maximumCharacters: number): readonly Run[] {
  return [...spans.keys()].flatMap((first) => {
    const runs: Run[] = [];
    for (let last = first; last < spans.length; last += 1) {
      const span = spans[last];
      if (span === undefined || !isWanted(span) || (last > first && lengthOf(spans, first, last) > maximumCharacters)) break;
      runs.push({ first, last });
    }
    return runs;
  });
}

/** The heaviest run; of equal ones the one with fewest spans, then the first. Without any weight, the first sentence. */
function chooseRun(runs: readonly Run[], weigh: (first: number, last: number) => number): Run | undefined {
  let best: Run | undefined;
  let bestWeight = -1;
  for (const run of runs) {
    const weight = weigh(run.first, run.last);
    if (best !== undefined && (weight < bestWeight || (weight === bestWeight && run.last - run.first >= best.last - best.first))) continue;
    best = run;
    bestWeight = weight;
  }
  return best;
}

function askedOnly(run: Run | undefined, spans: readonly Span[]): Quote | undefined {
  return run === undefined ? undefined : { ...spanOf(spans, run), isQuestion: true };
}

/** The caption or question that covers most. */
function chooseLead(spans: readonly Span[], weigh: (first: number, last: number) => number): number | undefined {
  return [...spans.keys()].filter((at) => spans[at] !== undefined && !says(spans[at])).toSorted((a, b) => weigh(b, b) - weigh(a, a))[0];
}

/** A row is read with those above it, up to the head of the table, and those below. */
function widenRows(spans: readonly Span[], { first, last }: Run, maximumCharacters: number): Run {
  const isRow = (at: number): boolean => spans[at]?.role === 'row';
  if (!isRow(first) || !isRow(last)) return { first, last };
  let [from, to] = [first, last];
  while (isRow(from - 1) && lengthOf(spans, from - 1, to) <= maximumCharacters) from -= 1;
  while (isRow(to + 1) && lengthOf(spans, from, to + 1) <= maximumCharacters) to += 1;
  return { first: from, last: to };
}

function lengthOf(spans: readonly Span[], first: number, last: number): number {
  return (spans[last]?.end ?? 0) - (spans[first]?.start ?? 0);
}

function spanOf(spans: readonly Span[], { first, last }: Run): Sentence {
  return { start: spans[first]?.start ?? 0, end: spans[last]?.end ?? 0 };
}

function weighTerms(terms: readonly ReadonlySet<string>[], termWeights: ReadonlyMap<string, number>): number {
  const covered = new Set(terms.flatMap((set) => [...set]));
  return [...covered].reduce((sum, term) => sum + (termWeights.get(term) ?? 0), 0);
}
