import { contentHash } from '../../corpora-config/index.ts';
import type { TermWriter } from '../analysis/analyser.ts';
import { termLines, type HeadedText, type TermLines } from '../analysis/term-lines.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { StoredChunk } from '../stores/chunk-store.ts';
import type { PendingChunk } from './describe-document.ts';

/** Analyses texts somewhere else, usually in a worker thread. */
export type AnalyseTexts = (texts: readonly HeadedText[]) => Promise<TermLines>;

/** Enough work for a thread to outweigh the message, little enough that several threads share one document. */
const charactersPerTask = 60_000;

/** Gives chunks their terms; several tasks run at once. Order is kept. */
export async function addTerms(chunks: readonly PendingChunk[], analyse: AnalyseTexts): Promise<readonly StoredChunk[]> {
  const groups = groupByCharacters(chunks);
  const done = await Promise.all(groups.map(async (group) => withTerms(group, await analyse(textsOf(group)))));
  return done.flat();
}

/** Gives the chunks of one document their terms in this thread. */
export function addTermsHere(chunks: readonly PendingChunk[], analyser: TermWriter): readonly StoredChunk[] {
  return withTerms(chunks, termLines(analyser, textsOf(chunks)));
}

/** Hash over both term streams of a chunk, neither of which has a line feed. */
export function hashTerms({ terms, headingTerms }: Pick<StoredChunk, 'terms' | 'headingTerms'>): string {
  return hashMatched(`${headingTerms}\n${terms}`);
}

/** The same of heading terms, a line feed and terms in one; bytes are UTF-8. */
export function hashMatched(matched: string | Uint8Array): string {
  return contentHash(matched).slice(0, 16);
}

/** What stands above a chunk, a line each. */
export function headingOf({ title, breadcrumb }: Pick<PendingChunk, 'title' | 'breadcrumb'>): string {
  return [title, ...breadcrumb].join('\n');
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

function textsOf(chunks: readonly PendingChunk[]): readonly HeadedText[] {
  return chunks.map((chunk) => ({ text: chunk.text, heading: headingOf(chunk) }));
}

function withTerms(chunks: readonly PendingChunk[], lines: TermLines): readonly StoredChunk[] {
  return chunks.map((chunk, at) => {
    const both = { terms: lines.terms[at] ?? '', headingTerms: lines.headingTerms[at] ?? '' };
    // Nobody needs the chunk without its terms any more, and a copy takes as long as the hash.
    return Object.assign(chunk, both, { termsHash: hashTerms(both) });
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
