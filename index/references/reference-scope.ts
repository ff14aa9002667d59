import { isValidOn, type AccessScope } from '../../corpora-config/index.ts';
import type { MentionPlace } from './document-references.ts';
import type { FactsHead } from './packed-facts.ts';

/** Whose references are read, and the ISO date on which the revisions that mention must hold. Absent: every revision. */
export interface ReferenceScope {
  readonly corpus: string;
  readonly access: AccessScope;
  readonly validOn?: string;
}

/** A document of which references are kept. */
export interface ReferringDocument extends FactsHead {
  readonly document: string;
}

/** The mentions of one document that point at the law asked. */
export interface IncomingMentions {
  readonly document: string;
  readonly mentions: readonly MentionPlace[];
}

/** A law that mentions another, and how often. */
export interface LawEdge {
  readonly from: string;
  /** Identifier of the revision that mentions. */
  readonly document: string;
  readonly to: string;
  readonly mentions: number;
}

/** Whether a document lies inside the scope. */
export function isInScope({ access, validOn }: ReferenceScope, { tenant, head }: { readonly tenant: string; readonly head: FactsHead }): boolean {
  return access.tenants.includes(tenant) && (validOn === undefined || isValidOn(head, validOn));
}
