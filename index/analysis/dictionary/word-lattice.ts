import type { Dictionary, WordTable } from './dictionary.ts';

/** Numbers per word in the answer of `WordLattice.segment`. */
export const WORD_FIELDS = 3;

/**
 * Finds the cheapest sequence of dictionary words for a text: the Viterbi search of kuromoji (MeCab's model), word for word
 * the same answer, ties included, but over flat arrays and with one trie walk a position (a test holds the parity).
 * cost(path) = Σ word cost + Σ connection cost; of equal paths the word entered first wins.
 * Text outside the basic plane, which kuromoji loses or throws on, forms words of unknown letters.
 */
export class WordLattice {
  readonly #dictionary: Dictionary;
  #units = new Uint16Array(0);
  #classEnd = new Int32Array(0);
  /** By position: first and last word that end there, in the order they were entered; -1 for none. */
  #firstEnding = new Int32Array(0);
  #lastEnding = new Int32Array(0);
  /** By word of the lattice: id in the dictionary (unknown words bit-inverted), place, cheapest cost so far, links. */
  #word = new Int32Array(1024);
  #start = new Int32Array(1024);
  #rightContext = new Int32Array(1024);
  #cost = new Int32Array(1024);
  #previous = new Int32Array(1024);
  #nextEnding = new Int32Array(1024);
  #count = 0;
  /** By left context: the position it was last asked for at, and the cheapest word to follow there. */
  readonly #askedAt: Int32Array;
  readonly #cheapest: Int32Array;
  readonly #cheapestCost: Int32Array;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#askedAt = new Int32Array(dictionary.connection.length / dictionary.connectionWidth);
    this.#cheapest = new Int32Array(dictionary.connection.length / dictionary.connectionWidth);
    this.#cheapestCost = new Int32Array(dictionary.connection.length / dictionary.connectionWidth);
  }

  /**
   * Words in text order, three numbers each: id (bit-inverted when unknown), start, end (UTF-16 units, end exclusive).
   * Time grows with the length of the text times the words possible at a position.
   */
  segment(text: string): Int32Array {
    this.#prepare(text);
    for (let position = 0; position < text.length; position += 1) {
      if ((this.#firstEnding[position] ?? -1) < 0) continue;
      const found = this.#enterKnown(position, text.length);
      this.#enterUnknown(position, found);
    }
    return this.#trace(text.length);
  }

  #prepare(text: string): void {
    const length = text.length;
    if (this.#units.length < length) this.#resizePositions(length * 2);
    this.#readClasses(text);
    this.#firstEnding.fill(-1, 0, length + 1);
    this.#askedAt.fill(-1);
    this.#count = 1;
    this.#firstEnding[0] = 0;
    this.#lastEnding[0] = 0;
    this.#word[0] = -1;
    this.#rightContext[0] = 0;
    this.#cost[0] = 0;
    this.#previous[0] = -1;
    this.#nextEnding[0] = -1;
  }

  #resizePositions(length: number): void {
    this.#units = new Uint16Array(length);
    this.#classEnd = new Int32Array(length + 1);
    this.#firstEnding = new Int32Array(length + 1);
    this.#lastEnding = new Int32Array(length + 1);
  }

  /** Fills the units (0 for surrogates: no dictionary word holds one) and, from the end, where each run of one class ends. */
  #readClasses(text: string): void {
    const { classOfUnit, letterClass } = this.#dictionary;
    let runClass = -1;
    let runEnd = text.length;
    for (let position = text.length - 1; position >= 0; position -= 1) {
      const unit = text.charCodeAt(position);
      const surrogate = (unit & 0xf800) === 0xd800;
      const unitClass = surrogate ? letterClass : (classOfUnit[unit] ?? 0);
      if (unitClass !== runClass) runEnd = position + 1;
      runClass = unitClass;
      this.#units[position] = surrogate ? 0 : unit;
      this.#classEnd[position] = runEnd;
    }
  }

  /** Enters every dictionary word that starts here; tells whether there is one. */
  #enterKnown(position: number, length: number): boolean {
    const { base, check, known } = this.#dictionary;
    let found = false;
    let node = 0;
    for (let end = position; end < length; end += 1) {
      node = this.#stepUnit(node, this.#units[end] ?? 0);
      if (node < 0) return found;
      const leaf = base[node] ?? 0;
      if (check[leaf] !== node) continue;
      found = true;
      this.#enterList({ table: known, key: -(base[leaf] ?? 0) - 1, start: position, end: end + 1, inverted: false });
    }
    return found;
  }

  #stepUnit(node: number, unit: number): number {
    if (unit === 0) return -1;
    if (unit < 0x80) return this.#stepByte(node, unit);
    if (unit < 0x800) return this.#stepByte(this.#stepByte(node, 0xc0 | (unit >> 6)), 0x80 | (unit & 0x3f));
    const second = this.#stepByte(this.#stepByte(node, 0xe0 | (unit >> 12)), 0x80 | ((unit >> 6) & 0x3f));
    return this.#stepByte(second, 0x80 | (unit & 0x3f));
  }

  #stepByte(node: number, byte: number): number {
    if (node < 0) return -1;
    const child = (this.#dictionary.base[node] ?? 0) + byte;
    return this.#dictionary.check[child] === node ? child : -1;
  }

  #enterUnknown(position: number, found: boolean): void {
    const { alwaysTried, grouped, classOfUnit, letterClass, unknown } = this.#dictionary;
    const unit = this.#units[position] ?? 0;
    const unitClass = unit === 0 ? letterClass : (classOfUnit[unit] ?? 0);
    if (found && alwaysTried[unitClass] !== 1) return;
    const end = grouped[unitClass] === 1 ? (this.#classEnd[position] ?? position + 1) : position + 1;
    this.#enterList({ table: unknown, key: unitClass, start: position, end, inverted: true });
  }

  #enterList(entry: { readonly table: WordTable; readonly key: number; readonly start: number; readonly end: number; readonly inverted: boolean }): void {
    const { list, listStart, records } = entry.table;
    const last = listStart[entry.key + 1] ?? 0;
    for (let place = listStart[entry.key] ?? 0; place < last; place += 1) {
      const word = list[place] ?? 0;
      const record = word >> 1;
      const node = this.#connect(entry.start, records[record] ?? 0, records[record + 2] ?? 0);
      this.#word[node] = entry.inverted ? ~word : word;
      this.#rightContext[node] = records[record + 1] ?? 0;
      this.#link(node, entry.end);
    }
  }

  /** Makes a node that follows the cheapest of the words ending at its start. */
  #connect(start: number, leftContext: number, wordCost: number): number {
    if (this.#askedAt[leftContext] !== start) this.#findCheapest(start, leftContext);
    const node = this.#newNode();
    this.#start[node] = start;
    this.#cost[node] = (this.#cheapestCost[leftContext] ?? 0) + wordCost;
    this.#previous[node] = this.#cheapest[leftContext] ?? 0;
    return node;
  }

  /** Words that start together and share their left context follow the same word; it is looked for once. */
  #findCheapest(start: number, leftContext: number): void {
    const { connection, connectionWidth } = this.#dictionary;
    const costs = this.#cost;
    const contexts = this.#rightContext;
    const next = this.#nextEnding;
    const row = leftContext * connectionWidth;
    let best = -1;
    let bestCost = Infinity;
    for (let before = this.#firstEnding[start] ?? -1; before >= 0; before = next[before] ?? -1) {
      const cost = (costs[before] ?? 0) + (connection[row + (contexts[before] ?? 0)] ?? 0);
      if (cost < bestCost) {
        best = before;
        bestCost = cost;
      }
    }
    this.#askedAt[leftContext] = start;
    this.#cheapest[leftContext] = best;
    this.#cheapestCost[leftContext] = bestCost;
  }

  #newNode(): number {
    if (this.#count === this.#word.length) this.#resizeNodes(this.#count * 2);
    this.#count += 1;
    return this.#count - 1;
  }

  #resizeNodes(length: number): void {
    this.#word = grown(this.#word, length);
    this.#start = grown(this.#start, length);
    this.#rightContext = grown(this.#rightContext, length);
    this.#cost = grown(this.#cost, length);
    this.#previous = grown(this.#previous, length);
    this.#nextEnding = grown(this.#nextEnding, length);
  }

  #link(node: number, end: number): void {
    this.#nextEnding[node] = -1;
    if ((this.#firstEnding[end] ?? -1) < 0) this.#firstEnding[end] = node;
    else this.#nextEnding[this.#lastEnding[end] ?? 0] = node;
    this.#lastEnding[end] = node;
  }

  #trace(length: number): Int32Array {
    const path: number[] = [];
    let end = length;
    for (let node = this.#previous[this.#connect(length, 0, 0)] ?? 0; node > 0; node = this.#previous[node] ?? 0) {
      const start = this.#start[node] ?? 0;
      path.push(end, start, this.#word[node] ?? 0);
      end = start;
    }
    return Int32Array.from(path.reverse());
  }
}

function grown(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
