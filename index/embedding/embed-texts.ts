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
  const underWay: EmbeddingState['underWay'] = new Map();
  return {
    fingerprint: `${raw.fingerprint}/${JSON.stringify(raw.prefixes)}`,
    dimensions: raw.dimensions,
    maximumTexts: raw.maximumTexts,
    embed: (texts, purpose) => embedAll({ raw, cache, underWay }, texts, purpose),
    close: () => raw.close(),
  };
}

interface EmbeddingState {
  readonly raw: RawEmbedder;
  readonly cache: VectorCache;
  /** Texts that the model was asked for and has not answered yet, each with its batch. */
  readonly underWay: Map<string, Promise<Vectors>>;
}

type Vectors = ReadonlyMap<string, Float32Array>;

async function embedAll(state: EmbeddingState, texts: readonly string[], purpose: EmbeddingPurpose): Promise<readonly Float32Array[]> {
  const prefix = state.raw.prefixes[purpose];
  const written = texts.map((text) => prefix + text);
  const vectors = new Map<string, Float32Array>();
  const wanted = [...new Set(written)].filter((text) => !takeKnown(state, text, vectors)).sort((first, second) => first.length - second.length);
  for (let start = 0; start < wanted.length; start += state.raw.maximumTexts) {
    await embedSlice(state, wanted.slice(start, start + state.raw.maximumTexts), vectors);
  }
  return written.map((text) => Float32Array.from(vectors.get(text) ?? []));
}

function takeKnown({ cache }: EmbeddingState, text: string, vectors: Map<string, Float32Array>): boolean {
  const known = cache.get(text);
  if (known !== undefined) vectors.set(text, known);
  return known !== undefined;
}

/** Revisions of one statute are read side by side: what another is waiting for is waited for together. */
async function embedSlice(state: EmbeddingState, slice: readonly string[], vectors: Map<string, Float32Array>): Promise<void> {
  const missing = slice.filter((text) => !takeKnown(state, text, vectors));
  const others = new Set(missing.flatMap((text) => state.underWay.get(text) ?? []));
  const fresh = missing.filter((text) => !state.underWay.has(text));
  const batches = [...(fresh.length === 0 ? [] : [beginBatch(state, fresh)]), ...others];
  for (const batch of await Promise.all(batches)) for (const [text, vector] of batch) vectors.set(text, vector);
}

function beginBatch(state: EmbeddingState, batch: readonly string[]): Promise<Vectors> {
  const made = embedBatch(state, batch).finally(() => {
    for (const text of batch) state.underWay.delete(text);
  });
  for (const text of batch) state.underWay.set(text, made);
  return made;
}

async function embedBatch({ raw, cache }: EmbeddingState, batch: readonly string[]): Promise<Vectors> {
  const answered = await askModel(raw, batch);
  if (answered.length !== batch.length) throw failure(`${batch.length} texts were sent, ${answered.length} vectors came back`);
  return new Map(batch.map((text, index) => {
    const vector = unitVector(answered[index] ?? [], raw.dimensions);
    cache.set(text, vector);
    return [text, vector];
  }));
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
