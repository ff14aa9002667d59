import type { AccessScope, Citation, Locator } from '../corpora-config/index.ts';

/** A question as the API receives it, checked. */
export interface SearchRequest {
  readonly query: string;
  /** Absent: every corpus. */
  readonly corpora?: readonly string[];
  /** `from`, `until` (ISO dates) and attribute names (`speaker`, `house`, `meeting` …). */
  readonly filters?: Readonly<Record<string, string | readonly string[]>>;
  /** ISO date; absent: today. */
  readonly asOf?: string;
  /** 1–100, default 10. */
  readonly limit?: number;
  /** From an earlier answer to the same request. */
  readonly cursor?: string;
  readonly explain?: boolean;
  /** Adds the chunks before and after each hit. */
  readonly expand?: boolean;
}

/** A ranked passage. Offsets of `highlights` are UTF-16 code units into `text`, end exclusive, ascending and apart. */
export interface Hit {
  readonly id: string;
  readonly corpus: string;
  readonly document: { readonly id: string; readonly title: string; readonly date: string | null; readonly uri: string };
  readonly breadcrumb: readonly string[];
  readonly text: string;
  readonly highlights: readonly (readonly [start: number, end: number])[];
  readonly score: number;
  /** Score of each leg that found it, before fusion. */
  readonly legs: { readonly exact?: number; readonly lexical?: number; readonly dense?: number };
  readonly locator: Locator;
  readonly revision: string;
  readonly contentHash: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly tenant: string;
  /** Identifier of the unit around it (article, speech, chapter), or the document: what readers open when they want more. */
  readonly unit?: string;
  /** Other hits of the same unit (the paragraphs of one article), ids only. */
  readonly siblings?: readonly string[];
  readonly context?: { readonly before?: string; readonly after?: string };
  readonly explanation?: readonly TermExplanation[];
}

/** What one term gave to a lexical score. */
export interface TermExplanation {
  readonly term: string;
  readonly field: 'terms' | 'headingTerms';
  readonly occurrences: number;
  readonly chunkFrequency: number;
  readonly contribution: number;
}

/** A piece of text that names something: a law, a provision, a date, a corpus. */
export interface Mention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'law' | 'provision' | 'date' | 'corpus' | 'identifier';
  readonly candidates: readonly { readonly id: string; readonly title: string; readonly confidence: number }[];
  /** Why there is no candidate, in Japanese: the law is known, the article is not. */
  readonly reason?: string;
}

/** What the engine made of a query. */
export interface Understood {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly corpora: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly asOf: string;
}

export interface SearchResult {
  readonly hits: readonly Hit[];
  readonly nextCursor?: string;
  readonly understood: Understood;
  /** What was left out or degraded, in one sentence each. */
  readonly warnings: readonly string[];
  readonly timings: Readonly<Record<string, number>>;
}

export interface AnswerRequest {
  readonly question: string;
  readonly app?: 'lawsy' | 'diet-answers' | 'knowledge-base';
  readonly corpora?: readonly string[];
  readonly filters?: SearchRequest['filters'];
  readonly asOf?: string;
}

/** A cited answer. `answer` is Markdown with `[1]` markers; empty of claims when `abstained`. */
export interface Answer {
  readonly answer: string;
  readonly citations: readonly Citation[];
  readonly abstained: boolean;
  readonly reason?: string;
  readonly usage: readonly unknown[];
  readonly timings: Readonly<Record<string, number>>;
}

/** A document, unit or chunk reopened. */
export interface Shown {
  readonly id: string;
  readonly corpus: string;
  readonly title: string;
  readonly uri: string;
  readonly date: string | null;
  readonly revision: { readonly id: string; readonly validFrom?: string; readonly validUntil?: string };
  readonly breadcrumb: readonly string[];
  readonly text: string;
  readonly contentHash: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly chunks: readonly { readonly id: string; readonly text: string; readonly locator: Locator; readonly contentHash: string }[];
  readonly previous?: string;
  readonly next?: string;
}

export interface CorpusSummary {
  readonly corpus: string;
  readonly documents: number;
  readonly chunks: number;
}

/** Answers questions over an open index. Every read takes the access scope of the caller. */
export interface Retriever {
  search(request: SearchRequest, access: AccessScope): Promise<SearchResult>;
  answer(request: AnswerRequest, access: AccessScope): Promise<Answer>;
  resolve(text: string, access: AccessScope, asOf?: string): Promise<{ readonly mentions: readonly Mention[] }>;
  /** Throws `item.not-found`, with the nearest that exists in its message. */
  show(id: string, access: AccessScope, asOf?: string): Promise<Shown>;
  /** Every revision held of the document that `id` names, oldest first. */
  versions(id: string, access: AccessScope): Promise<readonly Pick<Shown, 'id' | 'title' | 'revision' | 'contentHash'>[]>;
  corpora(access: AccessScope): Promise<readonly CorpusSummary[]>;
  close(): Promise<void>;
}
