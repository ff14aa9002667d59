/** Which chunks answer a question, and what may be said from them. */
export { openRetriever } from './open-retriever.ts';
export { findNamedLaws } from './query/find-laws.ts';
export { nameLaws, type NamingDocument } from './query/read-law-names.ts';
export type { RetrieverParts } from './retrieval.ts';
export type * from './retriever.ts';
export { ingredientNames } from './ingredients.ts';
export { defaultSettings, type RetrievalSettings } from './settings.ts';
