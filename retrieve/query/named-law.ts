import { isValidOn, type AccessScope } from '../../corpora-config/index.ts';
import type { StoredDocument } from '../../index/index.ts';

/** A law that is held, with its revisions. */
export interface NamedLaw {
  /** Identifier without revision, e.g. `law/129AC0000000089`. */
  readonly id: string;
  readonly corpus: string;
  readonly title: string;
  readonly revisions: readonly Pick<StoredDocument, 'id' | 'title' | 'tenant' | 'revision' | 'attributes'>[];
}

/**
 * How a name belongs to a law: its title; a former title; an official abbreviation; a name in wide use; its reading; an
 * abbreviation without 法; or none of these, only something near.
 */
export type NameKind = 'title' | 'former-title' | 'abbreviation' | 'popular' | 'reading' | 'stem' | 'guess';

/** Surest first; what a law is known by counts as the first that fits. */
export const nameKinds: readonly NameKind[] = ['title', 'abbreviation', 'popular', 'former-title', 'reading', 'stem', 'guess'];

/** A name as it is put into the table. `law` is absent for a law that is not held. */
export interface LawName {
  readonly name: string;
  readonly title: string;
  readonly law?: NamedLaw;
  readonly kind: NameKind;
}

/** The revision of a law that holds on an ISO date and that the caller may see; of several the one that began last. */
export function revisionOn(law: NamedLaw, date: string, access: AccessScope): NamedLaw['revisions'][number] | undefined {
  return law.revisions
    .filter(({ tenant, revision }) => access.tenants.includes(tenant) && isValidOn(revision, date))
    .toSorted((a, b) => ((a.revision.validFrom ?? '') < (b.revision.validFrom ?? '') ? -1 : 1))
    .at(-1);
}
