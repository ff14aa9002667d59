import { standingOn, type AccessScope } from '../../corpora-config/index.ts';
import type { LawMention } from './find-laws.ts';
import { judgeLaws } from './judge-laws.ts';
import { revisionOn } from './named-law.ts';

/** Why a law that was named leads nowhere, in Japanese. */
export function tellUnheld({ title, laws, standing, isUnknown }: LawMention & { readonly standing?: string }): string {
  if (isUnknown === true) return `「${title}」という名の法令は見当たりません。`;
  if (standing !== undefined) return standing;
  return laws.length === 0 ? `${title}は収録されていません。` : `${title}の、指定された日に有効な版は収録されていません。`;
}

/** Whom the laws are narrowed for, and on which ISO date a revision must hold. */
export interface LawScope {
  readonly access: AccessScope;
  readonly asOf: string;
}

/**
 * Keeps of the laws that a name may mean those of which a revision holds on the day asked and that the caller may see, and judges
 * anew: a name that two laws bore at different times is clear on each day. When none is left, `standing` says why.
 */
export function narrowLaw(mention: LawMention, { access, asOf }: LawScope): LawMention & { readonly standing?: string } {
  const held = mention.laws.filter(({ law }) => revisionOn(law, asOf, access) !== undefined);
  if (held.length === mention.laws.length) return mention;
  const seen = mention.laws.filter(({ law }) => law.revisions.some(({ tenant }) => access.tenants.includes(tenant)));
  const { start, end, title } = mention;
  if (held.length > 0) return { start, end, ...judgeLaws({ name: title, laws: held, unheld: mention.unheld }) };
  const [first] = seen;
  if (first === undefined) return { start, end, title, laws: [], unheld: mention.unheld };
  return { start, end, title, laws: [], unheld: mention.unheld, standing: tellStanding(first.law.title, { revisions: first.law.revisions.filter(({ tenant }) => access.tenants.includes(tenant)), asOf }) };
}

function tellStanding(title: string, { revisions, asOf }: { readonly revisions: LawMention['laws'][number]['law']['revisions']; readonly asOf: string }): string {
  const begun = revisions.filter(({ revision }) => (revision.validFrom ?? '') <= asOf);
  const nearest = begun.at(-1) ?? revisions[0];
  const note = nearest === undefined ? undefined : standingOn(nearest, asOf).note;
  return `${title}の、指定された日に有効な版は収録されていません。${note ?? ''}`;
}
