import type { StoredChunk, TermStatistics } from '../../chunk-store.ts';
import type { PackedCounts } from '../../packed/term-counter.ts';
import { TenantCounts } from './tenant-counts.ts';

/** What counting looks at in a chunk. */
export type CountedChunk = Pick<StoredChunk, 'tenant' | 'terms' | 'headingTerms'> & { /** How many revisions have it; default 1. */ readonly times?: number };

/** Counts of one corpus, apart for each tenant, so that no tenant's words move another's ranking. */
export class CorpusCounts {
  readonly #tenants: Map<string, TenantCounts>;

  constructor(tenants: ReadonlyMap<string, TenantCounts> = new Map()) {
    this.#tenants = new Map(tenants);
  }

  get tenants(): ReadonlyMap<string, TenantCounts> {
    return this.#tenants;
  }

  /** Counts a chunk in (`1`) or out (`-1`), as often as there are revisions that have it. */
  count(chunk: CountedChunk, change: 1 | -1): void {
    this.#of(chunk.tenant).count(chunk, change * (chunk.times ?? 1));
  }

  /** Adds what was counted of a block of chunks. */
  countIn(block: PackedCounts): void {
    this.#of(block.tenant).countIn(block);
  }

  /** The sum over some tenants; one that has nothing counts as nothing. */
  statistics(tenants: readonly string[], terms: readonly string[]): TermStatistics {
    const counted = [...new Set(tenants)].map((tenant) => this.#tenants.get(tenant)).filter((counts) => counts !== undefined);
    const total = (field: 'chunks' | 'terms' | 'headingTerms'): number => counted.reduce((sum, { totals }) => sum + totals[field], 0);
    const chunks = total('chunks');
    return {
      chunks,
      meanTerms: { terms: chunks === 0 ? 0 : total('terms') / chunks, headingTerms: chunks === 0 ? 0 : total('headingTerms') / chunks },
      chunkFrequency: new Map(terms.map((term) => [term, counted.reduce((sum, counts) => sum + counts.chunkFrequency(term), 0)])),
    };
  }

  #of(tenant: string): TenantCounts {
    const counts = this.#tenants.get(tenant) ?? new TenantCounts();
    this.#tenants.set(tenant, counts);
    return counts;
  }
}
