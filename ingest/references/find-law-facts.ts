import type { Document } from '../../corpora-config/index.ts';
import { findApplications } from './applications/find-applications.ts';
import { findDelegations } from './delegations/find-delegations.ts';
import { findLawOutline } from './find-law-outline.ts';
import { findTerms } from './terms/find-terms.ts';
import { LawReader } from './law-reader.ts';
import { listAmendments } from './list-parts.ts';
import type { LawFacts } from './law-facts.ts';

/** What a statute says of itself: its names, provisions, mentions, defined terms and 準用, without looking at any other law. */
export function findLawFacts(document: Document): LawFacts {
  const outline = findLawOutline(document);
  const sentences = new LawReader({ ...outline, amendments: listAmendments(document) }).read(document.sections);
  return {
    ...outline,
    sentences,
    terms: findTerms(document),
    applications: findApplications(document, sentences),
    delegations: findDelegations(document),
  };
}
