/** A word that the dictionary lacks, or cuts otherwise: a law's short name, a term of a ministry. */
export interface UserWord {
  /** As people write it; it is folded as the texts are, so width and case do not matter. */
  readonly surface: string;
  /** In katakana. It is shown, never matched. */
  readonly reading?: string | undefined;
  /** IPADIC levels joined by `-`. Default `名詞-固有名詞-一般`. */
  readonly partOfSpeech?: string | undefined;
  /** From -32768 (always taken) to 32767 (hardly ever). Default -8000: dearer than nothing, cheaper than nearly any two words. */
  readonly cost?: number | undefined;
  /** File and line it was written in, for messages: `words/laws.csv, line 12`. */
  readonly where?: string | undefined;
}
