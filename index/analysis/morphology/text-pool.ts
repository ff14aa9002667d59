/** Collects UTF-8 texts in one array, each ended by a zero byte; an equal text is kept once. */
export class TextPool {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  #texts = 0;
  /** Open addressing: where a text begins, plus one; 0: free. */
  #table: Int32Array;

  /** @param texts about how many different ones will come; more and fewer are fine */
  constructor(texts = 0) {
    this.#table = new Int32Array(1 << Math.max(12, Math.ceil(Math.log2(texts * 2 + 1))));
  }

  /** Gives where the text `from[start … end)`, which holds no zero byte, begins in the pool. */
  add(from: Uint8Array, start: number, end: number): number {
    let hash = hashOf(from, start, end);
    for (;;) {
      hash &= this.#table.length - 1;
      const place = (this.#table[hash] ?? 0) - 1;
      if (place < 0) return this.#append(from, { start, end, hash });
      if (this.#isAt(place, from, { start, end })) return place;
      hash += 1;
    }
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #isAt(place: number, from: Uint8Array, { start, end }: { readonly start: number; readonly end: number }): boolean {
    const bytes = this.#bytes;
    for (let at = start; at < end; at += 1) if (bytes[place + at - start] !== from[at]) return false;
    return bytes[place + end - start] === 0;
  }

  #append(from: Uint8Array, { start, end, hash }: { readonly start: number; readonly end: number; readonly hash: number }): number {
    const place = this.#length;
    const length = place + end - start + 1;
    if (length > this.#bytes.length) this.#growBytes(length * 2);
    for (let at = start; at < end; at += 1) this.#bytes[place + at - start] = from[at] ?? 0;
    this.#length = length;
    this.#table[hash] = place + 1;
    this.#texts += 1;
    if (this.#texts * 2 > this.#table.length) this.#growTable();
    return place;
  }

  #growBytes(length: number): void {
    const larger = new Uint8Array(length);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  #growTable(): void {
    const larger = new Int32Array(this.#table.length * 4);
    for (const entry of this.#table) {
      if (entry === 0) continue;
      let hash = hashOf(this.#bytes, entry - 1, this.#bytes.indexOf(0, entry - 1)) & (larger.length - 1);
      while (larger[hash] !== 0) hash = (hash + 1) & (larger.length - 1);
      larger[hash] = entry;
    }
    this.#table = larger;
  }
}

/** FNV-1a over bytes, 32 bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The text that begins at a place of a pool. */
export function readPooled(pool: Uint8Array, place: number): string {
  const end = pool.indexOf(0, place);
  // Text in shared memory is copied before it is decoded.
  return Buffer.from(pool.slice(place, end < 0 ? pool.length : end)).toString('utf8');
}
