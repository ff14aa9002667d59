/**
 * The element paths of a law in document order: one string with line feeds between, where each begins in it, and a hash table over them.
 * A list of strings and a map take ten times the memory, and the laws of a whole snapshot stay open at once.
 */
export class ElementPaths {
  readonly size: number;
  readonly #joined: string;
  /** Where each path begins; one more, behind the last. */
  readonly #starts: Uint32Array;
  /** Open addressing: index + 1 of a path, 0 for a free slot. */
  readonly #slots: Uint32Array;

  /** @param joined paths with line feeds between, each once; '' for none */
  constructor(joined: string) {
    this.#joined = joined;
    this.#starts = findStarts(joined);
    this.size = this.#starts.length - 1;
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(this.size * 2 + 1)));
    for (let index = 0; index < this.size; index += 1) this.#put(index);
  }

  at(index: number): string {
    return this.#joined.slice(this.#startOf(index), this.#endOf(index));
  }

  /** Place in document order; -1: not there. */
  indexOf(path: string): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(path, 0, path.length) & mask; ; slot = (slot + 1) & mask) {
      const index = (this.#slots[slot] ?? 0) - 1;
      if (index < 0 || this.#is(index, path)) return index;
    }
  }

  startsWith(index: number, prefix: string): boolean {
    return this.#endOf(index) - this.#startOf(index) >= prefix.length && this.#joined.startsWith(prefix, this.#startOf(index));
  }

  /** Whether `text` stands at an offset of a path. */
  hasAt(index: number, offset: number, text: string): boolean {
    const start = this.#startOf(index) + offset;
    return start + text.length <= this.#endOf(index) && this.#joined.startsWith(text, start);
  }

  /** Offset of the first hyphen of a path at or behind `offset`; -1: none. */
  hyphenOf(index: number, offset: number): number {
    const [start, end] = [this.#startOf(index), this.#endOf(index)];
    for (let at = start + offset; at < end; at += 1) if (this.#joined.charCodeAt(at) === hyphen) return at - start;
    return -1;
  }

  #is(index: number, path: string): boolean {
    return this.#endOf(index) - this.#startOf(index) === path.length && this.#joined.startsWith(path, this.#startOf(index));
  }

  #put(index: number): void {
    const mask = this.#slots.length - 1;
    let slot = hashOf(this.#joined, this.#startOf(index), this.#endOf(index)) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = index + 1;
  }

  #startOf(index: number): number {
    return this.#starts[index] ?? 0;
  }

  #endOf(index: number): number {
    return (this.#starts[index + 1] ?? 1) - 1;
  }
}

const hyphen = 0x2d;

function findStarts(joined: string): Uint32Array {
  if (joined === '') return Uint32Array.of(0);
  const starts = [0];
  for (let feed = joined.indexOf('\n'); feed >= 0; feed = joined.indexOf('\n', feed + 1)) starts.push(feed + 1);
  starts.push(joined.length + 1);
  return Uint32Array.from(starts);
}

/** FNV-1a over UTF-16 code units, its high bits folded into the low ones that the table looks at. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
