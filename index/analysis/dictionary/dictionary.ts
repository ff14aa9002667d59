/** Words of one kind (known, or made up for unknown text), in the layout of kuromoji's `tid.dat` family. */
export interface WordTable {
  /** Ten bytes a word, read as five 16-bit numbers: left context, right context, cost, then the feature offset in two halves. */
  readonly records: Int16Array;
  /** UTF-8 feature lines, each ended by a zero byte: `surface,part of speech ×4,conjugation ×2,base,reading,pronunciation`. */
  readonly features: Uint8Array;
  /** Words of key k stand in `list[listStart[k] … listStart[k + 1])`. A key is a trie value, or a character class. */
  readonly listStart: Int32Array;
  /** Word ids: byte offsets into the records. */
  readonly list: Int32Array;
}

/** IPADIC as kuromoji ships it, in flat typed arrays (64 MB). */
export interface Dictionary {
  /** Double-array trie over the UTF-8 bytes of every surface: child = base[parent] + byte, valid when check[child] = parent. */
  readonly base: Int32Array;
  readonly check: Int32Array;
  readonly known: WordTable;
  readonly unknown: WordTable;
  /** Cost of right context r before left context l: `connection[l * connectionWidth + r]`. One search reads one row. */
  readonly connection: Int16Array;
  readonly connectionWidth: number;
  /** Character class of each UTF-16 unit. */
  readonly classOfUnit: Uint8Array;
  /** By class, 1: an unknown word is tried even where the dictionary has words. */
  readonly alwaysTried: Uint8Array;
  /** By class, 1: an unknown word takes the whole run of the class; 0: a single character. */
  readonly grouped: Uint8Array;
  /** Class of Greek letters: a plain-noun class that groups; stands in for what lies outside the basic plane. */
  readonly letterClass: number;
}

/** What the dictionary says of a word. Absent fields are written `*` in the dictionary, or not at all. */
export interface WordFeatures {
  readonly partOfSpeech: string;
  readonly base: string | undefined;
  readonly reading: string | undefined;
}

/** Reads the features of one word. `word` is an id from the table's list. */
export function readFeatures(table: WordTable, word: number): WordFeatures {
  const fields = readFeatureLine(table, word).split(',');
  return {
    partOfSpeech: fields.slice(1, 5).filter(isGiven).join('-'),
    base: givenOrNothing(fields[7]),
    reading: givenOrNothing(fields[8]),
  };
}

function readFeatureLine(table: WordTable, word: number): string {
  const low = table.records[word / 2 + 3] ?? 0;
  const high = table.records[word / 2 + 4] ?? 0;
  const start = (high << 16) | (low & 0xffff);
  const end = table.features.indexOf(0, start);
  return Buffer.from(table.features.buffer, table.features.byteOffset + start, (end < 0 ? table.features.length : end) - start).toString('utf8');
}

function isGiven(field: string): boolean {
  return field !== '*' && field !== '';
}

function givenOrNothing(field: string | undefined): string | undefined {
  return field !== undefined && isGiven(field) ? field : undefined;
}
