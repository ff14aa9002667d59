import type { Document } from '../../corpora-config/index.ts';
import { findLawOutline, type LawFactsOutline } from './find-law-outline.ts';
import type { LawFacts } from './law-facts.ts';
import { LawReader } from './law-reader.ts';
import { listAmendments } from './list-parts.ts';

/** What linking reads of a law. */
export type LawMentions = LawFactsOutline & Pick<LawFacts, 'sentences'>;

/** The outline of a statute and the sentences that mention provisions or laws, without looking at any other law. */
export function findMentions(document: Document): LawMentions {
  const outline = findLawOutline(document);
  return { ...outline, sentences: new LawReader({ ...outline, amendments: listAmendments(document) }).read(document.sections) };
}
