/** Where the chunks are kept, and how they are matched. */
export type { Analyser, TermStream, Token } from './analysis/analyser.ts';
export type { Embedder } from './embedding/embedder.ts';
export type * from './stores/chunk-store.ts';
