/** What this project uses of kuromoji's own code. The package has no types. */
declare module 'kuromoji' {
  export interface KuromojiToken {
    readonly surface_form: string;
    /** Byte offset of the word's record in the list of its type. */
    readonly word_id: number;
    /** 1 for a word that begins the text. */
    readonly word_position: number;
    /** `KNOWN` or `UNKNOWN`. */
    readonly word_type: string;
    readonly pos: string;
    readonly pos_detail_1: string;
    readonly pos_detail_2: string;
    readonly pos_detail_3: string;
    readonly conjugated_type: string;
    readonly conjugated_form: string;
    /** `*` when absent. */
    readonly basic_form: string;
    /** Absent for unknown words. */
    readonly reading?: string;
  }
  export interface KuromojiTokenizer {
    tokenize(text: string): readonly KuromojiToken[];
    /** Inner parts, for tests. */
    readonly viterbi_builder: {
      /** -1: no such surface. */
      readonly trie: { lookup(surface: string): number };
    };
    readonly token_info_dictionary: {
      /** By number of a surface: byte offsets of its words' records. */
      readonly target_map: Readonly<Record<string, readonly number[]>>;
      getFeatures(word: number): string;
    };
  }
  const kuromoji: {
    builder(options: { readonly dicPath: string }): { build(done: (error: unknown, tokenizer: KuromojiTokenizer) => void): void };
  };
  export default kuromoji;
}
