import type { KuromojiToken, KuromojiTokenizer } from 'kuromoji';
import { ENTRY_FIELDS, readFeatures, WordLattice, type CompiledDictionary } from '../../../index/index.ts';
import { cutText } from './cut-text.ts';

/** In what a pair of tokens differs first. `cut`: the text is cut into other words. */
type Difference = 'cut' | 'unknown' | 'grammar' | 'base' | 'reading';

/** What came of comparing. */
export interface WordComparison {
  readonly texts: number;
  /** UTF-16 units. */
  readonly characters: number;
  /** Of kuromoji.js. */
  readonly tokens: number;
  readonly unknownTokens: number;
  /** Pieces with a difference, by the first one in each; empty when there is none. Only pieces inside the basic plane. */
  readonly differences: Readonly<Partial<Record<Difference, number>>>;
  /** Pieces with text outside the basic plane, which kuromoji.js loses or throws on; and those of them that came out otherwise. */
  readonly beyondBasicPlane: { readonly pieces: number; readonly characters: number; readonly differing: number };
  /** Up to ten of the differing pieces. */
  readonly examples: readonly string[];
}

/**
 * Cuts the texts into words with kuromoji.js and with the lattice, and compares token by token: surface, whether unknown, part of
 * speech ×4, conjugation type and form, base form, reading. Both get the same raw pieces, cut where kuromoji.js cuts.
 */
export function compareWords(texts: Iterable<string>, { dictionary, oracle }: { readonly dictionary: CompiledDictionary; readonly oracle: KuromojiTokenizer }): WordComparison {
  const words = new WordReader(dictionary);
  const differences: Partial<Record<Difference, number>> = {};
  const beyond = { pieces: 0, characters: 0, differing: 0 };
  const counts = { texts: 0, characters: 0, tokens: 0, unknownTokens: 0 };
  const examples: string[] = [];
  for (const text of texts) {
    counts.texts += 1;
    counts.characters += text.length;
    for (const piece of cutText(text)) {
      const isBasic = !/[\ud800-\udfff]/u.test(piece) && !/[\u{10000}-\u{10ffff}]/u.test(piece);
      const expected = tokenize(oracle, piece);
      const difference = findDifference(words.read(piece), expected);
      counts.tokens += expected.length;
      for (const { word_type: type } of expected) if (type === 'UNKNOWN') counts.unknownTokens += 1;
      if (!isBasic) {
        beyond.pieces += 1;
        beyond.characters += piece.length;
      }
      if (difference === undefined) continue;
      if (isBasic) differences[difference] = (differences[difference] ?? 0) + 1;
      else beyond.differing += 1;
      if (isBasic && examples.length < 10) examples.push(piece);
    }
  }
  return { ...counts, differences, beyondBasicPlane: beyond, examples };
}

/** A token of either engine. */
interface Word {
  readonly surface: string;
  readonly unknown: boolean;
  readonly grammar: string;
  readonly base: string;
  readonly reading: string;
}

const fields = ['unknown', 'grammar', 'base', 'reading'] as const;

function findDifference(words: readonly Word[], expected: readonly KuromojiToken[]): Difference | undefined {
  if (words.length !== expected.length) return 'cut';
  for (const [index, token] of expected.entries()) {
    const word = words[index];
    const other = describe(token);
    if (word?.surface !== other.surface) return 'cut';
    const field = fields.find((name) => word[name] !== other[name]);
    if (field !== undefined) return field;
  }
  return undefined;
}

function describe(token: KuromojiToken): Word {
  const { surface_form: surface, basic_form: base, reading = '', word_type: type } = token;
  const grammar = `${token.pos},${token.pos_detail_1},${token.pos_detail_2},${token.pos_detail_3},${token.conjugated_type},${token.conjugated_form}`;
  return { surface, unknown: type === 'UNKNOWN', grammar, base, reading };
}

function tokenize(oracle: KuromojiTokenizer, piece: string): readonly KuromojiToken[] {
  try {
    return oracle.tokenize(piece);
  } catch {
    return [];
  }
}

/** The words of the lattice; what the dictionary says of an entry is read once. */
class WordReader {
  readonly #dictionary: CompiledDictionary;
  readonly #lattice: WordLattice;
  readonly #met = new Map<number, Word>();

  constructor(dictionary: CompiledDictionary) {
    this.#dictionary = dictionary;
    this.#lattice = new WordLattice({ dictionary });
  }

  read(piece: string): readonly Word[] {
    const units = Uint16Array.from({ length: piece.length }, (_, index) => piece.charCodeAt(index));
    const { count, words } = this.#lattice.segment(units, 0, units.length);
    return Array.from({ length: count }, (_, index) => {
      const end = index + 1 < count ? words[index * 2 + 3] : piece.length;
      return this.#describe(words[index * 2] ?? 0, piece.slice(words[index * 2 + 1], end));
    });
  }

  #describe(id: number, surface: string): Word {
    const met = this.#met.get(id);
    if (met?.surface === surface) return met;
    const entry = id < 0 ? ~id : id;
    const { base = '*', reading = '' } = readFeatures(this.#dictionary, entry, surface);
    const grammar = this.#dictionary.partsOfSpeech[this.#dictionary.entries[entry * ENTRY_FIELDS + 3] ?? 0] ?? '';
    const word = { surface, unknown: id < 0, grammar, base, reading };
    this.#met.set(id, word);
    return word;
  }
}
