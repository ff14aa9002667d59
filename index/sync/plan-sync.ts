import { GensenError, contentHash, type CorpusDefinition } from '../../corpora-config/index.ts';
import type { StoredItem } from '../stores/chunk-store.ts';

/** What the listing tells of an item, as far as a sync needs it. */
export interface ListedItem {
  readonly key: string;
  readonly uri: string;
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
  readonly ledger: ReadonlyMap<string, StoredItem>;
  /** Items that left the source. Empty when only a part was listed. */
  readonly gone: readonly StoredItem[];
  /** Document id → the item that holds it, for items still listed. */
  readonly claims: Map<string, Claim>;
}

/** Puts a listing beside the ledger. `partial`: the listing was cut short, so absence means nothing. */
export function planSync(items: readonly ListedItem[], held: readonly StoredItem[], partial: boolean): SyncPlan {
  const listed = new Set(items.map(({ key }) => key));
  const gone = partial ? [] : held.filter(({ key }) => !listed.has(key));
  const leaving = new Set(gone.map(({ key }) => key));
  const claims = new Map(held.flatMap(({ key, documents }) => (leaving.has(key) ? [] : documents.map((document) => [document, { item: key }] as const))));
  return { items, ledger: new Map(held.map((item) => [item.key, item])), gone, claims };
}

/**
 * Refuses a sync that would delete a larger share of the documents than the definition allows (`sync.mass-deletion`).
 * One document alone is no mass, unless it is all there is.
 */
export function guardMassDeletion(plan: SyncPlan, definition: CorpusDefinition): void {
  const held = count([...plan.ledger.values()]);
  const removed = count(plan.gone);
  const share = held === 0 ? 0 : removed / held;
  if (share <= definition.sync.massDeletionShare || (removed === 1 && held > 1)) return;
  throw new GensenError('sync.mass-deletion', {
    message: `${removed} of ${held} documents of ${definition.id} are no longer in the source; at most ${definition.sync.massDeletionShare * 100} % may go at once`,
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
