import { foldText } from './fold-text.ts';
import type { CompiledDictionary } from './morphology/compiled-dictionary.ts';
import { partOfSpeechOf, readFeatures } from './morphology/word-features.ts';
import { isContentWord } from './part-of-speech.ts';
import type { TermBuffer } from './term-buffer.ts';
import { textOf } from './text-units.ts';

/** What stays the same wherever a word occurs. */
export interface WordInformation {
  readonly base: string;
  readonly reading?: string;
  readonly partOfSpeech?: string;
  readonly unknown?: boolean;
  readonly indexed: boolean;
}

/** In `#places`: not met yet, and not a term. */
const UNMET = 0;
const NO_TERM = -1;

/**
 * The terms of dictionary entries, made when first met and kept as bytes; and of unknown words, which are their own base form.
 * Grows with the words met, up to some ten megabytes when a thread has met the whole dictionary.
 */
export class WordTerms {
  readonly #dictionary: CompiledDictionary;
  /** By entry: where its term stands in `#bytes`, behind a byte that tells its length. */
  readonly #places: Int32Array;
  /** Parts of speech of the unknown entries, from the first of them on. */
  readonly #unknownParts: readonly string[];
  readonly #described = new Map<number, WordInformation>();
  #bytes = new Uint8Array(1 << 16);
  #end = 1;

  constructor(dictionary: CompiledDictionary) {
    this.#dictionary = dictionary;
    const entries = dictionary.recordOfEntry.length;
    this.#places = new Int32Array(entries);
    this.#unknownParts = Array.from({ length: entries - dictionary.knownEntries }, (_, index) => partOfSpeechOf(dictionary, dictionary.knownEntries + index));
  }

  /** Writes the term of the word at `units[start … end)`, if it has one. @param id its entry, bit-inverted when unknown */
  write(id: number, { units, start, end }: WordPlace, target: TermBuffer): void {
    if (id < 0) return this.#writeUnknown(~id, { units, start, end }, target);
    let place = this.#places[id] ?? NO_TERM;
    if (place === UNMET) place = this.#meet(id, textOf(units, start, end));
    if (place === NO_TERM) return;
    const length = this.#bytes[place] ?? 0;
    // A UTF-16 unit never takes less than a byte.
    target.begin(length);
    target.writeBytes(this.#bytes, place + 1, place + 1 + length);
  }

  /** @param id its entry, bit-inverted when unknown */
  describe(id: number, surface: string): WordInformation {
    if (id < 0) return this.#describeUnknown(~id, surface);
    const met = this.#described.get(id);
    if (met !== undefined) return met;
    const word = this.#describeKnown(id, surface);
    this.#described.set(id, word);
    return word;
  }

  #describeKnown(id: number, surface: string): WordInformation {
    const { base, reading, partOfSpeech } = readFeatures(this.#dictionary, id, surface);
    const folded = stem(foldText(base ?? surface).text);
    return { base: folded, partOfSpeech, indexed: isContentWord(partOfSpeech, folded), ...(reading === undefined ? {} : { reading }) };
  }

  #describeUnknown(entry: number, surface: string): WordInformation {
    const partOfSpeech = this.#unknownParts[entry - this.#dictionary.knownEntries] ?? '';
    const base = stem(surface);
    return { base, partOfSpeech, unknown: true, indexed: isContentWord(partOfSpeech, base) };
  }

  #meet(entry: number, surface: string): number {
    const { base, indexed } = this.#describeKnown(entry, surface);
    const term = Buffer.from(base);
    if (term.length > 255) throw new TypeError(`expected a base form of at most 255 bytes, got ${term.length}`);
    const place = indexed ? this.#keep(term) : NO_TERM;
    this.#places[entry] = place;
    return place;
  }

  #keep(term: Uint8Array): number {
    const place = this.#end;
    if (place + term.length + 1 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[place] = term.length;
    this.#bytes.set(term, place + 1);
    this.#end += term.length + 1;
    return place;
  }

  /** Numbers and Latin words are most of the unknown ones; they need no string. */
  #writeUnknown(entry: number, { units, start, end }: WordPlace, target: TermBuffer): void {
    for (let at = start; at < end; at += 1) {
      if (!isPlainTerm(units[at] ?? 0)) return this.#writeDescribed(entry, textOf(units, start, end), target);
    }
    if (!this.#isIndexed(entry)) return;
    target.begin(end - start);
    for (let at = start; at < end; at += 1) target.writeUnit(units[at] ?? 0);
  }

  #writeDescribed(entry: number, surface: string, target: TermBuffer): void {
    const { base, indexed } = this.#describeUnknown(entry, surface);
    if (indexed) target.writeTerm(base);
  }

  /** Of a plain term the part of speech alone decides. */
  #isIndexed(entry: number): boolean {
    const known = this.#places[entry] ?? UNMET;
    if (known !== UNMET) return known > 0;
    const indexed = this.#describeUnknown(entry, '0').indexed;
    this.#places[entry] = indexed ? 1 : NO_TERM;
    return indexed;
  }
}

/** A word of folded units, end exclusive. */
export interface WordPlace {
  readonly units: Uint16Array;
  readonly start: number;
  readonly end: number;
}

/** ASCII digits and lower-case letters. */
function isPlainTerm(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);
}

/** サーバー and サーバ are one word: a last long-vowel sign is dropped from katakana words of four characters and more. */
function stem(word: string): string {
  return /^[ァ-ヺー]{3,}ー$/u.test(word) ? word.slice(0, -1) : word;
}
