import { contentHash, GensenError, type UserWord } from '../../corpora-config/index.ts';
import { foldText } from './fold-text.ts';
import { defaultCost, defaultPartOfSpeech } from './morphology/user-dictionary.ts';

/** A word of the user as the analyser takes it: the surface folded, nothing left open that changes terms. */
export type JoinedUserWord = UserWord & Required<Pick<UserWord, 'partOfSpeech' | 'cost'>>;

/**
 * Makes one list of the words of several dictionaries: folded, defaults filled in, sorted, each once. The order they come in does
 * not matter, but that of several readings the one of the first word in sorted order stays.
 * Errors: `configuration.invalid` for a word that no text can hold as one, and for one that is given two costs or parts of speech.
 */
export function joinUserWords(words: readonly UserWord[]): readonly JoinedUserWord[] {
  const joined = new Map<string, JoinedUserWord>();
  for (const word of words.map(completeWord).toSorted(compareWords)) {
    const met = joined.get(word.surface);
    if (met === undefined) joined.set(word.surface, word);
    else refuseConflict(met, word);
  }
  return [...joined.values()];
}

/** Twelve hexadecimal digits that change whenever the words would give other terms; a reading gives none. */
export function userWordsFingerprint(words: readonly JoinedUserWord[]): string {
  return contentHash(JSON.stringify(words.map(({ surface, partOfSpeech, cost }) => [surface, partOfSpeech, cost]))).slice(0, 12);
}

/** The words in memory that threads share: JSON as UTF-8. */
export function shareUserWords(words: readonly UserWord[]): SharedArrayBuffer {
  const bytes = new TextEncoder().encode(JSON.stringify(words));
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

/** What `shareUserWords` was given. */
export function readUserWords(shared: SharedArrayBuffer): readonly UserWord[] {
  return JSON.parse(Buffer.from(shared).toString('utf8')) as readonly UserWord[];
}

function completeWord({ surface, partOfSpeech = defaultPartOfSpeech, cost = defaultCost, ...shown }: UserWord): JoinedUserWord {
  const folded = foldText(surface).text;
  if (folded === '' || NOT_A_WORD.test(folded)) {
    throw new GensenError('configuration.invalid', {
      message: `${placeOf(shown)}expected a word without spaces, 、 and 。 that does not begin with _, got ${JSON.stringify(surface)}`, mend: 'correct the user dictionary',
    });
  }
  return { ...shown, surface: folded, partOfSpeech, cost };
}

/** Terms are parted by spaces, text is cut after 、 and 。, and a term with a leading _ is a bigram. */
const NOT_A_WORD = /^_|[\s、。]/u;

function compareWords(first: JoinedUserWord, second: JoinedUserWord): number {
  const [one, other] = [sortKey(first), sortKey(second)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Without a reading last, so that a reading is kept. */
function sortKey({ surface, reading = '\uffff', where = '' }: JoinedUserWord): string {
  return [surface, reading, where].join('\0');
}

function refuseConflict(first: JoinedUserWord, second: JoinedUserWord): void {
  if (first.partOfSpeech === second.partOfSpeech && first.cost === second.cost) return;
  const [one, other] = [first, second].map((word) => `${word.partOfSpeech} at ${word.cost}${word.where === undefined ? '' : ` (${word.where})`}`);
  throw new GensenError('configuration.invalid', {
    message: `expected one part of speech and cost for ${first.surface}, got ${one} and ${other}`,
    mend: 'give the word the same part of speech and cost in every user dictionary: one index has one analyser',
  });
}

function placeOf({ where }: Pick<UserWord, 'where'>): string {
  return where === undefined ? '' : `${where}: `;
}
