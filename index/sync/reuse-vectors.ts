import type { Embedder } from '../embedding/embedder.ts';
import type { ChunkStore } from '../stores/chunk-store.ts';
import { headingOf } from './analyse-chunks.ts';

/** Where vectors are looked for. */
export interface VectorSource {
  readonly store: Pick<ChunkStore, 'chunksOf'>;
  readonly corpus: string;
  /** Documents that the store may hold. */
  readonly known: ReadonlySet<string>;
  /** Fingerprint of analyser and embedder; vectors made under another are not taken. */
  readonly analysed: string;
}

/**
 * An embedder that takes over the vectors of passages that the neighbouring revisions held have word for word, headings and all, and
 * those that an article had under another number: a new revision of a statute is embedded as far as it is new.
 * @param documents those that are about to be embedded
 */
export async function reuseVectors(documents: readonly string[], embedder: Embedder, source: VectorSource): Promise<Embedder> {
  if (embedder.dimensions === 0) return embedder;
  const held = await readVectors(new Set(documents.flatMap((id) => neighboursOf(id, source.known))), source);
  if (held.size === 0) return embedder;
  return {
    ...embedder,
    embed: async (texts, purpose) => {
      if (purpose !== 'passage') return embedder.embed(texts, purpose);
      const missing = [...new Set(texts.filter((text) => !held.has(text)))];
      const made = missing.length === 0 ? [] : await embedder.embed(missing, purpose);
      const all = new Map([...held, ...missing.map((text, at) => [text, made[at]] as const)]);
      return texts.map((text) => Float32Array.from(all.get(text) ?? []));
    },
  };
}

async function readVectors(documents: ReadonlySet<string>, { store, corpus, analysed }: VectorSource): Promise<ReadonlyMap<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  for (const id of documents) {
    for (const chunk of await store.chunksOf(corpus, id, { vectors: true })) {
      if (chunk.vector !== undefined && chunk.analysed === analysed) vectors.set(`${headingOf(chunk)}\n${chunk.text}`, chunk.vector);
    }
  }
  return vectors;
}

/** The document itself, and of its other revisions the last before it and the first after it. */
function neighboursOf(id: string, known: ReadonlySet<string>): readonly string[] {
  const name = `${id.split('@', 1)[0] ?? id}@`;
  let [before, after] = ['', '\uffff'];
  for (const other of known) {
    if (!other.startsWith(name)) continue;
    if (other < id && other > before) before = other;
    if (other > id && other < after) after = other;
  }
  return [id, before, after].filter((document) => known.has(document));
}
