import { GensenError, contentHash, type CorpusDefinition } from '../../corpora-config/index.ts';
import type { StoredItem } from '../stores/chunk-store.ts';

/** What the listing tells of an item, as far as a sync needs it. */
export interface ListedItem {
  readonly key: string;
  readonly uri: string;
  readonly bytes: number;
  readonly validity?: { readonly validFrom?: string; readonly validUntil?: string };
}

/** The item that gives a document. `contentHash` is known once it was read in this run. */
export interface Claim {
  readonly item: string;
  readonly contentHash?: string;
}

/** Source and ledger side by side, before anything is read. */
export interface SyncPlan {
  readonly items: readonly ListedItem[];
  /** What the store holds of each item, and after its turn what this run gave it. */
  readonly ledger: Map<string, StoredItem>;
  /** Items that left the source. Empty when only a part was listed. */
  readonly gone: readonly StoredItem[];
  /** Document id → the item that holds it, for items still listed. */
  readonly claims: Map<string, Claim>;
  /** Documents that their item no longer gives; still claimed by it until `releaseDocuments`. */
  readonly released: Set<string>;
}

/** Puts a listing beside the ledger. `partial`: the listing was cut short, so absence means nothing. */
export function planSync(items: readonly ListedItem[], held: readonly StoredItem[], partial: boolean): SyncPlan {
  const listed = new Set(items.map(({ key }) => key));
  const gone = partial ? [] : held.filter(({ key }) => !isListed(key, listed));
  const leaving = new Set(gone.map(({ key }) => key));
  const claims = new Map(held.flatMap(({ key, documents }) => (leaving.has(key) ? [] : documents.map((document) => [document, { item: key }] as const))));
  return { items, ledger: new Map(held.map((item) => [item.key, item])), gone, claims, released: new Set() };
}

/**
 * Whether an item is listed, or the archive around it is: an archive that cannot be read stands in the listing as one item, and
 * nobody can tell what left it.
 */
export function isListed(key: string, listed: { has(key: string): boolean }): boolean {
  if (listed.has(key)) return true;
  const end = key.lastIndexOf('/');
  return end > 0 && isListed(key.slice(0, end), listed);
}

/**
 * Frees the documents that their items dropped, and gives the items that wait for one of them. Only after the commit of the drop:
 * a document that moves is then new to the store, and cannot be mixed with what is being removed of it.
 */
export function releaseDocuments({ items, ledger, claims, released }: SyncPlan): readonly ListedItem[] {
  for (const id of released) claims.delete(id);
  released.clear();
  return items.filter(({ key }) => isWaiting(ledger.get(key), claims));
}

/** Whether nobody holds a document that was refused to an item. */
export function isWaiting(item: StoredItem | undefined, claims: ReadonlyMap<string, Claim>): boolean {
  return item?.refused?.some((id) => !claims.has(id)) === true;
}

/** Told how many more documents would go. */
export type DeletionGuard = (documents: number) => void;

/**
 * Refuses a sync that would delete a larger share of the documents than the definition allows (`sync.mass-deletion`): those of
 * items that are gone, at once, and by how many those still listed give fewer, when it is told of them.
 * One document alone is no mass, unless it is all there is.
 */
export function guardMassDeletion(plan: SyncPlan, definition: CorpusDefinition): DeletionGuard {
  const held = count([...plan.ledger.values()]);
  let removed = 0;
  const guard = (documents: number): void => {
    removed += documents;
    if (documents > 0) refuseMass({ removed, held }, definition);
  };
  guard(count(plan.gone));
  return guard;
}

function refuseMass({ removed, held }: { readonly removed: number; readonly held: number }, definition: CorpusDefinition): void {
  if (removed <= held * definition.sync.massDeletionShare || (removed === 1 && held > 1)) return;
  throw new GensenError('sync.mass-deletion', {
    message: `${removed} or more of ${held} documents of ${definition.id} are no longer in the source; at most ${definition.sync.massDeletionShare * 100} % may go at once`,
    mend: 'check the source; if the documents are meant to go, run again with --yes',
    details: { removed, held },
  });
}

/**
 * Hash of an item's bytes and of what its listing says; equal hashes under equal stages mean nothing to read.
 */
export function hashItem(item: ListedItem, bytes: Uint8Array): string {
  return contentHash(`${contentHash(bytes)} ${JSON.stringify(item.validity ?? null)}`);
}

/** How many documents of an item could not be taken in: an item without documents counts as one, unless all of them are held from elsewhere. */
export function countFailed({ documents, findings }: Pick<StoredItem, 'documents' | 'findings'>): number {
  const failures = findings.filter(({ severity }) => severity === 'failure').length;
  const isEmpty = documents.length === 0 && !findings.some(({ rule }) => rule === 'document.repeated');
  return Math.max(failures, isEmpty ? 1 : 0);
}

function count(items: readonly StoredItem[]): number {
  return items.reduce((sum, { documents }) => sum + documents.length, 0);
}
