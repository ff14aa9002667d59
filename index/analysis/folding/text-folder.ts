import { textOf } from '../text-units.ts';
import { EditList } from './edit-list.ts';
import { foldCharacters } from './fold-characters.ts';
import { findNumerals } from './fold-numerals.ts';
import { findSeparators } from './fold-separators.ts';
import { FoldedText, spanOf, type FoldedPlaces } from './folded-text.ts';
import { UnitBuffer } from './unit-buffer.ts';

/**
 * Folds texts one after another in the same working memory. What it holds is the folded form of the text given last, until
 * the next `fold`. One a thread.
 */
export class TextFolder implements FoldedPlaces {
  #current = new UnitBuffer();
  #spare = new UnitBuffer();
  readonly #edits = new EditList();
  #source = '';
  #changed = false;

  /**
   * Makes texts equal that mean the same, for matching only: width, case, kanji numerals, 条項号 numbers, old characters,
   * iteration marks, compatibility characters. Folding twice gives the same as once. Any text is taken, lone surrogates too.
   */
  fold(source: string): void {
    this.#source = source;
    this.#spare.clear(source.length);
    this.#edits.release();
    this.#changed = foldCharacters(source, this.#current);
    while (this.#foldNumbers()) this.#changed = true;
  }

  /** Folded UTF-16 units, up to `length`; a 0 stands after them. Read it anew after each `fold`. */
  get units(): Uint16Array {
    return this.#current.units;
  }

  get length(): number {
    return this.#current.length;
  }

  /** Where in the source the unit at `index` comes from; the length of the source at or after the end. Never decreases. */
  offsetOf(index: number): number {
    return index >= this.#current.length ? this.#source.length : (this.#current.offsets[index] ?? index);
  }

  /** The part of the source that units `start` to `end` (exclusive) stand for. Units made of one character share its whole place. */
  spanOf(start: number, end: number): readonly [number, number] {
    return spanOf(this, start, end);
  }

  /** The folded text as one that stays when the next is folded. */
  toFoldedText(): FoldedText {
    const { length } = this.#source;
    if (!this.#changed) return new FoldedText(this.#source, length);
    return new FoldedText(textOf(this.units, 0, this.length), length, this.#current.offsets.slice(0, this.length));
  }

  /** Separators first, for a grouped number is one run without them. What is folded can show its neighbour to be a number. */
  #foldNumbers(): boolean {
    const separated = this.#edit(findSeparators);
    const numbered = this.#edit(findNumerals);
    return separated || numbered;
  }

  #edit(find: (folded: UnitBuffer, edits: EditList) => void): boolean {
    const from = this.#current;
    this.#edits.clear();
    find(from, this.#edits);
    if (this.#edits.count === 0) return false;
    this.#edits.apply(from, this.#spare);
    this.#current = this.#spare;
    this.#spare = from;
    return true;
  }
}
