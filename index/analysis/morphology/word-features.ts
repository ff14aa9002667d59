import { ENTRY_FIELDS, NO_TEXT, SURFACE_TEXT, type CompiledDictionary } from './compiled-dictionary.ts';
import { readPooled } from './text-pool.ts';

/** What the dictionary says of a word. Absent fields are written `*` in the dictionary, or not at all. */
export interface WordFeatures {
  /** Levels joined by `-`: `名詞-固有名詞-地域`. */
  readonly partOfSpeech: string;
  /** Absent for words made up for unknown text. */
  readonly base: string | undefined;
  /** In katakana. */
  readonly reading: string | undefined;
}

/** Decodes the features of an entry. @param surface the word as it stands in the text: most words are their own base form */
export function readFeatures(dictionary: CompiledDictionary, entry: number, surface: string): WordFeatures {
  const base = dictionary.baseOfEntry[entry] ?? NO_TEXT;
  const reading = dictionary.readingOfEntry[entry] ?? NO_TEXT;
  return {
    partOfSpeech: partOfSpeechOf(dictionary, entry),
    base: base === SURFACE_TEXT ? surface : base === NO_TEXT ? undefined : readPooled(dictionary.texts, base),
    reading: reading === NO_TEXT ? undefined : readPooled(dictionary.texts, reading),
  };
}

/** The part of speech of an entry alone, levels joined by `-`. */
export function partOfSpeechOf({ partsOfSpeech, entries }: CompiledDictionary, entry: number): string {
  const [...levels] = (partsOfSpeech[entries[entry * ENTRY_FIELDS + 3] ?? 0] ?? '').split(',', 4);
  return levels.filter((level) => level !== '*' && level !== '').join('-');
}
