import { doubled, TermTable } from '../../packed/term-table.ts';
import type { PackedCounts } from '../../packed/term-counter.ts';

/** Sums of what blocks counted, not yet merged; terms stay bytes, some forty for each of them in all. */
export class BlockCounts {
  readonly #table = new TermTable();
  #sums = new Int32Array(1 << 11);

  /** How many terms were met. */
  get size(): number {
    return this.#table.size;
  }

  add({ distinct, frequencies }: Pick<PackedCounts, 'distinct' | 'frequencies'>): void {
    const read = this.#table.read(distinct, 0, distinct.length);
    while (this.#sums.length < this.#table.size) this.#sums = doubled(this.#sums);
    const { places } = this.#table;
    for (let index = 0; index < read; index += 1) {
      const place = places[index] ?? 0;
      this.#sums[place] = (this.#sums[place] ?? 0) + (frequencies[index] ?? 0);
    }
  }

  /** Every term met with its sum. */
  entries(): (readonly [term: string, sum: number])[] {
    if (this.size === 0) return [];
    return Buffer.from(this.#table.distinct().buffer).toString().split(' ').map((term, place) => [term, this.#sums[place] ?? 0]);
  }
}
