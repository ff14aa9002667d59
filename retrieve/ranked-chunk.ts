import type { StoredChunk } from '../index/index.ts';
import type { Hit } from './retriever.ts';

/** A chunk with its place in the order, before it becomes a hit. */
export interface RankedChunk {
  readonly chunk: StoredChunk;
  readonly score: number;
  readonly legs: Hit['legs'];
}

/** Best first; equal scores by id, so that the same question always gives the same order. */
export function sortRanked<T extends Pick<RankedChunk, 'score'> & { readonly chunk: Pick<StoredChunk, 'id'> }>(ranked: readonly T[]): readonly T[] {
  return ranked.toSorted((a, b) => b.score - a.score || (a.chunk.id < b.chunk.id ? -1 : 1));
}
