import type { AccessScope, Citation, Locator, RevisionStatus } from '../corpora-config/index.ts';
import type { LawPath, ReferenceRequest, ReferencesResult, TermsResult } from './references/reference-shapes.ts';

export type * from './references/reference-shapes.ts';

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
  /** How that revision stands on the day asked. */
  readonly status: RevisionStatus;
  /** In Japanese, when it is not simply in force. */
  readonly statusNote?: string;
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
  /** `neighbours`: it stands in passages near by. */
  readonly field: 'terms' | 'headingTerms' | 'neighbours';
  readonly occurrences: number;
  readonly chunkFrequency: number;
  readonly contribution: number;
}

/** A piece of text that names something: a law, a provision, a date, a corpus. */
export interface Mention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'law' | 'provision' | 'date' | 'corpus' | 'identifier' | 'plain-word';
  readonly candidates: readonly { readonly id: string; readonly title: string; readonly confidence: number }[];
  /** True: all candidates are meant, in order (a range of articles). Absent: one of them is. */
  readonly together?: boolean;
  /** Why there is no candidate, or no clear one, in Japanese: the law is known, the article is not; several laws bear the name. */
  readonly reason?: string;
  /** Places that exist beside one that does not, the one before it first. */
  readonly nearest?: readonly { readonly id: string; readonly title: string }[];
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
  /** How that revision stands on the day asked; `statusNote` says it in Japanese when it is not simply in force. */
  readonly status: RevisionStatus;
  readonly statusNote?: string;
  readonly breadcrumb: readonly string[];
  readonly text: string;
  readonly contentHash: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly chunks: readonly { readonly id: string; readonly text: string; readonly locator: Locator; readonly contentHash: string }[];
  readonly previous?: string;
  readonly next?: string;
}

/** One revision of a document. */
export interface Version {
  readonly id: string;
  readonly title: string;
  readonly revision: Shown['revision'];
  /** SHA-256 of the whole text. */
  readonly contentHash: string;
  /** On the day asked. */
  readonly status: RevisionStatus;
  readonly statusNote?: string;
  /** The law that made the revision. Absent: the law as enacted, or not told. */
  readonly amendingLaw?: { readonly id: string; readonly title?: string; readonly number?: string };
  /** When a place inside was asked for. */
  readonly provision?: VersionProvision;
}

/** A place in one revision, beside the revision before. */
export interface VersionProvision {
  readonly id: string;
  /** SHA-256 of its text. Absent: this revision does not have the place. */
  readonly contentHash?: string;
  readonly change: 'first' | 'unchanged' | 'changed' | 'added' | 'removed' | 'absent';
}

/** What is compared. `from` and `to` are names of revisions or ISO dates. */
export interface CompareRequest {
  /** A document, or an article or paragraph in it; a revision in it is passed over. */
  readonly id: string;
  /** Absent: the revision before `to`. */
  readonly from?: string;
  /** Absent: today. */
  readonly to?: string;
}

/** A piece of two texts. Those that are not `added`, joined, are the older text; those not `removed` the newer. */
export interface TextPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** An article (or what stands for one) on one side of a comparison. */
export interface ComparedProvision {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  /** SHA-256 of `text`. */
  readonly contentHash: string;
}

/** `renumbered`: stands elsewhere now, with the same or a like text. */
export type ProvisionChange = 'unchanged' | 'changed' | 'renumbered' | 'added' | 'removed';

export interface ProvisionComparison {
  readonly change: ProvisionChange;
  readonly from?: ComparedProvision;
  readonly to?: ComparedProvision;
  /** What changed, word by word. */
  readonly parts: readonly TextPart[];
}

/** 新旧対照: two revisions side by side. */
export interface Comparison {
  /** What was compared, without revision. */
  readonly id: string;
  readonly title: string;
  readonly from: Pick<Version, 'id' | 'revision' | 'status' | 'statusNote'>;
  readonly to: Pick<Version, 'id' | 'revision' | 'status' | 'statusNote'>;
  readonly counts: Readonly<Record<ProvisionChange, number>>;
  /** In the order of the newer text. Of a whole document without those that are unchanged. */
  readonly provisions: readonly ProvisionComparison[];
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
  /** Throws `item.not-found` or `revision.not-in-force`, with the nearest that exists in its message. */
  show(id: string, access: AccessScope, asOf?: string): Promise<Shown>;
  /** Every revision held of the document that `id` names or lies in, oldest first, as it stands on an ISO date; default today. */
  versions(id: string, access: AccessScope, asOf?: string): Promise<readonly Version[]>;
  /** Throws `item.not-found`, `revision.not-in-force`, `request.invalid` for a revision that is neither a name nor a date. */
  compare(request: CompareRequest, access: AccessScope): Promise<Comparison>;
  /** What a law or provision points at, or what points at it. `id` may also be a name (民法第七百九条). Throws `item.not-found`, `request.invalid`, `cursor.invalid`. */
  references(id: string, access: AccessScope, request: ReferenceRequest): Promise<ReferencesResult>;
  /** The shortest way from one law to another over what they mention. Throws `item.not-found`, `request.invalid`. */
  path(from: string, to: string, scope: { readonly access: AccessScope; readonly asOf?: string }): Promise<LawPath>;
  /** The defined terms that stand in a provision, with the places that define them. Throws `item.not-found`, `request.invalid`. */
  terms(id: string, access: AccessScope, asOf?: string): Promise<TermsResult>;
  corpora(access: AccessScope): Promise<readonly CorpusSummary[]>;
  close(): Promise<void>;
}
