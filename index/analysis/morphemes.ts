import { readFeatures, type Dictionary } from './dictionary/dictionary.ts';
import { WORD_FIELDS, WordLattice } from './dictionary/word-lattice.ts';
import { foldText } from './fold-text.ts';
import { findNumberUnits } from './number-units.ts';
import { isContentWord } from './part-of-speech.ts';
import { ownCopy } from './piece-cache.ts';

/** A word of a folded piece, or a number with its counter (which has no part of speech). Offsets are UTF-16 units into the piece. */
export interface Morpheme {
  readonly start: number;
  readonly end: number;
  readonly word: WordInformation;
}

/** What stays the same wherever a word occurs. */
export interface WordInformation {
  readonly base: string;
  readonly reading?: string;
  readonly partOfSpeech?: string;
  readonly unknown?: boolean;
  readonly indexed: boolean;
}

/** Reads folded pieces into words. Each reader keeps its own working memory: one at a time, one a thread. */
export class MorphemeReader {
  readonly #dictionary: Dictionary;
  readonly #lattice: WordLattice;
  readonly #known = new Map<number, WordInformation>();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#lattice = new WordLattice(dictionary);
  }

  /** Words in text order; a number with its counter stands before the words it is made of. */
  read(piece: string): readonly Morpheme[] {
    const words = this.#words(piece);
    const units = /[0-9]/u.test(piece) ? findNumberUnits(piece) : [];
    if (units.length === 0) return words;
    const joined = units.map(({ term, start, end }) => ({ start, end, word: { base: term, indexed: true } }));
    return [...joined, ...words].sort((first, second) => first.start - second.start);
  }

  #words(piece: string): readonly Morpheme[] {
    const found = this.#lattice.segment(piece);
    const words: Morpheme[] = [];
    for (let field = 0; field < found.length; field += WORD_FIELDS) {
      const id = found[field] ?? 0;
      const start = found[field + 1] ?? 0;
      const end = found[field + 2] ?? 0;
      words.push({ start, end, word: id < 0 ? this.#unknownWord(~id, piece.slice(start, end)) : this.#knownWord(id, piece.slice(start, end)) });
    }
    return words;
  }

  #knownWord(id: number, surface: string): WordInformation {
    const met = this.#known.get(id);
    if (met !== undefined) return met;
    const { base, reading, partOfSpeech } = readFeatures(this.#dictionary.known, id);
    const folded = stem(foldText(base ?? surface).text);
    const word = { base: folded, partOfSpeech, indexed: isContentWord(partOfSpeech, folded), ...(reading === undefined ? {} : { reading }) };
    this.#known.set(id, word);
    return word;
  }

  #unknownWord(id: number, surface: string): WordInformation {
    const { partOfSpeech } = readFeatures(this.#dictionary.unknown, id);
    const base = stem(ownCopy(surface));
    return { base, partOfSpeech, unknown: true, indexed: isContentWord(partOfSpeech, base) };
  }
}

/** サーバー and サーバ are one word: a last long-vowel sign is dropped from katakana words of four characters and more. */
function stem(word: string): string {
  return /^[ァ-ヺー]{3,}ー$/u.test(word) ? word.slice(0, -1) : word;
}
