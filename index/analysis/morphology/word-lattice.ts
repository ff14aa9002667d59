import { ENTRY_FIELDS, SLOT_FIELDS, type CompiledDictionary, type Lexicon } from './compiled-dictionary.ts';
import type { SegmentMode, Segmenter, SegmentedWords } from './segmenter.ts';

/** What a lattice is built over. */
export interface LatticeOptions {
  readonly dictionary: CompiledDictionary;
  /** Words of the user beside those of the dictionary; their entries count on after the dictionary's. */
  readonly overlay?: Lexicon | undefined;
  /** Default `normal`. */
  readonly mode?: SegmentMode | undefined;
}

/** Numbers a node: entry (bit-inverted when unknown), start, cheapest cost so far, node before on that path, right context, next node with the same end. */
const NODE_FIELDS = 6;
const START = 1;
const COST = 2;
const BEFORE = 3;
const RIGHT = 4;
const NEXT = 5;

/** Room for nodes is kept up to this many numbers between texts (4 MB). */
const keptNumbers = 1 << 20;

/**
 * Finds the cheapest sequence of words for a text: the Viterbi search of kuromoji (MeCab's model), word for word the same
 * answer, ties included, over flat arrays that are used again for every text. cost(path) = Σ word cost + Σ connection cost; of
 * equal paths the word entered first wins. Text outside the basic plane, which kuromoji loses or throws on, forms words of unknown letters.
 */
export class WordLattice implements Segmenter {
  readonly #dictionary: CompiledDictionary;
  readonly #overlay: Lexicon | undefined;
  readonly #overlayEntries: number;
  readonly #isSearching: boolean;
  #units: Uint16Array = new Uint16Array(0);
  #offset = 0;
  #textLength = 0;
  /** Where words are being entered, and the entries they are of. */
  #position = 0;
  #entries: Int16Array;
  #isPenalised = false;
  /** By position: character class, where the run of that class ends, first and last node that end there (-1: none). */
  #classes = new Uint8Array(0);
  #classEnd = new Int32Array(0);
  #firstEnding = new Int32Array(0);
  #lastEnding = new Int32Array(0);
  #nodes = new Int32Array(NODE_FIELDS * 4096);
  /** Length in use of `#nodes`. */
  #length = 0;
  /** By left context: the step it was last asked for in, and the cheapest node to follow then. Words that start together and share their left context follow the same node. */
  readonly #askedAt: Int32Array;
  readonly #cheapest: Int32Array;
  readonly #cheapestCost: Int32Array;
  #step = 0;
  #words = new Int32Array(1024);

  constructor({ dictionary, overlay, mode = 'normal' }: LatticeOptions) {
    const contexts = dictionary.connection.length / dictionary.connectionWidth;
    this.#dictionary = dictionary;
    this.#entries = dictionary.entries;
    this.#overlay = overlay;
    this.#overlayEntries = dictionary.entries.length / ENTRY_FIELDS;
    this.#isSearching = mode === 'search';
    this.#askedAt = new Int32Array(contexts);
    this.#cheapest = new Int32Array(contexts);
    this.#cheapestCost = new Int32Array(contexts);
  }

  /** Time grows with the length of the text times the words possible at a position. Costs are 32-bit: at most 32,000 units. */
  segment(units: Uint16Array, start: number, end: number): SegmentedWords {
    const length = end - start;
    this.#prepare(units, start, length);
    for (let position = 0; position < length; position += 1) {
      if ((this.#firstEnding[position] ?? -1) < 0) continue;
      this.#step += 1;
      this.#position = position;
      let found = this.#enterKnown(this.#dictionary, position, 0);
      if (this.#overlay !== undefined) found = this.#enterKnown(this.#overlay, position, this.#overlayEntries) || found;
      this.#enterUnknown(position, found);
    }
    return this.#trace(length);
  }

  #prepare(units: Uint16Array, start: number, length: number): void {
    if (this.#classes.length <= length) this.#resizePositions(length * 2 + 64);
    if (this.#nodes.length > keptNumbers) this.#nodes = new Int32Array(NODE_FIELDS * 4096);
    if (this.#step > 0x3fffffff) this.#askedAt.fill(this.#step = 0);
    this.#units = units;
    this.#offset = start;
    this.#textLength = length;
    this.#readClasses(length);
    this.#firstEnding.fill(-1, 0, length + 1);
    this.#firstEnding[0] = 0;
    this.#lastEnding[0] = 0;
    this.#nodes.fill(0, 0, NODE_FIELDS);
    this.#nodes[BEFORE] = -1;
    this.#nodes[NEXT] = -1;
    this.#length = NODE_FIELDS;
  }

  #resizePositions(length: number): void {
    this.#classes = new Uint8Array(length);
    this.#classEnd = new Int32Array(length);
    this.#firstEnding = new Int32Array(length);
    this.#lastEnding = new Int32Array(length);
  }

  /** From the end, so that each position knows where its run ends. */
  #readClasses(length: number): void {
    const { classOfUnit, letterClass } = this.#dictionary;
    const units = this.#units;
    let runClass = -1;
    let runEnd = length;
    for (let position = length - 1; position >= 0; position -= 1) {
      const unit = units[this.#offset + position] ?? 0;
      const unitClass = (unit & 0xf800) === 0xd800 ? letterClass : (classOfUnit[unit] ?? 0);
      if (unitClass !== runClass) runEnd = position + 1;
      runClass = unitClass;
      this.#classes[position] = unitClass;
      this.#classEnd[position] = runEnd;
    }
  }

  /** Enters every word of a lexicon that starts here; tells whether there is one. No surface of the dictionary holds a surrogate. */
  #enterKnown(lexicon: Lexicon, position: number, firstEntry: number): boolean {
    const { symbolOfUnit, trie } = lexicon;
    this.#entries = lexicon.entries;
    this.#isPenalised = this.#isSearching && firstEntry === 0;
    const units = this.#units;
    const offset = this.#offset;
    const length = this.#textLength;
    let found = false;
    let slot = 0;
    for (let end = position; end < length; end += 1) {
      const symbol = symbolOfUnit[units[offset + end] ?? 0] ?? 0;
      if (symbol === 0) return found;
      const child = (trie[slot * SLOT_FIELDS] ?? 0) + symbol;
      if (trie[child * SLOT_FIELDS + 1] !== slot) return found;
      slot = child;
      const first = trie[slot * SLOT_FIELDS + 2] ?? 0;
      const last = trie[slot * SLOT_FIELDS + 3] ?? 0;
      if (first === last) continue;
      found = true;
      this.#reserve(last - first);
      for (let entry = first; entry < last; entry += 1) this.#enter(entry, firstEntry + entry, end + 1);
    }
    return found;
  }

  #enterUnknown(position: number, found: boolean): void {
    const { alwaysTried, grouped, unknownStart, entries } = this.#dictionary;
    const unitClass = this.#classes[position] ?? 0;
    if (found && alwaysTried[unitClass] !== 1) return;
    const end = grouped[unitClass] === 1 ? (this.#classEnd[position] ?? 0) : position + 1;
    const last = unknownStart[unitClass + 1] ?? 0;
    const first = unknownStart[unitClass] ?? 0;
    this.#entries = entries;
    this.#isPenalised = this.#isSearching;
    this.#reserve(last - first);
    for (let entry = first; entry < last; entry += 1) this.#enter(entry, ~entry, end);
  }

  /** Adds a word from the current position to `end`, to follow the cheapest of those ending where it starts. */
  #enter(entry: number, id: number, end: number): void {
    const entries = this.#entries;
    const start = this.#position;
    const left = entries[entry * ENTRY_FIELDS] ?? 0;
    if (this.#askedAt[left] !== this.#step) this.#findCheapest(left, this.#firstEnding[start] ?? 0);
    const nodes = this.#nodes;
    const node = this.#length;
    this.#length = node + NODE_FIELDS;
    nodes[node] = id;
    nodes[node + START] = start;
    nodes[node + COST] = (this.#cheapestCost[left] ?? 0) + (entries[entry * ENTRY_FIELDS + 2] ?? 0) + (this.#isPenalised ? this.#penaltyOf(start, end) : 0);
    nodes[node + BEFORE] = this.#cheapest[left] ?? 0;
    nodes[node + RIGHT] = entries[entry * ENTRY_FIELDS + 1] ?? 0;
    nodes[node + NEXT] = -1;
    if ((this.#firstEnding[end] ?? -1) < 0) this.#firstEnding[end] = node;
    else nodes[(this.#lastEnding[end] ?? 0) + NEXT] = node;
    this.#lastEnding[end] = node;
  }

  #findCheapest(left: number, first: number): void {
    const { connection, connectionWidth } = this.#dictionary;
    const nodes = this.#nodes;
    const row = left * connectionWidth;
    let best = first;
    let bestCost = (nodes[first + COST] ?? 0) + (connection[row + (nodes[first + RIGHT] ?? 0)] ?? 0);
    for (let node = nodes[first + NEXT] ?? -1; node >= 0; node = nodes[node + NEXT] ?? -1) {
      const cost = (nodes[node + COST] ?? 0) + (connection[row + (nodes[node + RIGHT] ?? 0)] ?? 0);
      if (cost < bestCost) {
        best = node;
        bestCost = cost;
      }
    }
    this.#askedAt[left] = this.#step;
    this.#cheapest[left] = best;
    this.#cheapestCost[left] = bestCost;
  }

  /** Long words cost more in search mode, so that their parts are found: Atilika's and Lucene's rule and numbers. A word of the user has its own cost, and its parts follow it anyway. */
  #penaltyOf(start: number, end: number): number {
    const length = end - start;
    if (length <= SEARCH_KANJI_LENGTH) return 0;
    for (let position = start; position < end; position += 1) {
      const unit = this.#units[this.#offset + position] ?? 0;
      if (unit < 0x3400 || unit > 0x9fff) return length > SEARCH_OTHER_LENGTH ? (length - SEARCH_OTHER_LENGTH) * SEARCH_OTHER_PENALTY : 0;
    }
    return (length - SEARCH_KANJI_LENGTH) * SEARCH_KANJI_PENALTY;
  }

  #reserve(nodes: number): void {
    if (this.#length + nodes * NODE_FIELDS <= this.#nodes.length) return;
    const larger = new Int32Array(this.#nodes.length * 2 + nodes * NODE_FIELDS);
    larger.set(this.#nodes);
    this.#nodes = larger;
  }

  #trace(length: number): SegmentedWords {
    this.#step += 1;
    if (length > 0) this.#findCheapest(0, this.#firstEnding[length] ?? 0);
    const last = length > 0 ? (this.#cheapest[0] ?? 0) : 0;
    const count = this.#countBefore(last);
    if (this.#words.length < count * 2 + 1) this.#words = new Int32Array(count * 4 + 1);
    const words = this.#words;
    for (let node = last, at = count * 2; node > 0; node = this.#nodes[node + BEFORE] ?? 0) {
      at -= 2;
      words[at] = this.#nodes[node] ?? 0;
      words[at + 1] = this.#nodes[node + START] ?? 0;
    }
    return { count, words };
  }

  #countBefore(last: number): number {
    let count = 0;
    for (let node = last; node > 0; node = this.#nodes[node + BEFORE] ?? 0) count += 1;
    return count;
  }
}

const SEARCH_KANJI_LENGTH = 2;
const SEARCH_KANJI_PENALTY = 3000;
const SEARCH_OTHER_LENGTH = 7;
const SEARCH_OTHER_PENALTY = 1700;
