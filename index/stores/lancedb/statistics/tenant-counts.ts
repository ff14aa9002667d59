import type { StoredChunk } from '../../chunk-store.ts';
import type { PackedCounts } from '../../packed/term-counter.ts';
import { BlockCounts } from './block-counts.ts';
import { countOf, mergeCounts, noCounts, type SortedCounts } from './sorted-counts.ts';
import { TermChanges } from './term-changes.ts';

/** How much text a tenant has in one corpus. */
export interface TenantTotals {
  readonly chunks: number;
  readonly terms: number;
  readonly headingTerms: number;
}

/** Changes are kept in a map and merged into the flat counts when there are this many. */
const mergeAt = 250_000;

/** Counts of blocks take less room, and a merge goes through all that is held: a first load of a large corpus merges once. */
const mergeBlocksAt = 2_000_000;

/** Counts of one tenant in one corpus: in how many chunks each term stands. */
export class TenantCounts {
  #sorted: SortedCounts;
  #changes = new TermChanges();
  #blocks = new BlockCounts();
  #chunks: number;
  #terms: number;
  #headingTerms: number;

  constructor(totals: TenantTotals = { chunks: 0, terms: 0, headingTerms: 0 }, sorted: SortedCounts = noCounts) {
    this.#chunks = totals.chunks;
    this.#terms = totals.terms;
    this.#headingTerms = totals.headingTerms;
    this.#sorted = sorted;
  }

  get totals(): TenantTotals {
    return { chunks: this.#chunks, terms: this.#terms, headingTerms: this.#headingTerms };
  }

  /** Everything merged; for writing to a file. */
  get sorted(): SortedCounts {
    this.#merge();
    return this.#sorted;
  }

  chunkFrequency(term: string): number {
    this.#mergeBlocks();
    return countOf(this.#sorted, term) + this.#changes.of(term);
  }

  /** Counts a chunk in so many times; a negative number counts it out. */
  count({ terms, headingTerms }: Pick<StoredChunk, 'terms' | 'headingTerms'>, times: number): void {
    const changes = this.#changes;
    changes.beginChunk();
    this.#chunks += times;
    this.#headingTerms += times * changes.addStream(headingTerms, times);
    this.#terms += times * changes.addStream(terms, times);
    if (changes.size >= mergeAt) this.#merge();
  }

  /** Counts a block of chunks in. */
  countIn(block: PackedCounts): void {
    this.#chunks += block.chunks;
    this.#terms += block.terms;
    this.#headingTerms += block.headingTerms;
    this.#blocks.add(block);
    if (this.#blocks.size >= mergeBlocksAt) this.#mergeBlocks();
  }

  #merge(): void {
    this.#mergeBlocks();
    if (this.#changes.size === 0) return;
    this.#sorted = mergeCounts(this.#sorted, this.#changes.entries());
    this.#changes = new TermChanges();
  }

  #mergeBlocks(): void {
    if (this.#blocks.size === 0) return;
    this.#sorted = mergeCounts(this.#sorted, this.#blocks.entries());
    this.#blocks = new BlockCounts();
  }
}
