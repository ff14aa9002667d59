import type { Embedder } from './embedder.ts';

/** The default: no vectors at all. Search is lexical. */
export function openNoneEmbedder(): Embedder {
  return {
    fingerprint: 'none',
    dimensions: 0,
    maximumTexts: 1,
    embed: async (texts) => texts.map(() => new Float32Array(0)),
    close: async () => {},
  };
}
