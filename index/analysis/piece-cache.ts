import type { TermBuffer } from './term-buffer.ts';
import type { WordPlace } from './word-terms.ts';

/** Pieces kept: a power of two. With the bounds below 16 MB, of which only what is used takes memory. */
const SLOTS = 1 << 16;
/** Longer pieces hardly ever come back. */
const MOST_UNITS = 48;
const MOST_BYTES = 144;

/**
 * Remembers the terms of pieces met lately: statutes and their headings repeat themselves a great deal (a quarter of their
 * characters). Each piece has one place, by its hash, and puts out what stands there.
 */
export class PieceCache {
  readonly #units = new Uint16Array(SLOTS * MOST_UNITS);
  /** 0: nothing stands here. */
  readonly #lengths = new Uint8Array(SLOTS);
  readonly #bytes = new Uint8Array(SLOTS * MOST_BYTES);
  readonly #sizes = new Uint8Array(SLOTS);

  /** The place of the piece `units[start … end)`; -1 when it is too long to be kept. */
  slotOf(units: Uint16Array, start: number, end: number): number {
    if (end - start > MOST_UNITS) return -1;
    let hash = end - start;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (units[at] ?? 0), 0x01000193);
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }

  /** Writes the terms of the piece, if this is what stands at its slot; tells whether it is. */
  write(slot: number, { units, start, end }: WordPlace, target: TermBuffer): boolean {
    if (this.#lengths[slot] !== end - start) return false;
    const first = slot * MOST_UNITS - start;
    for (let at = start; at < end; at += 1) if (this.#units[first + at] !== units[at]) return false;
    const size = this.#sizes[slot] ?? 0;
    if (size === 0) return true;
    target.begin(size);
    target.writeBytes(this.#bytes, slot * MOST_BYTES, slot * MOST_BYTES + size);
    return true;
  }

  /** Keeps a piece with its terms, which stand in `target` from `from` on, unless they are too many. */
  keep(slot: number, { units, start, end }: WordPlace, { target, from }: { readonly target: TermBuffer; readonly from: number }): void {
    // The space before the first term belongs to what came before.
    const first = from === 0 || target.end === from ? from : from + 1;
    const size = target.end - first;
    if (size > MOST_BYTES) return;
    this.#lengths[slot] = end - start;
    for (let at = start; at < end; at += 1) this.#units[slot * MOST_UNITS + at - start] = units[at] ?? 0;
    this.#sizes[slot] = size;
    for (let at = 0; at < size; at += 1) this.#bytes[slot * MOST_BYTES + at] = target.bytes[first + at] ?? 0;
  }
}
