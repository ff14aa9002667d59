/** What a text is embedded for; many models write questions and passages differently. */
export type EmbeddingPurpose = 'query' | 'passage';

/** The one raw call of an embedding model. Checks, prefixes, batching, caching and normalising happen once, in embed-texts.ts. */
export interface RawEmbedder {
  /** Everything that changes the vectors, prefixes left out. */
  readonly fingerprint: string;
  /** At least 1. */
  readonly dimensions: number;
  /** Most texts in one call. */
  readonly maximumTexts: number;
  readonly prefixes: TextPrefixes;
  /** A vector a text, in their order; of any length (they are normalised afterwards). Throws when it cannot. */
  embedBatch(texts: readonly string[]): Promise<readonly ArrayLike<number>[]>;
  close(): Promise<void>;
}

/** Put before a text; empty for models that want none. */
export interface TextPrefixes {
  readonly query: string;
  readonly passage: string;
}
