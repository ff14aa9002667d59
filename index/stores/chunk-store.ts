import type { AccessScope, Chunk, Finding } from '../../corpora-config/index.ts';
import type { PackedChunks } from './packed/packed-form.ts';

/** A chunk with what it is matched by. */
export interface StoredChunk extends Chunk {
  /** Terms of the text, space between: morphemes, then bigrams with a leading `_`. */
  readonly terms: string;
  /** Terms of title and breadcrumb, the same form; without a line feed. */
  readonly headingTerms: string;
  /** Hash over the chunk as it was read and `analysed`; equal hashes mean nothing to write. */
  readonly rowHash: string;
  /** Hash over `terms` and `headingTerms`, so that verification notices when they changed by themselves. */
  readonly termsHash?: string;
  /** Fingerprint of analyser and embedder under which the terms and the vector were made. */
  readonly analysed: string;
  readonly vector?: Float32Array;
}

/** A document as the ledger keeps it: everything but its text. */
export interface StoredDocument {
  readonly id: string;
  readonly corpus: string;
  readonly tenant: string;
  /** Key of the source item it came from. */
  readonly item: string;
  readonly title: string;
  readonly uri: string;
  readonly date?: string;
  readonly revision: { readonly id: string; readonly validFrom?: string; readonly validUntil?: string };
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** SHA-256 of the document's whole text. */
  readonly contentHash: string;
  /** Hash over the whole row and its chunks' row hashes; equal hashes mean nothing to write. */
  readonly rowHash: string;
  readonly chunks: number;
  readonly characters: number;
  readonly findings: readonly Finding[];
}

/** What became of a source item. Written in the same commit as the last of its documents. */
export interface StoredItem {
  readonly key: string;
  readonly corpus: string;
  readonly uri: string;
  /** SHA-256 of the item's bytes and of what the listing tells of it. */
  readonly itemHash: string;
  /** Fingerprint of the stages before the store under which it was read. */
  readonly stages: string;
  /** Identifiers of its documents, in order. */
  readonly documents: readonly string[];
  /** Documents that it gives and that another item holds. When no item holds one any more, this item is read again. */
  readonly refused?: readonly string[];
  /** Findings about the item itself; a `failure` means it gave no document. */
  readonly findings: readonly Finding[];
  /** ISO time of reading. */
  readonly fetched: string;
  /** Why a steward accepted its failure. */
  readonly waived?: string;
}

/** One visible step. Items, documents and chunks named in it change together or not at all. */
export interface StoreChange {
  readonly putItems: readonly StoredItem[];
  readonly removeItems: readonly string[];
  readonly putDocuments: readonly StoredDocument[];
  /** Removes the documents with all their chunks. */
  readonly removeDocuments: readonly string[];
  /** New and changed chunks; a chunk with the same id is replaced. */
  readonly putChunks: readonly StoredChunk[];
  /** More chunks to put, packed elsewhere; after `putChunks` when both name one. Nobody may use the blocks again. */
  readonly putPacked?: readonly PackedChunks[];
  /** Chunks that their document no longer has. */
  readonly removeChunks: readonly string[];
  /** True: no id in it was in the store before, so an adapter may append without looking. */
  readonly onlyNew: boolean;
}

/** What a selection may see. Every field narrows; the store applies all of it inside the query, in every leg. */
export interface SelectionScope {
  readonly access: AccessScope;
  readonly corpus: string;
  /** ISO date on which the revision must hold. Absent: every revision. */
  readonly validOn?: string;
  /** ISO dates of the document, both inclusive. */
  readonly from?: string;
  readonly until?: string;
  /** Every key must hold one of its values. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
}

export interface WeightedTerm {
  readonly term: string;
  /** Positive. */
  readonly weight: number;
}

/** A selected chunk. Scores compare only within one answer of one leg. */
export interface Candidate {
  readonly chunk: StoredChunk;
  readonly score: number;
}

/** Counts that scoring needs, of one corpus and the tenants of an access scope. */
export interface TermStatistics {
  readonly chunks: number;
  /** Mean number of terms per chunk, by field. */
  readonly meanTerms: { readonly terms: number; readonly headingTerms: number };
  /** In how many chunks (either field) each asked term stands; 0 when in none. */
  readonly chunkFrequency: ReadonlyMap<string, number>;
}

/**
 * Keeps chunks with their ledger and finds candidates. Implementations do the raw thing; checking, diffing and scoring
 * happen once, above. Reads see whole changes only. Errors: `store.failed`, `store.busy`, `store.format-too-new`, `store.format-too-old`.
 */
export interface ChunkStore {
  readonly supports: { readonly denseVectors: boolean; readonly persistence: boolean };
  /** Corpora that hold anything, sorted. */
  corpora(): Promise<readonly string[]>;
  /** Applies one change in a single visible step. */
  apply(corpus: string, change: StoreChange): Promise<void>;
  /** Rows in no promised order. */
  items(corpus: string): AsyncIterable<StoredItem>;
  documents(corpus: string): AsyncIterable<StoredDocument>;
  /** Every chunk without `vector`; for verification and export. */
  chunks(corpus: string): AsyncIterable<StoredChunk>;
  /** In document order; without `vector` unless asked for. */
  chunksOf(corpus: string, document: string, options?: { readonly vectors: boolean }): Promise<readonly StoredChunk[]>;
  /** Those that exist and that the access scope may see, in the order asked. */
  getChunks(corpus: string, ids: readonly string[], access: AccessScope): Promise<readonly StoredChunk[]>;
  getDocuments(corpus: string, ids: readonly string[], access: AccessScope): Promise<readonly StoredDocument[]>;
  /** Chunks whose id is `prefix` or begins with `prefix` and one of `/ - ~ @ _`; at most `limit`, in document order. */
  selectUnder(scope: SelectionScope, prefix: string, limit: number): Promise<readonly StoredChunk[]>;
  /** At most `limit` chunks that hold one of the terms, best first, ties by id. */
  selectLexical(scope: SelectionScope, terms: readonly WeightedTerm[], limit: number): Promise<readonly Candidate[]>;
  /** At most `limit` chunks by cosine to a unit vector, best first, ties by id. Empty when vectors are not kept. */
  selectDense(scope: SelectionScope, vector: Float32Array, limit: number): Promise<readonly Candidate[]>;
  statistics(scope: Pick<SelectionScope, 'access' | 'corpus'>, terms: readonly string[]): Promise<TermStatistics>;
  /**
   * Brings secondary indexes up to date, as far as that is worth its cost: a search may go on looking through a few rows that no
   * index has. Reads are right before it too, only slower. What was deleted leaves the disk when it is more than a hundredth
   * of a large corpus, or of a small one anything; with `purge` at once, which may write the whole corpus again.
   */
  optimise(corpus: string, options?: { readonly purge: boolean }): Promise<void>;
  /** Size on disk or in memory. */
  bytes(): Promise<number>;
  close(): Promise<void>;
}
