import type { TermBuffer } from './term-buffer.ts';

/** One token of a text. Offsets are UTF-16 code units into the text as given, before any folding; `end` is exclusive. */
export interface Token {
  readonly surface: string;
  /** Folded base form: what is matched. */
  readonly base: string;
  readonly reading?: string;
  /** IPADIC part of speech, levels joined by `-`, `*` left out: `名詞-固有名詞-地域`. */
  readonly partOfSpeech?: string;
  readonly start: number;
  readonly end: number;
  /** True: not in the dictionary. */
  readonly unknown?: boolean;
  /** False: left out of the term stream by the part-of-speech filter. */
  readonly indexed: boolean;
}

/** Which of the two streams a term belongs to. A bigram term is written with a leading `_`, so that one column holds both. */
export type TermStream = 'morphemes' | 'bigrams';

/** Makes terms of text, the same for build and query. */
export interface Analyser {
  /** Changes whenever the same text would give other terms. */
  readonly fingerprint: string;
  /**
   * Every token of one stream, with offsets; for highlights, explanations and `gensen analyse`.
   * @param only those wanted by `base`; an analyser may leave out the others, which is quicker
   */
  tokens(text: string, stream: TermStream, only?: ReadonlySet<string>): readonly Token[];
  /** The terms to match, both streams, in text order, repetitions kept: morphemes first, then bigrams. */
  terms(text: string): readonly string[];
}

/** An analyser as indexing uses it. */
export interface TermWriter extends Analyser {
  /** Adds the terms of `terms` to a buffer, without making a string of any. */
  writeTerms(text: string, target: TermBuffer): void;
}
