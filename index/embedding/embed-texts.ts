import { GensenError } from '../../corpora-config/index.ts';
import type { Embedder } from './embedder.ts';
import type { EmbeddingPurpose, RawEmbedder } from './raw-embedder.ts';
import { VectorCache, VECTORS_KEPT } from './vector-cache.ts';

/**
 * Makes an embedder of a raw one: puts the prefix before each text, asks for each different text once, in batches of texts
 * of like length, checks what comes back and brings every vector to length 1.
 */
export function embedTexts(raw: RawEmbedder): Embedder {
  const cache = new VectorCache(VECTORS_KEPT);
  return {
    fingerprint: `${raw.fingerprint}/${JSON.stringify(raw.prefixes)}`,
    dimensions: raw.dimensions,
    maximumTexts: raw.maximumTexts,
    embed: (texts, purpose) => embedAll({ raw, cache }, texts, purpose),
    close: () => raw.close(),
  };
}

interface EmbeddingState {
  readonly raw: RawEmbedder;
  readonly cache: VectorCache;
}

async function embedAll(state: EmbeddingState, texts: readonly string[], purpose: EmbeddingPurpose): Promise<readonly Float32Array[]> {
  const prefix = state.raw.prefixes[purpose];
  const written = texts.map((text) => prefix + text);
  const vectors = new Map<string, Float32Array>();
  for (const text of written) {
    const known = state.cache.get(text);
    if (known !== undefined) vectors.set(text, known);
  }
  const missing = [...new Set(written)].filter((text) => !vectors.has(text)).sort((first, second) => first.length - second.length);
  for (let start = 0; start < missing.length; start += state.raw.maximumTexts) {
    await embedBatch(state, missing.slice(start, start + state.raw.maximumTexts), vectors);
  }
  return written.map((text) => Float32Array.from(vectors.get(text) ?? []));
}

async function embedBatch({ raw, cache }: EmbeddingState, batch: readonly string[], vectors: Map<string, Float32Array>): Promise<void> {
  const answered = await askModel(raw, batch);
  if (answered.length !== batch.length) throw failure(`${batch.length} texts were sent, ${answered.length} vectors came back`);
  for (const [index, text] of batch.entries()) {
    const vector = unitVector(answered[index] ?? [], raw.dimensions);
    vectors.set(text, vector);
    cache.set(text, vector);
  }
}

async function askModel(raw: RawEmbedder, batch: readonly string[]): Promise<readonly ArrayLike<number>[]> {
  try {
    return await raw.embedBatch(batch);
  } catch (cause) {
    if (cause instanceof GensenError || cause instanceof TypeError) throw cause;
    throw failure(`the model failed on ${batch.length} texts`, cause);
  }
}

/** The vector divided by its Euclidean length. */
function unitVector(values: ArrayLike<number>, dimensions: number): Float32Array {
  if (values.length !== dimensions) throw failure(`a vector has ${values.length} dimensions, the model has ${dimensions}`);
  const vector = Float32Array.from(values);
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (!Number.isFinite(length) || length === 0) throw failure('a vector is zero or not finite');
  return vector.map((value) => value / length);
}

function failure(message: string, cause?: unknown): GensenError {
  return new GensenError('embedding.failed', { message, mend: 'check the model named by GENSEN_EMBEDDING; search goes on without it', cause });
}
