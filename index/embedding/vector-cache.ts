import { contentHash } from '../../corpora-config/index.ts';

/** Vectors kept by default: more than the longest statute has passages, so that its next revision finds them; 64 MB at 1,024 dimensions. */
export const VECTORS_KEPT = 16_000;

/** Keeps the vectors asked for last, by the hash of the text. */
export class VectorCache {
  readonly #vectors = new Map<string, Float32Array>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(text: string): Float32Array | undefined {
    const hash = contentHash(text);
    const vector = this.#vectors.get(hash);
    if (vector === undefined) return undefined;
    this.#vectors.delete(hash);
    this.#vectors.set(hash, vector);
    return vector;
  }

  set(text: string, vector: Float32Array): void {
    this.#vectors.set(contentHash(text), vector);
    if (this.#vectors.size <= this.#most) return;
    const [oldest] = this.#vectors.keys();
    if (oldest !== undefined) this.#vectors.delete(oldest);
  }
}
