/** Where the chunks are kept, and how they are matched. */
export type { Analyser, TermStream, Token } from './analysis/analyser.ts';
export { analyserFingerprint, openAnalyser } from './analysis/kuromoji-analyser.ts';
export { highlightSpans } from './analysis/highlight.ts';
export { foldText } from './analysis/fold-text.ts';
export type { Embedder } from './embedding/embedder.ts';
export { openEmbedder } from './embedding/open-embedder.ts';
export { listFailures, retryFailures, waiveFailure, type Failure } from './failures.ts';
export { readManifest, type CorpusRecord, type Manifest } from './manifest.ts';
export { openIndex, type IndexOptions, type OpenIndex } from './open-index.ts';
export type * from './stores/chunk-store.ts';
export { openLanceStore } from './stores/lancedb/lancedb-store.ts';
export { openMemoryStore } from './stores/memory-store.ts';
export { syncCorpus, verifyCorpus, type SyncOptions } from './sync-corpus.ts';
export type { SyncProgress, SyncReport } from './sync/sync-report.ts';
export type { Verification } from './sync/verify-ledger.ts';
