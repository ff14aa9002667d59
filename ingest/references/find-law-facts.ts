import type { Document } from '../../corpora-config/index.ts';
import { findApplications } from './applications/find-applications.ts';
import { findDelegations } from './delegations/find-delegations.ts';
import { findTerms } from './terms/find-terms.ts';
import { LawReader } from './law-reader.ts';
import { listAmendments, listAppendices } from './list-parts.ts';
import { listElements } from './list-elements.ts';
import type { LawFacts } from './law-facts.ts';

/** What a statute says of itself: its names, provisions, mentions, defined terms and 準用, without looking at any other law. */
export function findLawFacts(document: Document): LawFacts {
  const { attributes, revision } = document;
  const elements = listElements(document);
  const appendices = listAppendices(document);
  const number = attributes['lawNumber']?.[0] ?? '';
  const law = attributes['lawId']?.[0] ?? document.id;
  const reader = new LawReader({ law, title: document.title, number, elements, appendices, amendments: listAmendments(document) });
  const sentences = reader.read(document.sections);
  return {
    document: document.id,
    law,
    title: document.title,
    number,
    abbreviations: attributes['abbreviation'] ?? [],
    ...(revision.validFrom === undefined ? {} : { validFrom: revision.validFrom }),
    ...(revision.validUntil === undefined ? {} : { validUntil: revision.validUntil }),
    elements,
    appendices,
    lawNames: reader.lawNames,
    sentences,
    terms: findTerms(document),
    applications: findApplications(document, sentences),
    delegations: findDelegations(document),
  };
}
