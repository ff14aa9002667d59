/** Which chunks answer a question, and what may be said from them. */
export type * from './retriever.ts';
