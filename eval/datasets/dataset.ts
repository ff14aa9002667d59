/** A passage that answers a question. A hit satisfies it by identifier, element path or quotation, whichever it names. */
export interface GoldItem {
  /** Part of the hit's document identifier or address: a law id, a speech id, a path. */
  readonly document?: string | undefined;
  /** e-Gov element path; a hit whose path is equal, above or below it is right. */
  readonly element?: string | undefined;
  /** Text of the source; white space is ignored, and 70 % of it in one run is enough. */
  readonly quote?: string | undefined;
  /** 2 answers the question, 1 helps. */
  readonly grade: number;
}

/** A question with the passages that answer it. No gold: nothing in the corpora answers it, so the engine should abstain. */
export interface EvaluationQuery {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly GoldItem[];
  /** ISO date for which the question is asked. */
  readonly asOf?: string | undefined;
  readonly filters?: Readonly<Record<string, string>> | undefined;
}

/** A named set of questions. */
export interface Dataset {
  readonly name: string;
  readonly queries: readonly EvaluationQuery[];
  /** Hash over the questions and their gold; results of unlike sets are not compared. */
  readonly fingerprint: string;
}
