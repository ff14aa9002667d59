import kuromoji, { type KuromojiTokenizer } from 'kuromoji';
import { textOf } from '../text-units.ts';
import type { CompiledDictionary } from './compiled-dictionary.ts';
import { findDictionaryPackage } from './dictionary-files.ts';
import type { SegmentedWords, Segmenter } from './segmenter.ts';

/** The package's own tokenizer. It takes over 300 MB and about a second to open; no words of the user, no search mode. */
export async function openKuromojiSegmenter(dictionary: CompiledDictionary): Promise<Segmenter> {
  const { folder } = await findDictionaryPackage();
  const tokenizer = await new Promise<KuromojiTokenizer>((resolve, reject) => {
    kuromoji.builder({ dicPath: folder }).build((error, built) => (error ? reject(error instanceof Error ? error : new Error(String(error))) : resolve(built)));
  });
  const entryOfRecord = listEntries(dictionary);
  return { segment: (units, start, end) => segment(tokenizer, entryOfRecord, textOf(units, start, end)) };
}

/** By number of record: the entry; unknown records are a list of their own. */
interface RecordEntries {
  readonly known: Int32Array;
  readonly unknown: Int32Array;
}

function listEntries({ recordOfEntry, knownEntries }: CompiledDictionary): RecordEntries {
  const known = new Int32Array(knownEntries);
  const unknown = new Int32Array(recordOfEntry.length);
  for (const [entry, record] of recordOfEntry.entries()) {
    if (entry < knownEntries) known[record] = entry;
    else unknown[record] = entry;
  }
  return { known, unknown };
}

/** Bytes of a word's record: its identifier is the offset of the record. */
const recordBytes = 10;

function segment(tokenizer: KuromojiTokenizer, { known, unknown }: RecordEntries, text: string): SegmentedWords {
  const tokens = tokenizer.tokenize(text);
  const words = new Int32Array(tokens.length * 2);
  for (const [index, { word_id: word, word_type: type, word_position: position }] of tokens.entries()) {
    const record = word / recordBytes;
    words[index * 2] = type === 'KNOWN' ? (known[record] ?? 0) : ~(unknown[record] ?? 0);
    words[index * 2 + 1] = position - 1;
  }
  return { count: tokens.length, words };
}
