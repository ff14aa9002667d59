import { createFinding, type Finding } from '../../corpora-config/index.ts';
import type { StoredChunk, StoredItem } from '../stores/chunk-store.ts';
import type { ChangeBatch } from './change-batch.ts';
import type { DocumentDifference } from './compare-document.ts';
import { countFailed, type Claim, type SyncPlan } from './plan-sync.ts';
import type { SyncTally } from './sync-report.ts';

/** A document with everything that is to be written of it. */
export interface PreparedDocument {
  readonly difference: DocumentDifference;
  /** New and changed chunks, terms and vectors made. */
  readonly chunks: readonly StoredChunk[];
  /** Hash of the text that the store held under its id before this run. */
  readonly heldHash?: string | undefined;
}

/** An item after reading, comparing and analysing; nothing of it is stored yet. `documents` is absent when the item did not change. */
export interface PreparedItem {
  readonly item: StoredItem;
  readonly documents?: readonly PreparedDocument[];
}

interface CommitParts {
  readonly plan: SyncPlan;
  readonly batch: ChangeBatch;
  readonly tally: SyncTally;
}

/**
 * Adds one item to the batch, whole. Called in listing order, so that of two items claiming one document the first listed
 * wins on every run; the other is a `document.duplicate` finding.
 */
export function commitItem({ item, documents }: PreparedItem, parts: CommitParts): void {
  if (documents === undefined) return countUnchanged(item, parts.tally);
  const { accepted, refused } = settleClaims(item.key, documents, parts.plan.claims);
  const held = parts.plan.ledger.get(item.key);
  const ids = accepted.map(({ difference }) => difference.document.id);
  const dropped = (held?.documents ?? []).filter((id) => !ids.includes(id) && parts.plan.claims.get(id)?.item === item.key);
  for (const id of dropped) parts.plan.claims.delete(id);
  const stored = { ...item, documents: ids, findings: [...item.findings, ...refused] };
  const written = accepted.filter(({ difference }) => difference.outcome !== 'unchanged');
  parts.batch.add({
    putItems: [stored],
    putDocuments: written.map(({ difference }) => difference.document),
    removeDocuments: dropped,
    putChunks: written.flatMap(({ chunks }) => chunks),
    removeChunks: written.flatMap(({ difference }) => difference.toRemove),
    onlyNew: held === undefined && accepted.every(({ difference }) => difference.outcome === 'added'),
  });
  countRead({ stored, accepted, removed: dropped.length }, parts.tally);
}

/**
 * Gives documents to the item that claims them first. Another item with the same document is refused: as a repetition when the
 * text is the same, so that nothing is lost, and as a failure when it differs. So is a document twice in one item.
 */
function settleClaims(key: string, documents: readonly PreparedDocument[], claims: Map<string, Claim>): { accepted: PreparedDocument[]; refused: Finding[] } {
  const accepted: PreparedDocument[] = [];
  const refused: Finding[] = [];
  const own = new Set<string>();
  for (const prepared of documents) {
    const { id, contentHash } = prepared.difference.document;
    const claim = claims.get(id);
    if (claim === undefined || (claim.item === key && !own.has(id))) {
      accepted.push(prepared);
      own.add(id);
      claims.set(id, { item: key, contentHash });
    } else {
      const isSame = (claim.contentHash ?? prepared.heldHash) === contentHash;
      refused.push(createFinding(isSame ? 'document.repeated' : 'document.duplicate', `${key} gives ${id}, which ${claim.item === key ? 'it gave before' : `${claim.item} holds`}${isSame ? ' with the same text' : ' with another text'}`));
    }
  }
  return { accepted, refused };
}

function countUnchanged(item: StoredItem, tally: SyncTally): void {
  const failed = countFailed(item);
  tally.documents.unchanged += item.documents.length;
  tally.documents.failed += failed;
  if (item.waived !== undefined) tally.documents.waived += failed;
  tally.countFindings(item.findings);
}

function countRead({ stored, accepted, removed }: { readonly stored: StoredItem; readonly accepted: readonly PreparedDocument[]; readonly removed: number }, tally: SyncTally): void {
  tally.documents.failed += countFailed(stored);
  tally.documents.removed += removed;
  tally.countFindings(stored.findings);
  for (const { difference, chunks } of accepted) {
    tally.documents[difference.outcome] += 1;
    tally.chunks.written += chunks.length;
    tally.chunks.kept += difference.kept;
    tally.chunks.removed += difference.toRemove.length;
    tally.chunks.embedded += difference.toAnalyse.length > 0 ? chunks.filter(({ vector }) => vector !== undefined).length : 0;
    tally.characters += difference.document.characters;
    tally.countFindings(difference.document.findings);
  }
}
