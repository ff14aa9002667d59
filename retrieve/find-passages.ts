import type { AccessScope } from '../corpora-config/index.ts';
import type { StoredChunk } from '../index/index.ts';
import type { CheckedRequest } from './check-request.ts';
import { groupByUnit, type GroupedChunk } from './group.ts';
import { foldWidth } from './query/fold-width.ts';
import { boundTerms, collectTerms } from './query/query-terms.ts';
import { chunksOfPlaces, understand, type Understanding } from './query/understand.ts';
import { createScorers, rankCandidates, type Ranked } from './rank-candidates.ts';
import { findDefinitions } from './references/find-definitions.ts';
import type { Retrieval } from './retrieval.ts';
import type { Mention } from './retriever.ts';
import type { QueryTerms } from './score/score-chunks.ts';
import { createPassageWeight, type PassageWishes } from './score/weigh-passage.ts';
import { selectCandidates, type CorpusCandidates } from './select-candidates.ts';

/** Everything the road from question to order has found. */
export interface Passages {
  readonly understanding: Understanding;
  readonly terms: QueryTerms;
  readonly chunks: readonly GroupedChunk[];
  readonly scorers: Ranked['scorers'];
  readonly explain: Ranked['explain'];
  /** Changes when the content of the corpora asked changes. */
  readonly content: string;
  readonly warnings: readonly string[];
  readonly timings: Readonly<Record<'understand' | 'select' | 'rank', number>>;
}

/** The road of a query: understand → select → score and fuse → group. Timings are in milliseconds. */
export async function findPassages(request: CheckedRequest, access: AccessScope, retrieval: Retrieval): Promise<Passages> {
  const begun = performance.now();
  const understanding = await understand(request, access, retrieval);
  const terms = collectTerms({ query: request.query, laws: understanding.laws, plainWords: understanding.plainWords }, retrieval.analyser, retrieval.settings);
  const understood = performance.now();
  const { corpora, warnings } = await selectCandidates({ request, access, terms }, retrieval);
  const selected = performance.now();
  const definitions = await findDefinitions({ query: request.query, corpora: request.corpora, access, asOf: request.asOf, laws: lawsOf(understanding) }, retrieval);
  const named = orderNamed(understanding, { request, corpora, retrieval });
  const exact = [...new Map([...definitions.filter((chunk) => passes(chunk, request.filters)), ...named].map((chunk) => [chunk.id, chunk])).values()];
  const bounds = retrieval.settings.boundsPlainWords ? boundTerms(understanding.plainWords, request.query, retrieval.analyser) : new Map<string, readonly string[]>();
  const weightOf = createPassageWeight(wishesOf(understanding), retrieval.settings.evidence);
  const { chunks, scorers, explain } = rankCandidates({ corpora, terms, exact, bounds, weightOf }, retrieval.settings);
  return {
    understanding,
    terms,
    chunks: groupByUnit(chunks, retrieval.settings.hitsPerUnit),
    scorers,
    explain,
    content: fingerprint(corpora),
    warnings: [...request.warnings, ...warnings],
    timings: { understand: understood - begun, select: selected - understood, rank: performance.now() - selected },
  };
}

function wishesOf(understanding: Understanding): PassageWishes {
  const { text, mentions } = understanding.understood;
  const idsOf = (kind: Mention['kind']): readonly string[] => mentions.filter((mention) => mention.kind === kind).flatMap(({ candidates }) => candidates.map(({ id }) => id));
  const dates = idsOf('date').map((span) => span.split('/')).map(([from = '', until = '']) => ({ from, until }));
  return { query: foldWidth(text), corpora: new Set(idsOf('corpus')), laws: new Set(lawsOf(understanding)), dates };
}

/** 法令ID of the laws that a query names. */
function lawsOf({ laws }: Understanding): readonly string[] {
  return laws.flatMap((mention) => mention.laws.map(({ law }) => law.id.slice('law/'.length)));
}

interface Naming {
  readonly request: CheckedRequest;
  readonly corpora: readonly CorpusCandidates[];
  readonly retrieval: Retrieval;
}

/**
 * Chunks of named places that pass the filters: in document order when the query asks nothing else, else those first that
 * answer the rest best (民法九百十五条 期間 leads to the paragraph on periods).
 */
function orderNamed(understanding: Understanding, { request, corpora, retrieval }: Naming): readonly StoredChunk[] {
  const named = chunksOfPlaces(understanding.places).filter((chunk) => request.corpora.includes(chunk.corpus) && passes(chunk, request.filters));
  const asked = collectTerms({ query: understanding.rest, laws: [], plainWords: [] }, retrieval.analyser, retrieval.settings);
  if (asked.size === 0 || named.length < 2) return named;
  const scorers = createScorers({ corpora, terms: asked }, retrieval.settings);
  const score = new Map(named.map((chunk) => [chunk.id, scorers.get(chunk.corpus)?.score(chunk) ?? 0]));
  return named.toSorted((a, b) => (score.get(b.id) ?? 0) - (score.get(a.id) ?? 0));
}

/** The store applies filters to what it selects; named places were looked up without them. */
function passes(chunk: StoredChunk, { from, until, attributes }: CheckedRequest['filters']): boolean {
  if (from !== undefined && (chunk.date ?? '') < from) return false;
  if (until !== undefined && (chunk.date === undefined || chunk.date > until)) return false;
  return Object.entries(attributes ?? {}).every(([key, values]) => (chunk.attributes[key] ?? []).some((value) => values.includes(value)));
}

function fingerprint(corpora: readonly CorpusCandidates[]): string {
  return JSON.stringify(corpora.map(({ corpus, statistics: { chunks, meanTerms } }) => [corpus, chunks, meanTerms.terms, meanTerms.headingTerms]));
}
