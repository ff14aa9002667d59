/** Terms in UTF-8, a space between: what a store matches by. Grows as needed and is used again from text to text. */
export class TermBuffer {
  /** Written up to `end`. Replaced when it grows: read it anew after each write. */
  bytes: Uint8Array = new Uint8Array(1 << 14);
  end = 0;

  clear(): void {
    this.end = 0;
  }

  /** Begins a term that takes at most `units` UTF-16 units: makes room and writes the space before it. */
  begin(units: number): void {
    this.#makeRoom(units * 3 + 1);
    if (this.end > 0) this.bytes[this.end++] = SPACE;
  }

  /** Writes one unit of the term begun, which is no surrogate. */
  writeUnit(unit: number): void {
    const { bytes } = this;
    if (unit < 0x80) bytes[this.end++] = unit;
    else if (unit < 0x800) {
      bytes[this.end++] = 0xc0 | (unit >> 6);
      bytes[this.end++] = 0x80 | (unit & 0x3f);
    } else {
      bytes[this.end++] = 0xe0 | (unit >> 12);
      bytes[this.end++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[this.end++] = 0x80 | (unit & 0x3f);
    }
  }

  /** Writes bytes of the term begun. */
  writeBytes(from: Uint8Array, start: number, end: number): void {
    const { bytes } = this;
    let at = this.end;
    for (let index = start; index < end; index += 1) bytes[at++] = from[index] ?? 0;
    this.end = at;
  }

  /**
   * Writes a term for each two neighbours of `units[start … end)`, or for a single unit: `_` and the units, each of which takes three
   * bytes in UTF-8 (U+0800 to U+FFFF without surrogates).
   */
  writePairs(units: Uint16Array, start: number, end: number): void {
    this.#makeRoom((end - start) * PAIR_BYTES);
    const { bytes } = this;
    let at = this.end;
    let next = start;
    let second = units[start] ?? 0;
    do {
      const first = second;
      next += 1;
      if (at > 0) bytes[at++] = SPACE;
      bytes[at] = UNDERSCORE;
      bytes[at + 1] = 0xe0 | (first >> 12);
      bytes[at + 2] = 0x80 | ((first >> 6) & 0x3f);
      bytes[at + 3] = 0x80 | (first & 0x3f);
      at += 4;
      if (next === end) break;
      second = units[next] ?? 0;
      bytes[at] = 0xe0 | (second >> 12);
      bytes[at + 1] = 0x80 | ((second >> 6) & 0x3f);
      bytes[at + 2] = 0x80 | (second & 0x3f);
      at += 3;
    } while (next + 1 < end);
    this.end = at;
  }

  /** A whole term. A lone surrogate becomes U+FFFD, as in every UTF-8. */
  writeTerm(term: string): void {
    this.begin(term.length);
    this.end += encoder.encodeInto(term, this.bytes.subarray(this.end)).written;
  }

  /** The terms as one text. */
  toString(): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.end).toString('utf8');
  }

  #makeRoom(length: number): void {
    const most = this.end + length;
    if (most <= this.bytes.length) return;
    const larger = new Uint8Array(most * 2);
    larger.set(this.bytes.subarray(0, this.end));
    this.bytes = larger;
  }
}

const SPACE = 0x20;
const UNDERSCORE = 0x5f;
/** A space, `_` and two units. */
const PAIR_BYTES = 8;
const encoder = new TextEncoder();
