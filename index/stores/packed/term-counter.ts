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

const space = 0x20;

/** Both streams of one chunk, in UTF-8. */
export interface TermBytes {
  readonly bytes: Uint8Array;
  readonly start: number;
  /** Where the heading terms end; one byte of separation follows. */
  readonly headingEnd: number;
  readonly end: number;
}

/** Counts the terms of chunks by their bytes, in a hash table of flat arrays: no string is made. */
export class TermCounter {
  readonly #tenant: string;
  #chunks = 0;
  #terms = 0;
  #headingTerms = 0;
  /** Places of terms plus one, by hash; a power of two of them, at most half filled. */
  #slots = new Int32Array(1 << 12);
  #hashes = new Int32Array(1 << 11);
  #ends = new Int32Array((1 << 11) + 1);
  #frequencies = new Int32Array(1 << 11);
  /** The chunk that a term was last met in. */
  #lastChunk = new Int32Array(1 << 11);
  #size = 0;
  #bytes = new Uint8Array(1 << 14);
  /** Where the chunk at hand stands. */
  #source: Uint8Array = new Uint8Array(0);

  constructor(tenant: string) {
    this.#tenant = tenant;
  }

  countChunk({ bytes, start, headingEnd, end }: TermBytes): void {
    this.#chunks += 1;
    this.#source = bytes;
    this.#headingTerms += this.#countStream(start, headingEnd);
    this.#terms += this.#countStream(headingEnd + 1, end);
  }

  finish(): PackedCounts {
    const length = this.#ends[this.#size] ?? 0;
    const distinct = new Uint8Array(length + Math.max(0, this.#size - 1)).fill(space);
    for (let place = 0; place < this.#size; place += 1) {
      const start = this.#ends[place] ?? 0;
      distinct.set(this.#bytes.subarray(start, this.#ends[place + 1]), start + place);
    }
    return { tenant: this.#tenant, chunks: this.#chunks, terms: this.#terms, headingTerms: this.#headingTerms, distinct, frequencies: this.#frequencies.slice(0, this.#size) };
  }

  /** Gives how many terms the stream has. */
  #countStream(start: number, end: number): number {
    const source = this.#source;
    let size = 0;
    let from = start;
    let hash = 0;
    for (let at = start; at <= end; at += 1) {
      const byte = at < end ? (source[at] ?? space) : space;
      if (byte !== space) hash = Math.imul(hash ^ byte, 0x01_00_01_93);
      else {
        if (at > from) {
          size += 1;
          this.#count(from, at, hash ^ (hash >>> 15));
        }
        from = at + 1;
        hash = 0;
      }
    }
    return size;
  }

  #count(from: number, to: number, hash: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    let place = (slots[slot] ?? 0) - 1;
    while (place >= 0 && !(this.#hashes[place] === hash && this.#isAt(place, from, to))) {
      slot = (slot + 1) & mask;
      place = (slots[slot] ?? 0) - 1;
    }
    if (place < 0) {
      slots[slot] = this.#size + 1;
      place = this.#place(from, to, hash);
    }
    if (this.#lastChunk[place] === this.#chunks) return;
    this.#lastChunk[place] = this.#chunks;
    this.#frequencies[place] = (this.#frequencies[place] ?? 0) + 1;
  }

  #isAt(place: number, from: number, to: number): boolean {
    const held = this.#bytes;
    const source = this.#source;
    const start = this.#ends[place] ?? 0;
    const length = to - from;
    if ((this.#ends[place + 1] ?? 0) - start !== length) return false;
    for (let at = 0; at < length; at += 1) if (held[start + at] !== source[from + at]) return false;
    return true;
  }

  #place(from: number, to: number, hash: number): number {
    const place = this.#size;
    const start = this.#ends[place] ?? 0;
    const end = start + to - from;
    while (end > this.#bytes.length) this.#bytes = doubled(this.#bytes);
    for (let at = from; at < to; at += 1) this.#bytes[start + at - from] = this.#source[at] ?? 0;
    this.#ends[place + 1] = end;
    this.#hashes[place] = hash;
    this.#size += 1;
    if (this.#size === this.#hashes.length) this.#grow();
    return place;
  }

  #grow(): void {
    this.#hashes = doubled(this.#hashes);
    this.#frequencies = doubled(this.#frequencies);
    this.#lastChunk = doubled(this.#lastChunk);
    this.#ends = doubled(this.#ends);
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let place = 0; place < this.#size; place += 1) {
      let slot = (this.#hashes[place] ?? 0) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = place + 1;
    }
  }
}

function doubled<Numbers extends Int32Array | Uint8Array>(held: Numbers): Numbers;
function doubled(held: Int32Array | Uint8Array): Int32Array | Uint8Array {
  const larger = held instanceof Int32Array ? new Int32Array(held.length * 2) : new Uint8Array(held.length * 2);
  larger.set(held);
  return larger;
}
