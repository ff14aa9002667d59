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
  score(chunk: Pick<StoredChunk, 'terms' | 'headingTerms'>): number;
  /** Non-zero contributions, largest first; their sum is the score. */
  explain(chunk: Pick<StoredChunk, 'terms' | 'headingTerms'>): readonly TermExplanation[];
  /** Share of the query's weight whose terms stand in the chunk, 0–1. */
  cover(chunk: Pick<StoredChunk, 'terms' | 'headingTerms'>): number;
}

interface WeighedTerm {
  readonly term: string;
  readonly weight: number;
  readonly chunkFrequency: number;
}

/** Prepares scoring with the statistics of one corpus and scope. Statistics must cover every term. */
export function createChunkScorer(query: QueryTerms, statistics: TermStatistics, settings: Bm25Settings): ChunkScorer {
  const terms = weigh(query, statistics);
  const counter = createTermCounter(terms.map(({ term }) => term));
  const each = (chunk: Pick<StoredChunk, 'terms' | 'headingTerms'>) => scoreEach({ chunk, terms, counter, statistics, settings });
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
  const coverOf = (scored: readonly ScoredTerm[]): number => (whole === 0 ? 0 : scored.reduce((sum, { weighed }) => sum + weighed.weight, 0) / whole);
  const factorOf = (scored: readonly ScoredTerm[]): number => coverOf(scored) ** settings.coverageExponent;
  return {
    weights: new Map(terms.map(({ term, weight }) => [term, weight])),
    score: (chunk) => {
      const scored = each(chunk);
      return factorOf(scored) * scored.reduce((sum, { scores }) => sum + scores.terms + scores.headingTerms, 0);
    },
    explain: (chunk) => {
      const scored = each(chunk);
      return scored.flatMap((term) => explainTerm(term, factorOf(scored))).toSorted((a, b) => b.contribution - a.contribution || (a.term < b.term ? -1 : 1));
    },
    cover: (chunk) => coverOf(each(chunk)),
  };
}

function weigh(query: QueryTerms, { chunks, chunkFrequency }: TermStatistics): readonly WeighedTerm[] {
  return [...query].map(([term, occurrences]) => {
    const frequency = chunkFrequency.get(term) ?? 0;
    return { term, weight: occurrences * inverseFrequency(chunks, frequency), chunkFrequency: frequency };
  });
}

interface ScoredTerm {
  readonly weighed: WeighedTerm;
  readonly counts: { readonly terms: FieldCount; readonly headingTerms: FieldCount };
  readonly scores: FieldScores;
}

interface Scoring {
  readonly chunk: Pick<StoredChunk, 'terms' | 'headingTerms'>;
  readonly terms: readonly WeighedTerm[];
  readonly counter: TermCounter;
  readonly statistics: TermStatistics;
  readonly settings: Bm25Settings;
}

/** The terms that stand in the chunk, each with its score. */
function scoreEach({ chunk, terms, counter, statistics, settings }: Scoring): readonly ScoredTerm[] {
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
    scored.push({ weighed, counts, scores: scoreTerm(counts, weighed.weight, settings) });
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
