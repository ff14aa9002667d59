import { documentOf, GensenError, isDocumentKind, isValidOn, parseIdentifier, standingOn, type AccessScope, type RevisionStanding } from '../../corpora-config/index.ts';
import type { StoredDocument } from '../../index/index.ts';
import type { Retrieval } from '../retrieval.ts';

/** What finding revisions reads. */
export type RevisionParts = Pick<Retrieval, 'store' | 'corpora' | 'lawNames'>;

/**
 * Every revision held of the document that `id` names or lies in and that the caller may see, oldest first; empty when none is.
 * Statutes are found by name; of other kinds the ledger is read.
 * Throws `GensenError`: `identifier.invalid`.
 */
export async function readRevisions(id: string, access: AccessScope, parts: RevisionParts): Promise<readonly StoredDocument[]> {
  const name = withoutRevision(documentOf(id));
  const found = parseIdentifier(id).kind === 'law' ? await readLaw(name, access, parts) : await readLedger(name, access, parts);
  return found.toSorted(byValidity);
}

/** `law/X@revision/path` → `law/X`. */
export function withoutRevision(document: string): string {
  return document.split('@', 1)[0] ?? document;
}

/** The revision in force on an ISO date; of several the one that began last. */
export function revisionInForce(revisions: readonly StoredDocument[], date: string): StoredDocument | undefined {
  return revisions.toSorted(byValidity).findLast(({ revision }) => isValidOn(revision, date));
}

/** The revision nearest to a day on which none is in force: the last before it, else the first after it. Undefined when there is none at all. */
export function nearestRevision(revisions: readonly StoredDocument[], date: string): StoredDocument | undefined {
  const ordered = revisions.toSorted(byValidity);
  return ordered.findLast(({ revision }) => (revision.validFrom ?? '') <= date) ?? ordered[0];
}

/** Says that no revision is in force on a day, what the nearest is and how it stands. `path` (with its border) is kept in the address. */
export function noneInForce(name: string, date: string, { nearest, path = '' }: { readonly nearest: StoredDocument | undefined; readonly path?: string }): GensenError {
  if (nearest === undefined) return new GensenError('item.not-found', { message: `no revision of ${name} is held`, mend: 'look the document up with a search' });
  const { status, note = '' } = standingOn(nearest, date);
  const place = `${nearest.id}${path}`;
  return new GensenError('revision.not-in-force', {
    message: `no revision of ${name} is in force on ${date}; the nearest is ${place} (${status})`,
    mend: `open ${place}, or ask for another day`,
    details: { asOf: date, nearest: place, status, note: `${nearest.title}：${note}` },
  });
}

/** How a document stands on a day, as the fields that hits, citations and shown places bear. */
export function describeStanding(document: Pick<StoredDocument, 'revision' | 'attributes'>, date: string): { readonly status: RevisionStanding['status']; readonly statusNote?: string } {
  const { status, note } = standingOn(document, date);
  return { status, ...(note === undefined ? {} : { statusNote: note }) };
}

async function readLaw(name: string, access: AccessScope, { store, lawNames }: RevisionParts): Promise<readonly StoredDocument[]> {
  const laws = [(await lawNames()).withId(name) ?? []].flat().filter(({ id }) => id === name);
  const found = await Promise.all(laws.map(({ corpus, revisions }) => store.getDocuments(corpus, revisions.map(({ id }) => id), access)));
  return found.flat();
}

async function readLedger(name: string, access: AccessScope, { store, corpora }: RevisionParts): Promise<readonly StoredDocument[]> {
  const kind = name.split('/', 1)[0];
  const found: StoredDocument[] = [];
  for (const { id: corpus } of corpora.filter((corpus) => isDocumentKind(kind) && corpus.kind === kind)) {
    for await (const document of store.documents(corpus)) {
      if (withoutRevision(document.id) === name && access.tenants.includes(document.tenant)) found.push(document);
    }
  }
  return found;
}

/** One that holds on no day comes before the one that replaced it on its first day. */
function byValidity(a: StoredDocument, b: StoredDocument): number {
  const key = ({ revision, id }: StoredDocument): string => `${revision.validFrom ?? ''} ${revision.validUntil ?? '9999'} ${id}`;
  return key(a) < key(b) ? -1 : 1;
}
