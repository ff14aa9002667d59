import { valueHash } from '../../corpora-config/index.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { StoredChunk } from '../stores/chunk-store.ts';
import type { PendingChunk } from './compare-document.ts';

/** Analyses texts somewhere else, usually in a worker thread. Terms are joined by spaces, in the order of the texts. */
export type AnalyseTexts = (texts: readonly { readonly text: string; readonly heading: string }[]) => Promise<{
  readonly terms: readonly string[];
  readonly headingTerms: readonly string[];
}>;

/** Enough work for a thread to outweigh the message, little enough that several threads share one document. */
const charactersPerTask = 60_000;

/** Gives chunks their terms; several tasks run at once. Order is kept. */
export async function addTerms(chunks: readonly PendingChunk[], analyse: AnalyseTexts): Promise<readonly StoredChunk[]> {
  const groups = groupByCharacters(chunks);
  const done = await Promise.all(groups.map(async (group) => {
    const { terms, headingTerms } = await analyse(group.map(({ text, title, breadcrumb }) => ({ text, heading: [title, ...breadcrumb].join('\n') })));
    return group.map((chunk, at) => withTerms(chunk, terms[at] ?? '', headingTerms[at] ?? ''));
  }));
  return done.flat();
}

/** Hash over both term streams of a chunk. */
export function hashTerms({ terms, headingTerms }: Pick<StoredChunk, 'terms' | 'headingTerms'>): string {
  return valueHash([headingTerms, terms]).slice(0, 16);
}

/** Gives chunks without a vector theirs, when the embedder makes any. What is embedded is the heading and the text together. */
export async function addVectors(chunks: readonly StoredChunk[], embedder: Embedder): Promise<readonly StoredChunk[]> {
  const bare = chunks.filter(({ vector }) => vector === undefined);
  if (embedder.dimensions === 0 || bare.length === 0) return chunks;
  const vectors = await embedder.embed(bare.map(({ title, breadcrumb, text }) => [title, ...breadcrumb, text].join('\n')), 'passage');
  const made = new Map(bare.map(({ id }, at) => [id, vectors[at]]));
  return chunks.map((chunk) => {
    const vector = made.get(chunk.id);
    return vector === undefined ? chunk : { ...chunk, vector };
  });
}

function withTerms(chunk: PendingChunk, terms: string, headingTerms: string): StoredChunk {
  return { ...chunk, terms, headingTerms, termsHash: hashTerms({ terms, headingTerms }) };
}

function groupByCharacters(chunks: readonly PendingChunk[]): readonly (readonly PendingChunk[])[] {
  const groups: PendingChunk[][] = [];
  let room = 0;
  for (const chunk of chunks) {
    if (room < chunk.text.length || groups.length === 0) {
      groups.push([]);
      room = charactersPerTask;
    }
    groups.at(-1)?.push(chunk);
    room -= chunk.text.length;
  }
  return groups;
}
