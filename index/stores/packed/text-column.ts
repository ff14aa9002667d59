/** Texts in UTF-8, one after another. Text `i` is from `ends[i]` to `ends[i + 1]`. */
export interface PackedTexts {
  readonly bytes: Uint8Array;
  /** One more than there are texts; the first is 0. */
  readonly ends: Int32Array;
}

/** A lone surrogate becomes U+FFFD, as in every UTF-8. */
export class TextColumn {
  #bytes: Buffer;
  #ends: Int32Array;
  #size = 0;
  #end = 0;

  /** @param texts how many are expected; @param averageBytes of one of them. Both only save growing. */
  constructor(texts: number, averageBytes: number) {
    this.#bytes = Buffer.allocUnsafeSlow(Math.max(64, texts * averageBytes));
    this.#ends = new Int32Array(texts + 1);
  }

  get size(): number {
    return this.#size;
  }

  /** Bytes written so far. */
  get end(): number {
    return this.#end;
  }

  /** What is written so far; good until the next text. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Writes a part of the present text. */
  write(text: string): void {
    // A UTF-16 unit takes at most three bytes.
    this.#makeRoom(text.length * 3);
    this.#end += this.#bytes.write(text, this.#end, 'utf8');
  }

  /** Writes a part of the present text that is UTF-8 already. */
  writeBytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  writeByte(byte: number): void {
    this.#makeRoom(1);
    this.#bytes[this.#end++] = byte;
  }

  endText(): void {
    this.#size += 1;
    if (this.#size >= this.#ends.length) {
      const ends = new Int32Array(this.#ends.length * 2 + 16);
      ends.set(this.#ends);
      this.#ends = ends;
    }
    this.#ends[this.#size] = this.#end;
  }

  add(text: string): void {
    this.write(text);
    this.endText();
  }

  /** The text before once more. */
  addAgain(): void {
    const start = this.#ends[this.#size - 1] ?? 0;
    const end = this.#end;
    this.#makeRoom(end - start);
    this.#bytes.copyWithin(end, start, end);
    this.#end += end - start;
    this.endText();
  }

  /** The buffers are given away: nothing may be added after it. What grew far too large is cut to its size. */
  finish(): PackedTexts {
    const isTight = this.#end * 2 > this.#bytes.length;
    const bytes = isTight ? this.#bytes.subarray(0, this.#end) : Buffer.from(new Uint8Array(this.#bytes.subarray(0, this.#end)).buffer);
    return { bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), ends: this.#ends.subarray(0, this.#size + 1) };
  }

  #makeRoom(bytes: number): void {
    if (this.#end + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(this.#bytes.length + Math.max(bytes, this.#bytes.length >> 1));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}

/** Text `index` of a column. */
export function textAt({ bytes, ends }: PackedTexts, index: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8', ends[index], ends[index + 1]);
}
