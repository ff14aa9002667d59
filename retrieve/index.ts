/** Which chunks answer a question, and what may be said from them. */
export { openRetriever } from './open-retriever.ts';
export type { RetrieverParts } from './retrieval.ts';
export type * from './retriever.ts';
export { defaultSettings, type RetrievalSettings } from './settings.ts';
