import { documentOf, GensenError, parseIdentifier, type AccessScope } from '../../corpora-config/index.ts';
import type { StoredDocument } from '../../index/index.ts';
import type { RetrieverParts } from '../retrieval.ts';
import type { Shown } from '../retriever.ts';

/**
 * Every revision held of the document that `id` names or lies in, oldest first. Reads the ledger of the corpus.
 * Throws `GensenError`: `identifier.invalid`, `item.not-found`.
 */
export async function listVersions(id: string, access: AccessScope, { store, corpora }: Pick<RetrieverParts, 'store' | 'corpora'>): Promise<readonly Pick<Shown, 'id' | 'title' | 'revision' | 'contentHash'>[]> {
  const name = withoutRevision(documentOf(id));
  const { kind } = parseIdentifier(id);
  const found: StoredDocument[] = [];
  for (const { id: corpus } of corpora.filter((corpus) => corpus.kind === kind)) {
    for await (const document of store.documents(corpus)) {
      if (withoutRevision(document.id) === name && access.tenants.includes(document.tenant)) found.push(document);
    }
  }
  if (found.length === 0) throw new GensenError('item.not-found', { message: `no revision of ${name} is held`, mend: 'look the document up with a search' });
  return found.toSorted(byValidity).map(({ id, title, revision, contentHash }) => ({ id, title, revision, contentHash }));
}

function withoutRevision(document: string): string {
  return document.split('@', 1)[0] ?? document;
}

function byValidity(a: StoredDocument, b: StoredDocument): number {
  const key = ({ revision, id }: StoredDocument): string => `${revision.validFrom ?? ''} ${id}`;
  return key(a) < key(b) ? -1 : 1;
}
