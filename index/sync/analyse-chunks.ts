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
    return group.map((chunk, at) => ({ ...chunk, terms: terms[at] ?? '', headingTerms: headingTerms[at] ?? '' }));
  }));
  return done.flat();
}

/** Gives chunks their vectors, when the embedder makes any. What is embedded is the heading and the text together. */
export async function addVectors(chunks: readonly StoredChunk[], embedder: Embedder): Promise<readonly StoredChunk[]> {
  if (embedder.dimensions === 0 || chunks.length === 0) return chunks;
  const vectors = await embedder.embed(chunks.map(({ title, breadcrumb, text }) => [title, ...breadcrumb, text].join('\n')), 'passage');
  return chunks.map((chunk, at) => {
    const vector = vectors[at];
    return vector === undefined ? chunk : { ...chunk, vector };
  });
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
