import type { AccessScope } from '../corpora-config/index.ts';
import type { Candidate, SelectionScope, TermStatistics, WeightedTerm } from '../index/index.ts';
import type { CheckedRequest } from './check-request.ts';
import type { Retrieval } from './retrieval.ts';
import { inverseFrequency } from './score/bm25.ts';
import type { QueryTerms } from './score/score-chunks.ts';

/** What the store holds for a query in one corpus. */
export interface CorpusCandidates {
  readonly corpus: string;
  readonly statistics: TermStatistics;
  readonly lexical: readonly Candidate[];
  /** Scores are cosines. */
  readonly dense: readonly Candidate[];
}

/** What is selected for. */
export interface Selection {
  readonly request: CheckedRequest;
  readonly access: AccessScope;
  readonly terms: QueryTerms;
}

/** Candidates of every corpus asked, in the order of the corpora, and what was left out in Japanese sentences. */
export interface Selected {
  readonly corpora: readonly CorpusCandidates[];
  readonly warnings: readonly string[];
}

/** Asks the store for candidates, every corpus and leg at once. Without an embedder, or when it fails, only the lexical leg. */
export async function selectCandidates(selection: Selection, retrieval: Retrieval): Promise<Selected> {
  const embedding = embedQuery(selection.request.query, retrieval);
  const corpora = await Promise.all(selection.request.corpora.map((corpus) => selectFromCorpus(corpus, { selection, retrieval, embedding })));
  const { warning } = await embedding;
  return { corpora, warnings: warning === undefined ? [] : [warning] };
}

interface Embedding {
  readonly vector?: Float32Array;
  readonly warning?: string;
}

/** Never rejects. */
async function embedQuery(query: string, { embedder, store }: Retrieval): Promise<Embedding> {
  if (embedder.dimensions === 0 || !store.supports.denseVectors || query.trim() === '') return {};
  try {
    const [vector] = await embedder.embed([query], 'query');
    return vector === undefined ? {} : { vector };
  } catch {
    return { warning: '埋め込みモデルを利用できないため、語の一致だけで検索しました。' };
  }
}

interface CorpusSelection {
  readonly selection: Selection;
  readonly retrieval: Retrieval;
  readonly embedding: Promise<Embedding>;
}

async function selectFromCorpus(corpus: string, { selection, retrieval, embedding }: CorpusSelection): Promise<CorpusCandidates> {
  const { request, access, terms } = selection;
  const scope: SelectionScope = { access, corpus, validOn: request.asOf, ...request.filters };
  const limit = request.corpora.length > 1 ? retrieval.settings.candidatesOfSeveral : retrieval.settings.candidates;
  const dense = embedding.then(({ vector }) => (vector === undefined ? [] : retrieval.store.selectDense(scope, vector, limit)));
  const lexical = selectLexical(scope, { terms, limit, retrieval });
  const [{ statistics, candidates }, near] = await Promise.all([lexical, dense]);
  return { corpus, statistics, lexical: candidates, dense: near };
}

async function selectLexical(scope: SelectionScope, { terms, limit, retrieval }: { readonly terms: QueryTerms; readonly limit: number; readonly retrieval: Retrieval }): Promise<{ readonly statistics: TermStatistics; readonly candidates: readonly Candidate[] }> {
  const statistics = await retrieval.store.statistics({ access: scope.access, corpus: scope.corpus }, [...terms.keys()]);
  const chosen = chooseTerms(terms, statistics, retrieval.settings.selectionTerms);
  return { statistics, candidates: chosen.length === 0 ? [] : await retrieval.store.selectLexical(scope, chosen, limit) };
}

/** The terms that separate most: largest inverse frequency first among those the corpus has. */
function chooseTerms(terms: QueryTerms, statistics: TermStatistics, most: number): readonly WeightedTerm[] {
  return [...terms]
    .flatMap(([term, occurrences]) => {
      const frequency = statistics.chunkFrequency.get(term) ?? 0;
      return frequency === 0 ? [] : [{ term, weight: occurrences * inverseFrequency(statistics.chunks, frequency) }];
    })
    .toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, most);
}
