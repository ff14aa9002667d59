import { documentOf, GensenError, isCalendarDate, type AccessScope } from '../../corpora-config/index.ts';
import type { StoredDocument } from '../../index/index.ts';
import { describeStanding, nearestRevision, noneInForce, readRevisions, revisionInForce, withoutRevision } from '../context/revisions.ts';
import { pathOf } from '../context/versions.ts';
import type { Retrieval } from '../retrieval.ts';
import type { CompareRequest, ComparedProvision, Comparison, ProvisionChange, ProvisionComparison } from '../retriever.ts';
import { diffTexts } from './diff-texts.ts';
import { matchUnits, type UnitPair } from './match-units.ts';
import { readUnits, type ComparedUnit } from './read-units.ts';

/**
 * Sets two revisions of a document, article or paragraph side by side, with the words that changed.
 * Throws `GensenError`: `identifier.invalid`, `item.not-found`, `revision.not-in-force`, `request.invalid`.
 */
export async function compareRevisions(request: CompareRequest, access: AccessScope, retrieval: Retrieval): Promise<Comparison> {
  const revisions = await readRevisions(request.id, access, retrieval);
  const name = withoutRevision(documentOf(request.id));
  if (revisions.length === 0) throw new GensenError('item.not-found', { message: `no revision of ${name} is held`, mend: 'look the document up with a search' });
  const to = chooseRevision(request.to ?? retrieval.today(), name, revisions);
  const from = request.from === undefined ? revisionBefore(to, name, revisions) : chooseRevision(request.from, name, revisions);
  const path = pathOf(request.id);
  const [older, newer] = await Promise.all([from, to].map((document) => readUnits(document, path, { store: retrieval.store, access })));
  const pairs = matchUnits(older ?? [], newer ?? []);
  if (pairs.length === 0) throw new GensenError('item.not-found', { message: `neither ${from.id} nor ${to.id} has ${path}`, mend: `compare ${name} as a whole`, details: { nearest: to.id } });
  const compared = pairs.map((pair) => ({ pair, change: changeOf(pair) }));
  const shown = path === '' ? compared.filter(({ change }) => change !== 'unchanged') : compared;
  return {
    id: `${name}${path}`,
    title: to.title,
    from: describeSide(from, retrieval.today()),
    to: describeSide(to, retrieval.today()),
    counts: countChanges(compared.map(({ change }) => change)),
    provisions: shown.map(({ pair, change }) => describePair(pair, change, retrieval)),
  };
}

function chooseRevision(asked: string, name: string, revisions: readonly StoredDocument[]): StoredDocument {
  const named = revisions.find(({ id, revision }) => revision.id === asked || id === asked);
  if (named !== undefined) return named;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(asked) ?? [];
  if (year === undefined || !isCalendarDate(Number(year), Number(month), Number(day))) {
    throw new GensenError('request.invalid', { message: `expected a date or a revision of ${name}, got ${JSON.stringify(asked.slice(0, 100))}`, mend: `choose out of ${revisions.map(({ revision }) => revision.id).join(', ')}` });
  }
  const held = revisionInForce(revisions, asked);
  if (held !== undefined) return held;
  throw noneInForce(name, asked, { nearest: nearestRevision(revisions, asked) });
}

function revisionBefore(to: StoredDocument, name: string, revisions: readonly StoredDocument[]): StoredDocument {
  const before = revisions[revisions.indexOf(to) - 1];
  if (before !== undefined) return before;
  throw new GensenError('item.not-found', { message: `no revision of ${name} before ${to.revision.id} is held`, mend: 'name the other revision with --from' });
}

function describeSide(document: StoredDocument, date: string): Comparison['from'] {
  return { id: document.id, revision: document.revision, ...describeStanding(document, date) };
}

function changeOf({ from, to }: UnitPair): ProvisionChange {
  if (from === undefined) return 'added';
  if (to === undefined) return 'removed';
  if (from.path !== to.path) return 'renumbered';
  return from.contentHash === to.contentHash ? 'unchanged' : 'changed';
}

function countChanges(changes: readonly ProvisionChange[]): Comparison['counts'] {
  const counts = { unchanged: 0, changed: 0, renumbered: 0, added: 0, removed: 0 };
  for (const change of changes) counts[change] += 1;
  return counts;
}

function describePair({ from, to }: UnitPair, change: ProvisionChange, { analyser }: Pick<Retrieval, 'analyser'>): ProvisionComparison {
  return {
    change,
    ...(from === undefined ? {} : { from: withoutPath(from) }),
    ...(to === undefined ? {} : { to: withoutPath(to) }),
    parts: diffTexts(from?.text ?? '', to?.text ?? '', analyser),
  };
}

function withoutPath({ id, heading, text, contentHash }: ComparedUnit): ComparedProvision {
  return { id, heading, text, contentHash };
}
