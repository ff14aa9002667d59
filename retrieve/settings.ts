/**
 * Every number that decides a ranking or an answer: fielded BM25 and what is said about the query, one leg more when the index has
 * vectors. `ingredients.ts` names what can be left out; `npm run bench:ablation` prints what each is worth.
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
  /** What a pair of characters counts, against 1 for a word. A word of eight katakana would count eight times otherwise. */
  readonly bigramWeight: { readonly katakana: number; readonly other: number };
  /** What a term of a year counts as the other calendar writes it (2000年 for 平成12年). 0: not matched. */
  readonly yearWeight: number;
  /** What a term counts that documents print for a word of daily use (解雇 for クビ). 0: not matched. */
  readonly plainWordWeight: number;
  readonly evidence: EvidenceSettings;
  /** By kind of document; passages of other kinds lend each other nothing. */
  readonly neighbours: Readonly<Partial<Record<string, NeighbourSettings>>>;
  /** Whether a word of daily use weighs no more than what is printed for it (クビ, 解雇), rare as it may be in print. */
  readonly boundsPlainWords: boolean;
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
  /** The score is multiplied by this power of the share of the query's weight that stands in the chunk. 0: it does not matter. */
  readonly coverageExponent: number;
}

/** What the score of a passage is multiplied by for what it is; 1 leaves it as it is. */
export interface EvidenceSettings {
  /** In a corpus whose kind the query names (白書, 国会答弁). */
  readonly namedCorpus: number;
  /** Of the house that it names. */
  readonly namedHouse: number;
  /** Said or published in a time that it names. */
  readonly namedDate: number;
  /** In a supplementary provision, unless the query asks for one. */
  readonly supplement: number;
  /** In an ordinance of a ministry, unless the query names it or asks for one. */
  readonly ordinance: number;
  /** A member's question in the Diet, unless the query asks for one. */
  readonly question: number;
}

/** How far passages lend their terms to others of the document. */
export interface NeighbourSettings {
  /** What the passage next to it lends, 0–1. */
  readonly share: number;
  /** After so many passages further on it is 1/e of that. Above 0. */
  readonly reach: number;
  /** `before`: only what stands before lends (a question to its answer). */
  readonly side: 'both' | 'before';
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
 * Chosen on the development sets (`eval/conditions/bm25.yaml`) among few coarse values: k1 0.9 and 1.2, b 0.4 to 0.75, weights and exponents
 * 0, 0.3, 0.5, 0.7, 1 and 1.5. Neighbouring values differ by less than the noise of these sets.
 */
export const defaultSettings: RetrievalSettings = {
  queryCharacters: 10_000,
  refusedQueryCharacters: 200_000,
  selectionTerms: 24,
  scoringTerms: 400,
  candidates: 200,
  candidatesOfSeveral: 40,
  exactCandidates: 50,
  bm25: { saturation: 0.9, lengthPenalty: { terms: 0.75, headingTerms: 0.2 }, fieldWeight: { terms: 1, headingTerms: 1 }, coverageExponent: 0.7 },
  fusion: { method: 'weighted-sum', lexicalShare: 0.6, rankConstant: 60 },
  lawTitleWeight: 0.5,
  bigramWeight: { katakana: 0.25, other: 0.5 },
  yearWeight: 0.5,
  plainWordWeight: 0.4,
  evidence: { namedCorpus: 1.5, namedHouse: 1.3, namedDate: 1.2, supplement: 0.7, ordinance: 0.8, question: 0.7 },
  neighbours: { gazette: { share: 0.75, reach: 10, side: 'both' }, diet: { share: 0.2, reach: 1, side: 'before' } },
  boundsPlainWords: true,
  hitsPerUnit: 3,
  answer: { passages: 10, quotes: 3, quoteCharacters: 300, minimumCoverage: 0.3, relativeCoverage: 0.6 },
};
