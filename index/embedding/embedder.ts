/** Turns texts into vectors. Implementations do the raw call; batching, caching and checks happen once, above. */
export interface Embedder {
  /** Model name and everything that changes its vectors (prefixes, pooling); `none` for no embedding. */
  readonly fingerprint: string;
  /** 0: no vectors. */
  readonly dimensions: number;
  readonly maximumTexts: number;
  /**
   * Unit-length vectors in the order of the texts.
   * Errors: `embedding.failed` (the caller may degrade to lexical search).
   */
  embed(texts: readonly string[], purpose: 'query' | 'passage'): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}
