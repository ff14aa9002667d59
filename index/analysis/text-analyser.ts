import type { TermStream, TermWriter, Token } from './analyser.ts';
import { bigramLength, bigramOfKey, eachBigramKey, writeBigrams } from './bigrams.ts';
import { TextFolder } from './folding/text-folder.ts';
import type { Segmenter } from './morphology/segmenter.ts';
import type { UserDictionary } from './morphology/user-dictionary.ts';
import { NumberUnits, hasMonthsToWrite, numberUnitTerm } from './number-units.ts';
import type { PieceCache } from './piece-cache.ts';
import { nextPieceEnd } from './pieces.ts';
import { TermBuffer } from './term-buffer.ts';
import { textOf } from './text-units.ts';
import type { WordInformation, WordPlace, WordTerms } from './word-terms.ts';

/** What an analyser is put together from. */
export interface AnalyserParts {
  readonly fingerprint: string;
  readonly segmenter: Segmenter;
  readonly words: WordTerms;
  readonly userWords?: UserDictionary | undefined;
  /** Absent: every piece is analysed anew. */
  readonly pieces?: PieceCache | undefined;
}

/** A word of folded units, or a number with its counter (which has no part of speech); end exclusive. */
interface Morpheme {
  readonly start: number;
  readonly end: number;
  readonly word: WordInformation;
}

/** Analyses texts one after another in the same working memory: one a thread. */
export class TextAnalyser implements TermWriter {
  readonly fingerprint: string;
  readonly #segmenter: Segmenter;
  readonly #words: WordTerms;
  readonly #userWords: UserDictionary | undefined;
  readonly #folder = new TextFolder();
  readonly #numbers = new NumberUnits();
  readonly #buffer = new TermBuffer();
  readonly #pieces: PieceCache | undefined;

  constructor({ fingerprint, segmenter, words, userWords, pieces }: AnalyserParts) {
    this.#pieces = pieces;
    this.fingerprint = fingerprint;
    this.#segmenter = segmenter;
    this.#words = words;
    this.#userWords = userWords;
  }

  terms(text: string): readonly string[] {
    this.#buffer.clear();
    this.writeTerms(text, this.#buffer);
    return this.#buffer.end === 0 ? [] : this.#buffer.toString().split(' ');
  }

  writeTerms(text: string, target: TermBuffer): void {
    this.#folder.fold(text);
    const { units, length } = this.#folder;
    for (let start = 0; start < length; ) {
      const end = nextPieceEnd(units, start, length);
      this.#writeMetPiece({ units, start, end }, target);
      start = end;
    }
    writeBigrams(units, length, target);
  }

  tokens(text: string, stream: TermStream, only?: ReadonlySet<string>): readonly Token[] {
    this.#folder.fold(text);
    const found = stream === 'bigrams' ? this.#bigrams() : this.#morphemes();
    return found.filter(({ word }) => only === undefined || only.has(word.base)).map(({ start, end, word }) => {
      const [sourceStart, sourceEnd] = this.#folder.spanOf(start, end);
      return { surface: text.slice(sourceStart, sourceEnd), ...word, start: sourceStart, end: sourceEnd };
    });
  }

  #writeMetPiece(place: WordPlace, target: TermBuffer): void {
    const pieces = this.#pieces;
    const slot = pieces?.slotOf(place.units, place.start, place.end) ?? -1;
    if (slot >= 0 && pieces?.write(slot, place, target) === true) return;
    const from = target.end;
    this.#writePiece(place.start, place.end, target);
    if (slot >= 0) pieces?.keep(slot, place, { target, from });
  }

  /** A number with its counter stands before the words it is made of. */
  #writePiece(start: number, end: number, target: TermBuffer): void {
    const { units } = this.#folder;
    const numbers = this.#numbers.read(units, start, end);
    const { count, words } = this.#segmenter.segment(units, start, end);
    let number = 0;
    for (let index = 0; index < count; index += 1) {
      const wordStart = start + (words[index * 2 + 1] ?? 0);
      const wordEnd = index + 1 < count ? start + (words[index * 2 + 3] ?? 0) : end;
      while (number < numbers && this.#numbers.startOf(number) <= wordStart) this.#writeNumber(number++, target);
      this.#writeWord(words[index * 2] ?? 0, { units, start: wordStart, end: wordEnd }, target);
    }
    while (number < numbers) this.#writeNumber(number++, target);
  }

  #writeNumber(index: number, target: TermBuffer): void {
    const { units } = this.#folder;
    const start = this.#numbers.startOf(index);
    const end = this.#numbers.endOf(index);
    if (hasMonthsToWrite(units, end)) return target.writeTerm(numberUnitTerm(units, start, end));
    target.begin(end - start);
    for (let at = start; at < end; at += 1) target.writeUnit(units[at] ?? 0);
  }

  #writeWord(id: number, place: WordPlace, target: TermBuffer): void {
    const user = this.#userWords?.find(id);
    if (user === undefined) return this.#words.write(id, place, target);
    target.writeTerm(user.word.base);
    for (const part of user.parts) this.#words.write(part.id, { units: user.units, start: part.start, end: part.end }, target);
  }

  #bigrams(): readonly Morpheme[] {
    const { units, length } = this.#folder;
    const found: Morpheme[] = [];
    eachBigramKey(units, length, (key, start) => found.push({ start, end: start + bigramLength(key), word: { base: bigramOfKey(key), indexed: true } }));
    return found;
  }

  #morphemes(): readonly Morpheme[] {
    const { units, length } = this.#folder;
    const found: Morpheme[] = [];
    for (let start = 0; start < length; ) {
      const end = nextPieceEnd(units, start, length);
      for (const morpheme of this.#pieceMorphemes(start, end)) found.push(morpheme);
      start = end;
    }
    return found;
  }

  #pieceMorphemes(start: number, end: number): readonly Morpheme[] {
    const { units } = this.#folder;
    const numbers = Array.from({ length: this.#numbers.read(units, start, end) }, (_, index) => {
      const [first, last] = [this.#numbers.startOf(index), this.#numbers.endOf(index)];
      return { start: first, end: last, word: { base: numberUnitTerm(units, first, last), indexed: true } };
    });
    const { count, words } = this.#segmenter.segment(units, start, end);
    const found = Array.from({ length: count }, (_, index) => {
      const wordStart = start + (words[index * 2 + 1] ?? 0);
      const wordEnd = index + 1 < count ? start + (words[index * 2 + 3] ?? 0) : end;
      return this.#describe(words[index * 2] ?? 0, wordStart, wordEnd);
    }).flat();
    return [...numbers, ...found].sort((first, second) => first.start - second.start);
  }

  /** A word of the user is followed by its parts. */
  #describe(id: number, start: number, end: number): readonly Morpheme[] {
    const user = this.#userWords?.find(id);
    if (user === undefined) return [{ start, end, word: this.#words.describe(id, textOf(this.#folder.units, start, end)) }];
    const parts = user.parts.map((part) => ({ start: start + part.start, end: start + part.end, word: this.#words.describe(part.id, textOf(user.units, part.start, part.end)) }));
    return [{ start, end, word: user.word }, ...parts];
  }
}
