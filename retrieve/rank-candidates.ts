import { fuseLegs, type LegScores } from './fuse.ts';
import { sortRanked, type RankedChunk } from './ranked-chunk.ts';
import { poolStatistics } from './score/pool-statistics.ts';
import { lendTerms } from './score/lend-terms.ts';
import { createChunkScorer, type ChunkScorer, type Contributions, type QueryTerms, type TermBounds } from './score/score-chunks.ts';
import type { PassageWeight } from './score/weigh-passage.ts';
import type { TermExplanation } from './retriever.ts';
import type { CorpusCandidates } from './select-candidates.ts';
import type { RetrievalSettings } from './settings.ts';
import type { StoredChunk } from '../index/index.ts';

/** What is ranked. */
export interface Ranking {
  readonly corpora: readonly CorpusCandidates[];
  readonly terms: QueryTerms;
  readonly bounds?: TermBounds;
  /** Default: all passages weigh alike. */
  readonly weightOf?: PassageWeight;
  /** Chunks of the places named, best first. */
  readonly exact: readonly StoredChunk[];
}

/** The order, the scorer of each corpus, and what each term gave to the lexical score of a chunk. */
export interface Ranked {
  readonly chunks: readonly RankedChunk[];
  readonly scorers: ReadonlyMap<string, ChunkScorer>;
  explain(chunk: StoredChunk): readonly TermExplanation[];
}

/**
 * Scores every candidate with our own BM25 under the statistics of what was asked, with what its neighbours lend and what it is, fuses
 * the legs, and puts what the query names first. The score is above 1 for a named chunk and 0–1 for the rest.
 */
export function rankCandidates({ corpora, terms, exact, bounds, weightOf = () => 1 }: Ranking, settings: RetrievalSettings): Ranked {
  const scorers = createScorers({ corpora, terms, ...(bounds === undefined ? {} : { bounds }) }, settings);
  const chunks = collectChunks(corpora, exact);
  const { scores, lent } = scoreLexical(chunks, { scorers, weightOf, settings });
  const legs = { lexical: scores, dense: collectDense(corpora), exact: scoreExact(exact) };
  const { lexicalShare } = settings.fusion;
  const fused = fuseLegs([{ scores: legs.lexical, weight: lexicalShare }, { scores: legs.dense, weight: 1 - lexicalShare }], settings.fusion);
  const ranked = [...chunks.values()].map((chunk) => ({ chunk, score: placeOf(chunk.id, legs.exact, fused), legs: legsOf(chunk.id, legs) }));
  const explain: Ranked['explain'] = (chunk) => {
    const weight = weightOf(chunk);
    return (scorers.get(chunk.corpus)?.explain(chunk, lent.get(chunk.id)) ?? []).map((term) => ({ ...term, contribution: weight * term.contribution }));
  };
  return { chunks: sortRanked(ranked), scorers, explain };
}

/** One scorer a corpus: frequencies of all corpora asked, lengths of its own. */
export function createScorers({ corpora, terms, bounds = new Map() }: Pick<Ranking, 'corpora' | 'terms' | 'bounds'>, { bm25 }: Pick<RetrievalSettings, 'bm25'>): ReadonlyMap<string, ChunkScorer> {
  const pooled = poolStatistics(corpora.map(({ statistics }) => statistics));
  return new Map(corpora.map(({ corpus, statistics }) => [corpus, createChunkScorer({ query: terms, statistics: { ...statistics, ...pooled }, bounds }, bm25)]));
}

function collectChunks(corpora: readonly CorpusCandidates[], exact: readonly StoredChunk[]): ReadonlyMap<string, StoredChunk> {
  const candidates = corpora.flatMap(({ lexical, dense }) => [...lexical, ...dense]).map(({ chunk }) => chunk);
  return new Map([...exact, ...candidates].map((chunk) => [chunk.id, chunk]));
}

interface Scored {
  readonly scores: LegScores;
  /** What chunks are lent by their neighbours. */
  readonly lent: ReadonlyMap<string, Contributions>;
}

/** A candidate of another leg that shares no term with the query has no lexical score. */
function scoreLexical(chunks: ReadonlyMap<string, StoredChunk>, { scorers, weightOf, settings }: Pick<Ranked, 'scorers'> & Required<Pick<Ranking, 'weightOf'>> & { readonly settings: RetrievalSettings }): Scored {
  const passages = [...chunks.values()].map((chunk) => ({ chunk, own: scorers.get(chunk.corpus)?.contribute(chunk) ?? new Float64Array() }));
  const lent = new Map(Object.entries(settings.neighbours).flatMap(([kind, neighbours]) => (neighbours === undefined ? [] : [...lendTerms(passages.filter(({ chunk }) => chunk.id.startsWith(`${kind}/`)), neighbours)])));
  const scores = passages.map(({ chunk, own }) => [chunk.id, weightOf(chunk) * (scorers.get(chunk.corpus)?.combine(own, lent.get(chunk.id)) ?? 0)] as const);
  return { scores: new Map(scores.filter(([, score]) => score > 0)), lent };
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
