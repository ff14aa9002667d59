import type { StoredChunk, TermStatistics } from '../../index/index.ts';
import type { TermExplanation } from '../retriever.ts';
import type { Bm25Settings } from '../settings.ts';
import { inverseFrequency, scoreTerm, type FieldCount, type FieldScores } from './bm25.ts';
import { createTermCounter, type TermCounter } from './count-terms.ts';

/** A query's terms ready for scoring: each term once, with the number of times the query has it. */
export type QueryTerms = ReadonlyMap<string, number>;

/** Scores chunks of one corpus against one query. */
export interface ChunkScorer {
  /** What each term of the query weighs: inverse frequency × occurrences in the query. */
  readonly weights: ReadonlyMap<string, number>;
  /** What each term of the query gives for standing in the chunk, in the order of the query; 0 for one that does not. */
  contribute(chunk: ScoredText): Contributions;
  /** The score of a chunk from what its terms give, and from what those of other passages lend to it; default nothing. */
  combine(own: Contributions, lent?: Contributions): number;
  score(chunk: ScoredText): number;
  /** Non-zero contributions, largest first; their sum is the score. */
  explain(chunk: ScoredText, lent?: Contributions): readonly TermExplanation[];
  /** Share of the query's weight whose terms stand in the chunk, 0–1. */
  cover(chunk: ScoredText): number;
}

/** What is scored of a chunk. */
export type ScoredText = Pick<StoredChunk, 'terms' | 'headingTerms'>;

/** A number for each term of the query, in its order. */
export type Contributions = Float64Array;

/** Terms that weigh no more than the heaviest of others that stand in the collection: words of daily use and what is printed for them. */
export type TermBounds = ReadonlyMap<string, readonly string[]>;

interface WeighedTerm {
  readonly term: string;
  readonly weight: number;
  readonly chunkFrequency: number;
}

/** What a scorer is made of. Statistics must cover every term. */
export interface Scoring {
  readonly query: QueryTerms;
  readonly statistics: TermStatistics;
  readonly bounds?: TermBounds;
}

/** Prepares scoring with the statistics of one corpus and scope. */
export function createChunkScorer({ query, statistics, bounds = new Map() }: Scoring, settings: Bm25Settings): ChunkScorer {
  const terms = weigh(query, statistics, bounds);
  const counter = createTermCounter(terms.map(({ term }) => term));
  const each = (chunk: ScoredText) => scoreEach(chunk, { terms, counter, statistics, settings });
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
  const shareOf = (weight: number): number => (whole === 0 ? 0 : weight / whole);
  const factorOf = (own: Contributions, lent: Contributions | undefined): number => shareOf(terms.reduce((sum, { weight }, at) => sum + coveredWeight(weight, own[at] ?? 0, lent?.[at] ?? 0), 0)) ** settings.coverageExponent;
  const contribute = (chunk: ScoredText): Contributions => {
    const own = new Float64Array(terms.length);
    for (const { index, scores } of each(chunk)) own[index] = scores.terms + scores.headingTerms;
    return own;
  };
  const combine = (own: Contributions, lent?: Contributions): number => factorOf(own, lent) * (sumOf(own) + (lent === undefined ? 0 : sumOf(lent)));
  return {
    weights: new Map(terms.map(({ term, weight }) => [term, weight])),
    contribute,
    combine,
    score: (chunk) => combine(contribute(chunk)),
    explain: (chunk, lent) => {
      const factor = factorOf(contribute(chunk), lent);
      const own = each(chunk).flatMap((term) => explainTerm(term, factor));
      const others = terms.flatMap(({ term, chunkFrequency }, at) => (lent?.[at] ? [{ term, field: 'neighbours' as const, occurrences: 0, chunkFrequency, contribution: factor * lent[at] }] : []));
      return [...own, ...others].toSorted((a, b) => b.contribution - a.contribution || (a.term < b.term ? -1 : 1));
    },
    cover: (chunk) => shareOf(each(chunk).reduce((sum, { weighed }) => sum + weighed.weight, 0)),
  };
}

/** A term that only stands near by covers as much of its weight as it lends. */
function coveredWeight(weight: number, own: number, lent: number): number {
  return own > 0 ? weight : Math.min(weight, lent);
}

function sumOf(contributions: Contributions): number {
  return contributions.reduce((sum, contribution) => sum + contribution, 0);
}

function weigh(query: QueryTerms, { chunks, chunkFrequency }: TermStatistics, bounds: TermBounds): readonly WeighedTerm[] {
  const rarityOf = (term: string): number => inverseFrequency(chunks, chunkFrequency.get(term) ?? 0);
  return [...query].map(([term, occurrences]) => {
    const printed = (bounds.get(term) ?? []).filter((other) => (chunkFrequency.get(other) ?? 0) > 0).map(rarityOf);
    const rarity = printed.length === 0 ? rarityOf(term) : Math.min(rarityOf(term), Math.max(...printed));
    return { term, weight: occurrences * rarity, chunkFrequency: chunkFrequency.get(term) ?? 0 };
  });
}

interface ScoredTerm {
  /** Place of the term in the query. */
  readonly index: number;
  readonly weighed: WeighedTerm;
  readonly counts: { readonly terms: FieldCount; readonly headingTerms: FieldCount };
  readonly scores: FieldScores;
}

interface Prepared {
  readonly terms: readonly WeighedTerm[];
  readonly counter: TermCounter;
  readonly statistics: TermStatistics;
  readonly settings: Bm25Settings;
}

/** The terms that stand in the chunk, each with its score. */
function scoreEach(chunk: ScoredText, { terms, counter, statistics, settings }: Prepared): readonly ScoredTerm[] {
  const body = counter.count(chunk.terms);
  const inBody = body.occurrences.slice();
  const heading = counter.count(chunk.headingTerms);
  const scored: ScoredTerm[] = [];
  for (const [index, weighed] of terms.entries()) {
    const counts = {
      terms: { occurrences: inBody[index] ?? 0, length: body.total, meanLength: statistics.meanTerms.terms },
      headingTerms: { occurrences: heading.occurrences[index] ?? 0, length: heading.total, meanLength: statistics.meanTerms.headingTerms },
    };
    if (counts.terms.occurrences + counts.headingTerms.occurrences === 0) continue;
    scored.push({ index, weighed, counts, scores: scoreTerm(counts, weighed.weight, settings) });
  }
  return scored;
}

function explainTerm({ weighed, counts, scores }: ScoredTerm, factor: number): readonly TermExplanation[] {
  return (['terms', 'headingTerms'] as const).flatMap((field) => {
    const { occurrences } = counts[field];
    if (occurrences === 0) return [];
    return [{ term: weighed.term, field, occurrences, chunkFrequency: weighed.chunkFrequency, contribution: factor * scores[field] }];
  });
}
