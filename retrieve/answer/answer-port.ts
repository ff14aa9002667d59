/** A passage that an answer may be made from, best first. */
export interface AnswerPassage {
  readonly id: string;
  readonly title: string;
  readonly breadcrumb: readonly string[];
  readonly text: string;
  /** Share of the question's weight that the passage covers, 0–1. */
  readonly coverage: number;
  /** True: the question names this very place. */
  readonly isNamed: boolean;
  /** What each term of the question weighs in the passage's corpus. */
  readonly termWeights: ReadonlyMap<string, number>;
}

/** One thing said, with the place it rests on. The engine cuts the quote; whoever drafts gives offsets only. */
export interface DraftClaim {
  /** One line of Markdown that leads to the quote; no marker in it. */
  readonly lead: string;
  /** Index into the passages. */
  readonly passage: number;
  /** Quoted span of the passage's text; UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** What is to be said; no claims means that nothing can be. */
export interface Draft {
  readonly opening: string;
  readonly claims: readonly DraftClaim[];
  /** What the drafting used (tokens of a model), as its provider tells it. */
  readonly usage: readonly unknown[];
}

/** Drafts an answer from passages. The engine numbers, cuts, verifies and composes; what does not verify is dropped. */
export interface AnswerPort {
  draft(question: string, passages: readonly AnswerPassage[]): Promise<Draft>;
}
