import { contentHash, GensenError, parseIdentifier, type AccessScope } from '../../corpora-config/index.ts';
import type { StoredDocument } from '../../index/index.ts';
import type { Version, VersionProvision } from '../retriever.ts';
import { selectPlace } from './find-place.ts';
import { describeStanding, readRevisions, withoutRevision, type RevisionParts } from './revisions.ts';

/**
 * Every revision held of the document that `id` names or lies in, oldest first, with its standing on an ISO date. When `id` names a
 * place inside, each says what became of that place.
 * Throws `GensenError`: `identifier.invalid`, `item.not-found`.
 */
export async function listVersions(id: string, { access, asOf }: { readonly access: AccessScope; readonly asOf: string }, parts: RevisionParts): Promise<readonly Version[]> {
  const revisions = await readRevisions(id, access, parts);
  if (revisions.length === 0) throw new GensenError('item.not-found', { message: `no revision of ${withoutRevision(id)} is held`, mend: 'look the document up with a search' });
  const path = pathOf(id);
  const places = path === '' ? [] : await Promise.all(revisions.map((document) => readPlace(document, path, { access, parts })));
  return revisions.map((document, at) => {
    const provision = describePlace(places, at);
    const { id, title, revision, contentHash } = document;
    const amendingLaw = amendingLawOf(document);
    return { id, title, revision, contentHash, ...describeStanding(document, asOf), ...(amendingLaw === undefined ? {} : { amendingLaw }), ...(provision === undefined ? {} : { provision }) };
  });
}

/** The path of an identifier with its border; empty for a document. */
export function pathOf(id: string): string {
  const { kind, document, path } = parseIdentifier(id);
  if (path.length === 0) return '';
  return kind === 'diet' ? id.slice(id.indexOf('_')) : id.slice(id.split('/').slice(0, document.length + 1).join('/').length);
}

interface PlaceText {
  readonly id: string;
  /** Undefined: the revision has no such place. */
  readonly contentHash: string | undefined;
}

async function readPlace({ id, corpus }: StoredDocument, path: string, { access, parts }: { readonly access: AccessScope; readonly parts: RevisionParts }): Promise<PlaceText> {
  const chunks = await selectPlace(parts.store, { access, corpus }, `${id}${path}`);
  return { id: `${id}${path}`, contentHash: chunks.length === 0 ? undefined : contentHash(chunks.map(({ text }) => text).join('')) };
}

function describePlace(places: readonly PlaceText[], at: number): VersionProvision | undefined {
  const place = places[at];
  if (place === undefined) return undefined;
  const before = places[at - 1];
  const { id, contentHash } = place;
  if (contentHash === undefined) return { id, change: before?.contentHash === undefined ? 'absent' : 'removed' };
  if (before === undefined) return { id, contentHash, change: 'first' };
  return { id, contentHash, change: before.contentHash === undefined ? 'added' : before.contentHash === contentHash ? 'unchanged' : 'changed' };
}

/** What the source tells of the law that made the revision; its id alone stands in the revision's name. Zeros stand for none: the law as it was enacted, or as it was first recorded. */
function amendingLawOf({ revision, attributes }: StoredDocument): Version['amendingLaw'] {
  const id = attributes['revisionLawId']?.[0] ?? /^\d{8}_([0-9A-Za-z]+)$/u.exec(revision.id)?.[1];
  if (id === undefined || /^0+$/u.test(id)) return undefined;
  const [title, number] = [attributes['revisionLawTitle']?.[0], attributes['revisionLawNumber']?.[0]];
  return { id, ...(title === undefined ? {} : { title }), ...(number === undefined ? {} : { number }) };
}
