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
    const most = this.end + units * 3 + 1;
    if (most > this.bytes.length) this.#grow(most * 2);
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

  /** A whole term. A lone surrogate becomes U+FFFD, as in every UTF-8. */
  writeTerm(term: string): void {
    this.begin(term.length);
    this.end += encoder.encodeInto(term, this.bytes.subarray(this.end)).written;
  }

  /** The terms as one text. */
  toString(): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.end).toString('utf8');
  }

  #grow(length: number): void {
    const larger = new Uint8Array(length);
    larger.set(this.bytes.subarray(0, this.end));
    this.bytes = larger;
  }
}

const SPACE = 0x20;
const encoder = new TextEncoder();
