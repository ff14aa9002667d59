import type { Embedder } from '../embedding/embedder.ts';
import type { ChunkStore, StoredChunk, StoredDocument } from '../stores/chunk-store.ts';
import { addTerms, addVectors, type AnalyseTexts } from './analyse-chunks.ts';
import type { PreparedDocument, PreparedItem } from './commit-item.ts';
import { compareDocument } from './compare-document.ts';
import type { DescribedDocument, PendingChunk } from './describe-document.ts';
import { unpackDocuments, type ItemContents } from './item-contents.ts';
import type { Claim } from './plan-sync.ts';
import { readHeld } from './read-held.ts';
import type { SyncTally } from './sync-report.ts';

/** What a document is compared with, and what makes its terms and vectors. */
export interface PrepareParts {
  readonly store: ChunkStore;
  readonly corpus: string;
  /** Key of the item. */
  readonly item: string;
  /** Documents that the store may hold. */
  readonly known: ReadonlySet<string>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly analyse: AnalyseTexts;
  readonly embedder: Embedder;
  readonly tally: SyncTally;
}

/** Makes what a thread gave of an item ready to be stored: compares it with what is held, and analyses and embeds what changed. */
export async function prepareDocuments(contents: ItemContents, parts: PrepareParts): Promise<Required<Pick<PreparedItem, 'documents'>> & Pick<PreparedItem, 'packed'>> {
  const prepareAll = async <Read extends PendingChunk>(documents: readonly DescribedDocument<Read>[], finish: Finish<Read>): Promise<{ documents: readonly PreparedDocument[] }> =>
    ({ documents: await Promise.all(documents.map((document) => prepareDocument(document, finish, parts))) });
  if (contents.form === 'read') return prepareAll(contents.documents, (chunks) => addTerms(chunks, parts.analyse));
  const analysed = async (chunks: readonly StoredChunk[]): Promise<readonly StoredChunk[]> => chunks;
  if (contents.form === 'analysed') return prepareAll(contents.documents, analysed);
  if (contents.documents.some(({ id }) => parts.known.has(id))) return prepareAll(unpackDocuments(contents), analysed);
  return { documents: contents.documents.map(preparePacked), packed: contents.packed };
}

/** Gives chunks the terms that they may lack. */
type Finish<Read> = (chunks: readonly Read[]) => Promise<readonly StoredChunk[]>;

async function prepareDocument<Read extends PendingChunk>(described: DescribedDocument<Read>, finish: Finish<Read>, parts: PrepareParts): Promise<PreparedDocument> {
  const { id } = described.document;
  const held = parts.known.has(id) ? await readHeld(parts.store, parts.corpus, id) : undefined;
  const difference = compareDocument(described, held);
  const heldHash = held?.document.contentHash;
  if (isTaken(id, parts)) return { difference, chunks: difference.toRewrite, heldHash };
  const fresh = await finish(difference.toAnalyse);
  const chunks = await parts.tally.time('embed', () => addVectors([...difference.toRewrite, ...fresh], parts.embedder));
  return { difference, chunks, heldHash };
}

/** Saves the analysis of a document that will be refused as a duplicate; the refusal itself comes in listing order. */
function isTaken(id: string, { claims, item }: PrepareParts): boolean {
  const claimant = claims.get(id);
  return claimant !== undefined && claimant.item !== item;
}

/** A document that is new to the store; its chunks stand in the block of its item. */
function preparePacked(document: StoredDocument): PreparedDocument {
  return { difference: { outcome: 'added', document, toAnalyse: [], toRewrite: [], kept: 0, toRemove: [] }, chunks: [] };
}
