import { createFinding, type Finding } from '../../corpora-config/index.ts';
import type { StoreChange, StoredChunk, StoredItem } from '../stores/chunk-store.ts';
import type { PackedChunks } from '../stores/packed-chunks.ts';
import type { ChangeBatch } from './change-batch.ts';
import type { DocumentDifference } from './compare-document.ts';
import { unpackDocuments } from './item-contents.ts';
import { countFailed, type Claim, type DeletionGuard, type SyncPlan } from './plan-sync.ts';
import type { SyncTally } from './sync-report.ts';

/** A document with everything that is to be written of it. */
export interface PreparedDocument {
  readonly difference: DocumentDifference;
  /** New and changed chunks, terms and vectors made. */
  readonly chunks: readonly StoredChunk[];
  /** Hash of the text that the store held under its id before this run. */
  readonly heldHash?: string | undefined;
}

/**
 * An item after reading, comparing and analysing; nothing of it is stored yet. `documents` is absent when those that are held
 * stay as they are: the item did not change, or could not be opened.
 */
export interface PreparedItem {
  readonly item: StoredItem;
  readonly documents?: readonly PreparedDocument[];
  /** All chunks of all documents, in order, when every document is new to the store; the documents then have none. */
  readonly packed?: PackedChunks;
}

interface CommitParts {
  readonly plan: SyncPlan;
  readonly batch: ChangeBatch;
  readonly tally: SyncTally;
  readonly guardDeletion: DeletionGuard;
  /** True: the item had a turn in this run already and was counted then. */
  readonly again: boolean;
}

/**
 * Adds one item to the batch, whole. Called in listing order, so that of two items claiming one document the first listed
 * wins on every run; the other is a `document.duplicate` finding. Errors: `sync.mass-deletion`.
 */
export function commitItem(prepared: PreparedItem, parts: CommitParts): void {
  const { item, documents } = prepared;
  const held = parts.plan.ledger.get(item.key);
  if (documents === undefined) return keepItem(item, held, parts);
  const { accepted, refused, findings } = settleClaims(item.key, documents, parts.plan.claims);
  const ids = accepted.map(({ difference }) => difference.document.id);
  const dropped = (held?.documents ?? []).filter((id) => !ids.includes(id) && parts.plan.claims.get(id)?.item === item.key);
  parts.guardDeletion(Math.max(0, (held?.documents.length ?? 0) - documents.length));
  for (const id of dropped) parts.plan.released.add(id);
  const stored = keepWaiver({ ...item, documents: ids, findings: [...item.findings, ...findings], ...(refused.length === 0 ? {} : { refused }) }, held);
  const written = accepted.filter(({ difference }) => difference.outcome !== 'unchanged');
  parts.batch.add({
    putItems: [stored],
    putDocuments: written.map(({ difference }) => difference.document),
    removeDocuments: dropped,
    ...chunksToPut(prepared, documents, written),
    removeChunks: written.flatMap(({ difference }) => difference.toRemove),
    onlyNew: held === undefined && accepted.every(({ difference }) => difference.outcome === 'added'),
  });
  parts.plan.ledger.set(item.key, stored);
  countRead({ stored, accepted, removed: dropped.length, counted: parts.again ? held : undefined, isPacked: prepared.packed !== undefined }, parts.tally);
}

/** A block goes to the store as it is, unless some of its documents are refused. */
function chunksToPut({ packed }: PreparedItem, documents: readonly PreparedDocument[], written: readonly PreparedDocument[]): Pick<StoreChange, 'putChunks' | 'putPacked'> {
  if (packed === undefined) return { putChunks: written.flatMap(({ chunks }) => chunks) };
  if (written.length === documents.length) return { putChunks: [], putPacked: [packed] };
  const unpacked = unpackDocuments({ documents: documents.map(({ difference }) => difference.document), packed });
  const isWritten = new Set(written.map(({ difference }) => difference.document));
  return { putChunks: unpacked.flatMap(({ document, chunks }) => (isWritten.has(document) ? chunks : [])) };
}

/** An item that could not be opened is written when the ledger does not say so yet. */
function keepItem(item: StoredItem, held: StoredItem | undefined, { plan, batch, tally }: CommitParts): void {
  if (item !== held) batch.add({ putItems: [item], onlyNew: held === undefined });
  plan.ledger.set(item.key, item);
  tally.documents.unchanged += item.documents.length;
  tally.countFailures(item, 1);
}

/** A failure that a steward accepted stays accepted as long as the same bytes fail for the same reasons. */
function keepWaiver(stored: StoredItem, held: StoredItem | undefined): StoredItem {
  const reasons = ({ itemHash, findings }: StoredItem): string => JSON.stringify([itemHash, findings.filter(({ severity }) => severity === 'failure').map(({ rule }) => rule)]);
  if (held?.waived === undefined || countFailed(stored) === 0 || reasons(stored) !== reasons(held)) return stored;
  return { ...stored, waived: held.waived };
}

/**
 * Gives documents to the item that claims them first. Another item with the same document is refused: as a repetition when the
 * text is the same, so that nothing is lost, and as a failure when it differs. So is a document twice in one item.
 */
function settleClaims(key: string, documents: readonly PreparedDocument[], claims: Map<string, Claim>): { accepted: PreparedDocument[]; refused: string[]; findings: Finding[] } {
  const accepted: PreparedDocument[] = [];
  const refused: string[] = [];
  const findings: Finding[] = [];
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
      if (claim.item !== key) refused.push(id);
      findings.push(createFinding(isSame ? 'document.repeated' : 'document.duplicate', `${key} gives ${id}, which ${claim.item === key ? 'it gave before' : `${claim.item} holds`}${isSame ? ' with the same text' : ' with another text'}`));
    }
  }
  return { accepted, refused, findings };
}

interface ReadCounts {
  readonly stored: StoredItem;
  readonly accepted: readonly PreparedDocument[];
  readonly removed: number;
  /** What was counted of the item in an earlier turn of this run. */
  readonly counted: StoredItem | undefined;
  /** Whether the chunks stand in a block. */
  readonly isPacked: boolean;
}

function countRead({ stored, accepted, removed, counted, isPacked }: ReadCounts, tally: SyncTally): void {
  if (counted !== undefined) tally.countFailures(counted, -1);
  tally.countFailures(stored, 1);
  tally.documents.removed += removed;
  for (const { difference, chunks } of accepted) {
    if (counted?.documents.includes(difference.document.id) === true) continue;
    tally.documents[difference.outcome] += 1;
    tally.chunks.written += isPacked ? difference.document.chunks : chunks.length;
    tally.chunks.kept += difference.kept;
    tally.chunks.removed += difference.toRemove.length;
    tally.chunks.analysed += isPacked ? difference.document.chunks : difference.toAnalyse.length;
    tally.characters += difference.document.characters;
    tally.countFindings(difference.document.findings, 1);
  }
}
