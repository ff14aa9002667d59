import { doubled, TermTable } from './term-table.ts';

/** In how many chunks of one tenant each term stands, and how much text there is. */
export interface PackedCounts {
  readonly tenant: string;
  readonly chunks: number;
  /** Sums over the chunks, repetitions counted. */
  readonly terms: number;
  readonly headingTerms: number;
  /** Every term once in UTF-8, a space between. */
  readonly distinct: Uint8Array;
  /** Chunks that hold the term, in the order of `distinct`. */
  readonly frequencies: Int32Array;
}

/** Both streams of one chunk, in UTF-8. */
export interface TermBytes {
  readonly bytes: Uint8Array;
  readonly start: number;
  /** Where the heading terms end; one byte of separation follows. */
  readonly headingEnd: number;
  readonly end: number;
}

/** Counts the terms of chunks. */
export class TermCounter {
  readonly #tenant: string;
  readonly #table = new TermTable();
  #chunks = 0;
  #terms = 0;
  #headingTerms = 0;
  #frequencies = new Int32Array(1 << 11);
  /** The chunk that a term was last met in. */
  #lastChunk = new Int32Array(1 << 11);

  constructor(tenant: string) {
    this.#tenant = tenant;
  }

  countChunk({ bytes, start, headingEnd, end }: TermBytes): void {
    this.#chunks += 1;
    this.#headingTerms += this.#countOnce(this.#table.read(bytes, start, headingEnd));
    this.#terms += this.#countOnce(this.#table.read(bytes, headingEnd + 1, end));
  }

  finish(): PackedCounts {
    return {
      tenant: this.#tenant,
      chunks: this.#chunks,
      terms: this.#terms,
      headingTerms: this.#headingTerms,
      distinct: this.#table.distinct(),
      frequencies: this.#frequencies.slice(0, this.#table.size),
    };
  }

  /** Counts the terms read last, each of them once in a chunk; gives how many were read. */
  #countOnce(read: number): number {
    while (this.#frequencies.length < this.#table.size) {
      this.#frequencies = doubled(this.#frequencies);
      this.#lastChunk = doubled(this.#lastChunk);
    }
    const { places } = this.#table;
    const frequencies = this.#frequencies;
    const lastChunk = this.#lastChunk;
    const chunk = this.#chunks;
    for (let index = 0; index < read; index += 1) {
      const place = places[index] ?? 0;
      if (lastChunk[place] === chunk) continue;
      lastChunk[place] = chunk;
      frequencies[place] = (frequencies[place] ?? 0) + 1;
    }
    return read;
  }
}
