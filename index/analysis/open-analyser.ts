import { GensenError, type UserWord } from '../../corpora-config/index.ts';
import type { Analyser, TermWriter } from './analyser.ts';
import { BIGRAM_VERSION } from './bigrams.ts';
import { FOLDING_VERSION } from './fold-text.ts';
import { joinUserWords, readUserWords, userWordsFingerprint } from './join-user-words.ts';
import { viewDictionary, type CompiledDictionary } from './morphology/compiled-dictionary.ts';
import { openDictionary } from './morphology/dictionary-cache.ts';
import { findDictionaryPackage } from './morphology/dictionary-files.ts';
import { openKuromojiSegmenter } from './morphology/kuromoji-segmenter.ts';
import type { SegmentMode, Segmenter } from './morphology/segmenter.ts';
import { UserDictionary } from './morphology/user-dictionary.ts';
import { WordLattice } from './morphology/word-lattice.ts';
import { PieceCache } from './piece-cache.ts';
import { WORD_CHOICE_VERSION } from './part-of-speech.ts';
import { TextAnalyser } from './text-analyser.ts';
import { WordTerms } from './word-terms.ts';

/** What decides the terms of a text besides the rules of this folder. Can be sent to a worker thread. */
export interface AnalyserSettings {
  /** `lattice` is this project's engine, `kuromoji` the package's own, some twenty times slower and with the same words. Default `lattice`. */
  readonly morphology?: 'lattice' | 'kuromoji' | undefined;
  /** Default `normal`. The package's own engine knows no other. */
  readonly mode?: SegmentMode | undefined;
  /** Words beside the dictionary's, in any order; see `joinUserWords`. Default none. */
  readonly userWords?: readonly UserWord[] | undefined;
}

export interface AnalyserOptions {
  readonly settings?: AnalyserSettings | undefined;
  /** The dictionary that another thread opened; it is used in place. */
  readonly dictionary?: SharedArrayBuffer | undefined;
  /** The words of `shareUserWords`, in place of those of the settings: each task for a thread would copy those. */
  readonly sharedWords?: SharedArrayBuffer | undefined;
  /** Without `dictionary`: where its compiled form is kept; see `openDictionary`. */
  readonly cacheFile?: string | undefined;
  /** Whether the terms of pieces met lately are remembered. Default true; false measures the analysis itself. */
  readonly remembersPieces?: boolean | undefined;
}

/**
 * What changes the terms of a text: the dictionary's version, the versions of the rules here, and the settings. Reads no dictionary.
 * Errors: `configuration.invalid` when kuromoji is not installed, when it is asked for what its engine cannot do, or when a user
 * word cannot be used, whose part of speech apart.
 */
export async function analyserFingerprint({ morphology = 'lattice', mode = 'normal', userWords = [] }: AnalyserSettings = {}): Promise<string> {
  const { version } = await findDictionaryPackage();
  if (morphology === 'kuromoji') refuseLatticeSettings(mode, userWords);
  return [
    `kuromoji-${version}`, `folding-${FOLDING_VERSION}`, `words-${WORD_CHOICE_VERSION}`, `bigrams-${BIGRAM_VERSION}`,
    ...(morphology === 'lattice' ? [] : [morphology]),
    ...(mode === 'normal' ? [] : [mode]),
    ...(userWords.length === 0 ? [] : [`user-${userWordsFingerprint(joinUserWords(userWords))}`]),
  ].join('/');
}

/**
 * Opens the analyser of index and queries: IPADIC words and character bigrams over folded text. Keeps working memory, so one a
 * thread, for as long as the thread lives.
 * Errors: `configuration.invalid` when kuromoji or its dictionary is missing, or a user word cannot be used.
 */
export async function openAnalyser(options: AnalyserOptions = {}): Promise<Analyser> {
  return openTermWriter(options);
}

/** The same, as indexing uses it. */
export async function openTermWriter({ settings: given = {}, dictionary: shared, sharedWords, cacheFile, remembersPieces = true }: AnalyserOptions = {}): Promise<TermWriter> {
  const settings = sharedWords === undefined ? given : { ...given, userWords: readUserWords(sharedWords) };
  const dictionary = viewShared(shared) ?? (await openDictionary(cacheFile));
  const fingerprint = await analyserFingerprint(settings);
  const words = new WordTerms(dictionary);
  const joined = joinUserWords(settings.userWords ?? []);
  const userWords = joined.length === 0 ? undefined : new UserDictionary(joined, dictionary, new WordLattice({ dictionary }));
  return new TextAnalyser({ fingerprint, segmenter: await openSegmenter(settings, dictionary, userWords), words, userWords, pieces: remembersPieces ? new PieceCache() : undefined });
}

function viewShared(shared: SharedArrayBuffer | undefined): CompiledDictionary | undefined {
  if (shared === undefined) return undefined;
  const dictionary = viewDictionary(shared);
  if (dictionary === undefined) throw new TypeError('expected the buffer of a compiled dictionary');
  return dictionary;
}

async function openSegmenter({ morphology, mode }: AnalyserSettings, dictionary: CompiledDictionary, userWords: UserDictionary | undefined): Promise<Segmenter> {
  if (morphology === 'kuromoji') return openKuromojiSegmenter(dictionary);
  return new WordLattice({ dictionary, overlay: userWords?.lexicon, mode });
}

function refuseLatticeSettings(mode: SegmentMode, userWords: readonly UserWord[]): void {
  const got = [...(mode === 'normal' ? [] : [`the mode ${mode}`]), ...(userWords.length === 0 ? [] : [`${userWords.length} user words`])];
  if (got.length === 0) return;
  throw new GensenError('configuration.invalid', {
    message: `expected the mode normal and no user words with the morphology kuromoji, got ${got.join(' and ')}`,
    mend: 'choose the morphology lattice, or leave these out',
  });
}
