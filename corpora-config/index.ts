/** The shared words: what a corpus is and what every room calls things. Imports nothing of the project. */
export * from './errors/error-codes.ts';
export * from './errors/gensen-error.ts';
export * from './schema/access-policy.ts';
export * from './schema/corpus-definition.ts';
export * from './schema/load-access-policies.ts';
export * from './schema/load-corpora.ts';
export * from './vocabulary/access-scope.ts';
export * from './vocabulary/chunk.ts';
export * from './vocabulary/citation.ts';
export * from './vocabulary/content-hash.ts';
export * from './vocabulary/document.ts';
export * from './vocabulary/era-date.ts';
export * from './vocabulary/finding.ts';
export * from './vocabulary/finding-rules.ts';
export * from './vocabulary/identifier.ts';
export * from './vocabulary/locator.ts';
export * from './vocabulary/revision.ts';
