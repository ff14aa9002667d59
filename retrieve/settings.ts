/**
 * Every number that decides a ranking or an answer. Defaults are a clean baseline: fielded BM25, one leg more when the
 * index has vectors. Later changes are measured against it.
 */
export interface RetrievalSettings {
  /** Longer queries are cut to this many UTF-16 units for analysis, with a warning. */
  readonly queryCharacters: number;
  /** A longer query is refused with `request.too-large`, in UTF-16 units. */
  readonly refusedQueryCharacters: number;
  /** So many of the most selective terms choose the candidates; all of them score. 1 or more. */
  readonly selectionTerms: number;
  /** At most so many different terms of a query count towards a score; the first are kept. */
  readonly scoringTerms: number;
  /** Candidates of each leg when one corpus is asked. 1 or more. */
  readonly candidates: number;
  /**
   * Candidates of each leg and corpus when several corpora are asked. 1 or more. Reading them is much of what a search costs: on
   * 1.3 million chunks in six corpora 40 take 0.6 (rows read before) to 0.8 of the processor time of 100, and nDCG@10 of the
   * seven development sets that ask every corpus is the same to three decimals.
   */
  readonly candidatesOfSeveral: number;
  /** At most so many chunks come from an exact look-up. */
  readonly exactCandidates: number;
  readonly bm25: Bm25Settings;
  readonly fusion: FusionSettings;
  /** What a term of the full title of a law counts when the query abbreviates it (労基法), against 1 for a term of the query. 0: not matched. */
  readonly lawTitleWeight: number;
  /** At most so many hits of one unit (article, speech, chapter) stand by themselves; the rest are named in `siblings`. */
  readonly hitsPerUnit: number;
  readonly answer: AnswerSettings;
}

/** Constants of the fielded BM25 in score/bm25.ts. */
export interface Bm25Settings {
  /** k1: how soon repetition stops counting. 0 ignores repetition; large values count every occurrence. */
  readonly saturation: number;
  /** b by field, 0–1: how much fields longer than the mean are discounted. */
  readonly lengthPenalty: { readonly terms: number; readonly headingTerms: number };
  /** How much one occurrence in the field counts. 0 leaves the field out. */
  readonly fieldWeight: { readonly terms: number; readonly headingTerms: number };
}

/** How the legs become one order. */
export interface FusionSettings {
  readonly method: 'weighted-sum' | 'reciprocal-rank';
  /** Share of the lexical leg in the weighted sum, 0–1; the dense leg has the rest. Fitted: 0.5–0.7 on development sets. */
  readonly lexicalShare: number;
  /** k of reciprocal rank fusion; 60 in Cormack, Clarke & Büttcher 2009. Larger values flatten the ranks. */
  readonly rankConstant: number;
}

/**
 * When to answer, and from how much. Coarse values, to be fitted on the development sets: at a coverage of 0.3 the questions on
 * statutes, Diet records and gazette wrongly got no answer in 21 of 130 cases, and rightly none in 13 of 26.
 */
export interface AnswerSettings {
  /** Passages read for an answer. */
  readonly passages: number;
  /** Quotes in an answer, at most. */
  readonly quotes: number;
  /** No quote is longer, in UTF-16 units, unless one sentence is. */
  readonly quoteCharacters: number;
  /** Below this share of the question's weight in the best passage the engine abstains, 0–1. */
  readonly minimumCoverage: number;
  /** A further passage is quoted when it covers at least this share of what the best one covers, 0–1. */
  readonly relativeCoverage: number;
}

/**
 * k1 = 1.2, b = 0.75: Lucene's values. On the development questions in their own corpora (71 statutes, Diet, gazette) nDCG@10 is
 * .587 / .474 / .526 with them and .572 / .455 / .528 at 0.9 / 0.4; with two hits a unit instead of three .577 / .474 / .495.
 * All of that is inside the noise of 25–60 questions. A heading's length says little, so its penalty is small.
 */
export const defaultSettings: RetrievalSettings = {
  queryCharacters: 10_000,
  refusedQueryCharacters: 200_000,
  selectionTerms: 24,
  scoringTerms: 400,
  candidates: 200,
  candidatesOfSeveral: 40,
  exactCandidates: 50,
  bm25: { saturation: 1.2, lengthPenalty: { terms: 0.75, headingTerms: 0.2 }, fieldWeight: { terms: 1, headingTerms: 0.5 } },
  fusion: { method: 'weighted-sum', lexicalShare: 0.6, rankConstant: 60 },
  lawTitleWeight: 0.5,
  hitsPerUnit: 3,
  answer: { passages: 10, quotes: 3, quoteCharacters: 300, minimumCoverage: 0.3, relativeCoverage: 0.6 },
};
