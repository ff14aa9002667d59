import { fuseLegs, type LegScores } from './fuse.ts';
import { sortRanked, type RankedChunk } from './ranked-chunk.ts';
import { poolStatistics } from './score/pool-statistics.ts';
import { createChunkScorer, type ChunkScorer, type QueryTerms } from './score/score-chunks.ts';
import type { CorpusCandidates } from './select-candidates.ts';
import type { RetrievalSettings } from './settings.ts';
import type { StoredChunk } from '../index/index.ts';

/** What is ranked. */
export interface Ranking {
  readonly corpora: readonly CorpusCandidates[];
  readonly terms: QueryTerms;
  /** Chunks of the places named, best first. */
  readonly exact: readonly StoredChunk[];
}

/** The order, and the scorer of each corpus for explanations. */
export interface Ranked {
  readonly chunks: readonly RankedChunk[];
  readonly scorers: ReadonlyMap<string, ChunkScorer>;
}

/**
 * Scores every candidate with our own BM25 under the statistics of what was asked, fuses the legs, and puts what the query names first.
 * The score is above 1 for a named chunk and 0–1 for the rest.
 */
export function rankCandidates({ corpora, terms, exact }: Ranking, settings: RetrievalSettings): Ranked {
  const scorers = createScorers(corpora, terms, settings);
  const chunks = collectChunks(corpora, exact);
  const legs = { lexical: scoreLexical(chunks, scorers), dense: collectDense(corpora), exact: scoreExact(exact) };
  const { lexicalShare } = settings.fusion;
  const fused = fuseLegs([{ scores: legs.lexical, weight: lexicalShare }, { scores: legs.dense, weight: 1 - lexicalShare }], settings.fusion);
  const ranked = [...chunks.values()].map((chunk) => ({ chunk, score: placeOf(chunk.id, legs.exact, fused), legs: legsOf(chunk.id, legs) }));
  return { chunks: sortRanked(ranked), scorers };
}

/** One scorer a corpus: frequencies of all corpora asked, lengths of its own. */
export function createScorers(corpora: readonly CorpusCandidates[], terms: QueryTerms, { bm25 }: Pick<RetrievalSettings, 'bm25'>): ReadonlyMap<string, ChunkScorer> {
  const pooled = poolStatistics(corpora.map(({ statistics }) => statistics));
  return new Map(corpora.map(({ corpus, statistics }) => [corpus, createChunkScorer(terms, { ...statistics, ...pooled }, bm25)]));
}

function collectChunks(corpora: readonly CorpusCandidates[], exact: readonly StoredChunk[]): ReadonlyMap<string, StoredChunk> {
  const candidates = corpora.flatMap(({ lexical, dense }) => [...lexical, ...dense]).map(({ chunk }) => chunk);
  return new Map([...exact, ...candidates].map((chunk) => [chunk.id, chunk]));
}

/** A candidate of another leg that shares no term with the query has no lexical score. */
function scoreLexical(chunks: ReadonlyMap<string, StoredChunk>, scorers: ReadonlyMap<string, ChunkScorer>): LegScores {
  const scores = [...chunks.values()].map((chunk) => [chunk.id, scorers.get(chunk.corpus)?.score(chunk) ?? 0] as const);
  return new Map(scores.filter(([, score]) => score > 0));
}

function collectDense(corpora: readonly CorpusCandidates[]): LegScores {
  return new Map(corpora.flatMap(({ dense }) => dense.map(({ chunk, score }) => [chunk.id, score] as const)));
}

/** 1, 1/2, 1/3 … in the order given. */
function scoreExact(exact: readonly StoredChunk[]): LegScores {
  return new Map(exact.map(({ id }, rank) => [id, 1 / (rank + 1)]));
}

function placeOf(id: string, exact: LegScores, fused: LegScores): number {
  const named = exact.get(id);
  return named === undefined ? (fused.get(id) ?? 0) : 1 + named;
}

function legsOf(id: string, legs: Readonly<Record<'lexical' | 'dense' | 'exact', LegScores>>): RankedChunk['legs'] {
  return Object.fromEntries(Object.entries(legs).flatMap(([leg, scores]) => (scores.has(id) ? [[leg, scores.get(id)]] : [])));
}
