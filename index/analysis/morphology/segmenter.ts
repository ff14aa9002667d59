/** `search` makes long words dearer, so that compounds fall apart into their parts. */
export type SegmentMode = 'normal' | 'search';

/** Words of a text in order. */
export interface SegmentedWords {
  readonly count: number;
  /** Two numbers a word: entry of the dictionary (bit-inverted when unknown), start in UTF-16 units from the start of the text. A word ends where the next begins. Valid until the next text. */
  readonly words: Int32Array;
}

/** Cuts text into the words of a dictionary. Keeps working memory: one a thread. */
export interface Segmenter {
  /** The words of `units[start … end)`. Every unit is in exactly one word. */
  segment(units: Uint16Array, start: number, end: number): SegmentedWords;
}
