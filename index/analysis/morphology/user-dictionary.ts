import { GensenError, type UserWord } from '../../../corpora-config/index.ts';
import type { WordInformation } from '../word-terms.ts';
import { unitsOf } from '../text-units.ts';
import { ENTRY_FIELDS, SLOT_FIELDS, type CompiledDictionary, type Lexicon } from './compiled-dictionary.ts';
import { buildDoubleArray } from './double-array.ts';
import type { Segmenter } from './segmenter.ts';
import { GrowingTrie } from './surface-trie.ts';

/** A word of the user found in a text, with the dictionary's words that it is made of. */
export interface FoundUserWord {
  readonly word: WordInformation;
  readonly units: Uint16Array;
  /** Entry (bit-inverted when unknown) and place in `units`, end exclusive. Empty when it is one word of the dictionary. */
  readonly parts: readonly { readonly id: number; readonly start: number; readonly end: number }[];
}

/** Part of speech of a word that names none. */
export const defaultPartOfSpeech = '名詞-固有名詞-一般';

/** Cost of a word that names none. */
export const defaultCost = -8000;

/** The words of the user as a lexicon beside the dictionary. Their entries count on after the dictionary's. */
export class UserDictionary {
  readonly lexicon: Lexicon;
  readonly #words: readonly UserWord[];
  readonly #firstEntry: number;
  readonly #segmenter: Segmenter;
  readonly #found = new Map<number, FoundUserWord>();

  /**
   * @param segmenter cuts with the dictionary alone, for the parts
   * Errors: `configuration.invalid` for an empty surface, a cost out of range, or a part of speech that the dictionary does not have.
   */
  constructor(words: readonly UserWord[], dictionary: CompiledDictionary, segmenter: Segmenter) {
    this.#words = [...new Map(words.map((word) => [word.surface, word])).values()].sort(({ surface: first }, { surface: second }) => (first < second ? -1 : 1));
    this.#firstEntry = dictionary.entries.length / ENTRY_FIELDS;
    this.#segmenter = segmenter;
    this.lexicon = buildLexicon(this.#words, dictionary);
  }

  /** The word of an entry; undefined when the entry is one of the dictionary. */
  find(entry: number): FoundUserWord | undefined {
    if (entry < this.#firstEntry) return undefined;
    const met = this.#found.get(entry);
    if (met !== undefined) return met;
    const found = this.#describe(this.#words[entry - this.#firstEntry]);
    this.#found.set(entry, found);
    return found;
  }

  #describe({ surface, reading, partOfSpeech = defaultPartOfSpeech }: UserWord = { surface: '' }): FoundUserWord {
    const units = unitsOf(surface);
    const { count, words } = this.#segmenter.segment(units, 0, units.length);
    const parts = Array.from({ length: count }, (_, index) => ({
      id: words[index * 2] ?? 0,
      start: words[index * 2 + 1] ?? 0,
      end: index + 1 < count ? (words[index * 2 + 3] ?? 0) : units.length,
    }));
    return { word: { base: surface, partOfSpeech, indexed: true, ...(reading === undefined ? {} : { reading }) }, units, parts: count < 2 ? [] : parts };
  }
}

function buildLexicon(words: readonly UserWord[], dictionary: CompiledDictionary): Lexicon {
  const growing = new GrowingTrie();
  for (const [index, { surface }] of words.entries()) {
    if (surface === '') throw invalid('a word without a surface');
    let node = 0;
    for (const unit of unitsOf(surface)) node = growing.reach(node, unit);
    growing.keyOfNode[node] = index;
  }
  const surfaces = growing.finish();
  const { slots, base, check, slotOfNode } = buildDoubleArray(surfaces);
  const trie = new Int32Array((slots + 0x10000) * SLOT_FIELDS);
  for (let slot = 0; slot < slots + 0x10000; slot += 1) {
    trie[slot * SLOT_FIELDS] = base[slot] ?? 0;
    trie[slot * SLOT_FIELDS + 1] = slot === 0 ? -1 : (check[slot] ?? -1);
  }
  for (let node = 0; node < surfaces.nodes; node += 1) {
    const key = surfaces.keyOfNode[node] ?? -1;
    if (key < 0) continue;
    const slot = slotOfNode[node] ?? 0;
    trie[slot * SLOT_FIELDS + 2] = key;
    trie[slot * SLOT_FIELDS + 3] = key + 1;
  }
  return { symbolOfUnit: surfaces.symbolOfUnit, trie, entries: makeEntries(words, dictionary) };
}

/** A word takes the contexts of the first dictionary word with its part of speech. */
function makeEntries(words: readonly UserWord[], dictionary: CompiledDictionary): Int16Array {
  const entries = new Int16Array(words.length * ENTRY_FIELDS);
  const models = new Map<string, number>();
  for (const [index, { surface, partOfSpeech = defaultPartOfSpeech, cost = defaultCost, where }] of words.entries()) {
    const place = where === undefined ? surface : `${surface} (${where})`;
    if (!Number.isInteger(cost) || cost < -32768 || cost > 32767) throw invalid(`${place} with the cost ${cost}`);
    const model = models.get(partOfSpeech) ?? findModel(dictionary, partOfSpeech);
    if (model === undefined) throw invalid(`${place} with the part of speech ${partOfSpeech}, which IPADIC does not have`);
    models.set(partOfSpeech, model);
    entries.set(dictionary.entries.subarray(model * ENTRY_FIELDS, (model + 1) * ENTRY_FIELDS), index * ENTRY_FIELDS);
    entries[index * ENTRY_FIELDS + 2] = cost;
  }
  return entries;
}

function findModel({ partsOfSpeech, entries, knownEntries }: CompiledDictionary, partOfSpeech: string): number | undefined {
  const number = partsOfSpeech.findIndex((grammar) => grammar.split(',', 4).filter((level) => level !== '*').join('-') === partOfSpeech);
  for (let entry = 0; entry < knownEntries && number >= 0; entry += 1) if (entries[entry * ENTRY_FIELDS + 3] === number) return entry;
  return undefined;
}

function invalid(got: string): GensenError {
  return new GensenError('configuration.invalid', { message: `expected words with a surface, an IPADIC part of speech and a cost from -32768 to 32767, got ${got}`, mend: 'correct the user dictionary' });
}
