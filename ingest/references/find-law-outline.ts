import type { Document } from '../../corpora-config/index.ts';
import type { LawFacts } from './law-facts.ts';
import { listAppendices } from './list-parts.ts';
import { listDeclaredNames } from './list-declared-names.ts';
import { listElements } from './list-elements.ts';

/** What other laws need of a law to point at it. */
export type LawFactsOutline = Omit<LawFacts, 'sentences' | 'terms' | 'applications' | 'delegations'>;

/** The names, provisions and appendices of a statute; a hundredth of the work that its mentions are. */
export function findLawOutline(document: Document): LawFactsOutline {
  const { attributes, revision } = document;
  return {
    document: document.id,
    law: attributes['lawId']?.[0] ?? document.id,
    title: document.title,
    number: attributes['lawNumber']?.[0] ?? '',
    abbreviations: attributes['abbreviation'] ?? [],
    ...(revision.validFrom === undefined ? {} : { validFrom: revision.validFrom }),
    ...(revision.validUntil === undefined ? {} : { validUntil: revision.validUntil }),
    elements: listElements(document),
    appendices: listAppendices(document),
    lawNames: listDeclaredNames(document),
  };
}
