/** Gives each term a number, by its bytes in UTF-8, in a hash table of flat arrays: no string is made. */
export class TermTable {
  /** Numbers of the terms read last, in their order; the array is used again. */
  places: Int32Array = new Int32Array(1 << 10);
  /** Places of terms plus one, by hash; a power of two of them, at most half filled. */
  #slots = new Int32Array(1 << 12);
  #hashes = new Int32Array(1 << 11);
  #ends = new Int32Array((1 << 11) + 1);
  #size = 0;
  #bytes = new Uint8Array(1 << 14);
  /** Where the terms at hand stand. */
  #source: Uint8Array = new Uint8Array(0);

  /** How many terms were met; their numbers are those below. */
  get size(): number {
    return this.#size;
  }

  /** Every term in the order of the numbers, a space between. */
  distinct(): Uint8Array {
    const length = this.#ends[this.#size] ?? 0;
    const distinct = new Uint8Array(length + Math.max(0, this.#size - 1)).fill(SPACE);
    for (let place = 0; place < this.#size; place += 1) {
      const start = this.#ends[place] ?? 0;
      distinct.set(this.#bytes.subarray(start, this.#ends[place + 1]), start + place);
    }
    return distinct;
  }

  /** Reads the terms of `source[start … end)`, spaces between, and gives how many there are; their numbers stand in `places`. */
  read(source: Uint8Array, start: number, end: number): number {
    this.#source = source;
    // A term takes a byte and the space before it.
    if (this.places.length * 2 <= end - start) this.places = new Int32Array(end - start);
    const { places } = this;
    let count = 0;
    for (let from = start; from < end; ) {
      let to = from;
      let hash = 0;
      if (isPair(source, from, end)) {
        to = from + PAIR_BYTES;
        hash = hashPair(source, from);
      } else {
        for (let byte = source[to] ?? SPACE; to < end && byte !== SPACE; byte = source[to] ?? SPACE) {
          hash = Math.imul(hash ^ byte, 0x01_00_01_93);
          to += 1;
        }
        hash ^= hash >>> 15;
      }
      if (to > from) places[count++] = this.#placeOf(from, to, hash);
      from = to + 1;
    }
    return count;
  }

  #placeOf(from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    let place = (slots[slot] ?? 0) - 1;
    while (place >= 0 && !(this.#hashes[place] === hash && this.#isAt(place, from, to))) {
      slot = (slot + 1) & mask;
      place = (slots[slot] ?? 0) - 1;
    }
    if (place >= 0) return place;
    slots[slot] = this.#size + 1;
    return this.#add(from, to, hash);
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

  #add(from: number, to: number, hash: number): number {
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

/** Twice as long, with what is held. */
export function doubled<Numbers extends Int32Array | Uint8Array>(held: Numbers): Numbers;
export function doubled(held: Int32Array | Uint8Array): Int32Array | Uint8Array {
  const larger = held instanceof Int32Array ? new Int32Array(held.length * 2) : new Uint8Array(held.length * 2);
  larger.set(held);
  return larger;
}

/** Whether a bigram stands at `from`, as half of all terms are: `_` and two characters of three bytes, told by the first of them. */
function isPair(source: Uint8Array, from: number, end: number): boolean {
  const after = from + PAIR_BYTES;
  return source[from] === UNDERSCORE && after <= end && (after === end || source[after] === SPACE) && isThreeBytes(source[from + 1] ?? 0) && isThreeBytes(source[from + 4] ?? 0);
}

function isThreeBytes(first: number): boolean {
  return (first & 0xf0) === 0xe0;
}

/** Both characters at once, where byte by byte each step waits for the one before. */
function hashPair(source: Uint8Array, from: number): number {
  const first = ((source[from + 1] ?? 0) << 16) | ((source[from + 2] ?? 0) << 8) | (source[from + 3] ?? 0);
  const second = ((source[from + 4] ?? 0) << 16) | ((source[from + 5] ?? 0) << 8) | (source[from + 6] ?? 0);
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

const SPACE = 0x20;
const UNDERSCORE = 0x5f;
const PAIR_BYTES = 7;
