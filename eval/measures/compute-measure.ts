import type { Measure, MeasureName } from './measure.ts';

/** Judgements of one query: document → grade. A grade of 1 or more is relevant; 0 and below are judged not relevant. */
export type Judgements = ReadonlyMap<string, number>;

/** What a measure needs to know of one ranking, best first, each document once. */
interface Ranking {
  /** Grade at each rank; undefined where nobody judged. */
  readonly grades: readonly (number | undefined)[];
  readonly judgements: Judgements;
  readonly relevant: number;
  readonly measure: Measure;
}

/**
 * Value of a measure for one query, from 0 to 1, equal to trec_eval's. An empty ranking gives 0; so does a query without a relevant document.
 */
export function computeMeasure(measure: Measure, ranking: readonly string[], judgements: Judgements): number {
  const relevant = [...judgements.values()].filter((grade) => grade > 0).length;
  if (relevant === 0) return 0;
  const cut = measure.depth === undefined ? ranking : ranking.slice(0, measure.depth);
  return formulas[measure.name]({ grades: cut.map((document) => judgements.get(document)), judgements, relevant, measure });
}

/** Mean over every judged query; one that a run does not hold counts 0 and never disappears. */
export function meanMeasure(measure: Measure, run: ReadonlyMap<string, readonly string[]>, qrels: ReadonlyMap<string, Judgements>): number {
  const values = [...qrels].map(([query, judgements]) => computeMeasure(measure, run.get(query) ?? [], judgements));
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

const formulas: Readonly<Record<MeasureName, (ranking: Ranking) => number>> = {
  nDCG: ({ grades, judgements, measure }) => {
    const ideal = [...judgements.values()].toSorted((a, b) => b - a).slice(0, measure.depth ?? judgements.size);
    return discountedGain(grades, measure) / discountedGain(ideal, measure);
  },
  R: ({ grades, relevant }) => countRelevant(grades) / relevant,
  P: ({ grades, measure }) => countRelevant(grades) / Math.max(1, measure.depth ?? grades.length),
  S: ({ grades }) => (countRelevant(grades) > 0 ? 1 : 0),
  RR: ({ grades }) => {
    const first = grades.findIndex(isRelevant);
    return first < 0 ? 0 : 1 / (first + 1);
  },
  AP: ({ grades, relevant }) => grades.reduce<number>((sum, grade, at) => sum + (isRelevant(grade) ? countRelevant(grades.slice(0, at + 1)) / (at + 1) : 0), 0) / relevant,
  bpref: computeBpref,
};

/** Rank 1 is discounted by log2(2) = 1. */
function discountedGain(grades: readonly (number | undefined)[], { gain }: Measure): number {
  return grades.reduce<number>((sum, grade, at) => sum + gainOf(Math.max(0, grade ?? 0), gain) / Math.log2(at + 2), 0);
}

function gainOf(grade: number, gain: Measure['gain']): number {
  return gain === 'exponential' ? 2 ** grade - 1 : grade;
}

/** Unjudged documents are passed over; at most as many non-relevant ones count as there are relevant ones (trec_eval, not the 2004 paper). */
function computeBpref({ grades, judgements, relevant }: Ranking): number {
  const irrelevant = judgements.size - relevant;
  let above = 0;
  let sum = 0;
  for (const grade of grades) {
    if (grade === undefined) continue;
    if (!isRelevant(grade)) above += 1;
    else sum += above === 0 ? 1 : 1 - Math.min(above, relevant) / Math.min(relevant, irrelevant);
  }
  return sum / relevant;
}

function countRelevant(grades: readonly (number | undefined)[]): number {
  return grades.filter(isRelevant).length;
}

function isRelevant(grade: number | undefined): boolean {
  return (grade ?? 0) > 0;
}
