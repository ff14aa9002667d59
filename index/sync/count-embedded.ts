import type { Embedder } from '../embedding/embedder.ts';
import type { SyncTally } from './sync-report.ts';

/** An embedder that counts the passages it was given and made vectors for. */
export function countEmbedded(embedder: Embedder, { chunks }: Pick<SyncTally, 'chunks'>): Embedder {
  return {
    ...embedder,
    embed: async (texts, purpose) => {
      const vectors = await embedder.embed(texts, purpose);
      if (purpose === 'passage') chunks.embedded += texts.length;
      return vectors;
    },
  };
}
