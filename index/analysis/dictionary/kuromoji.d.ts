/** What this project uses of kuromoji's own code: the oracle of the lattice's parity test. The package has no types. */
declare module 'kuromoji' {
  export interface KuromojiToken {
    readonly surface_form: string;
    /** `KNOWN` or `UNKNOWN`. */
    readonly word_type: string;
    readonly pos: string;
    /** `*` when absent. */
    readonly basic_form: string;
    /** Absent for unknown words. */
    readonly reading?: string;
  }
  export interface KuromojiTokenizer {
    tokenize(text: string): readonly KuromojiToken[];
  }
  const kuromoji: {
    builder(options: { readonly dicPath: string }): { build(done: (error: unknown, tokenizer: KuromojiTokenizer) => void): void };
  };
  export default kuromoji;
}
