import type { Document } from '../../corpora-config/index.ts';
import { findApplications } from './applications/find-applications.ts';
import { findDelegations } from './delegations/find-delegations.ts';
import { findMentions } from './find-mentions.ts';
import { findTerms } from './terms/find-terms.ts';
import type { LawFacts } from './law-facts.ts';

/** What a statute says of itself: its names, provisions, mentions, defined terms and 準用, without looking at any other law. */
export function findLawFacts(document: Document): LawFacts {
  const mentions = findMentions(document);
  return {
    ...mentions,
    terms: findTerms(document),
    applications: findApplications(document, mentions.sentences),
    delegations: findDelegations(document),
  };
}
