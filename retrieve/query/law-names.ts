import { foldNameText } from './fold-name.ts';
import { groupBy } from '../group-by.ts';
import { guessNames } from './guess-names.ts';
import { candidatesOf, judgeLaws, type NamedLaws } from './judge-laws.ts';
import type { LawName, NamedLaw } from './named-law.ts';

/** A name found in a text, as long as it is there. */
export interface NameMatch extends NamedLaws {
  /** In units of the folded text. */
  readonly length: number;
}

/** Laws by what people call them. */
export interface LawNames {
  /** The longest name that begins at `at` in a text folded by `foldName`. */
  matchAt(folded: string, at: number): NameMatch | undefined;
  /** The longest name without its 法 (民 for 民法, 労基 for 労基法) that begins there; only right before a number is it one. */
  matchStemAt(folded: string, at: number): NameMatch | undefined;
  /** Laws whose name is nearly `folded`, when no name is it: other 送り仮名, one letter off, part of a title. */
  guess(folded: string): NamedLaws | undefined;
  /** By the number in Arabic digits, e.g. `明治29年法律第89号`. */
  withNumber(number: string): readonly NamedLaw[];
  /** By identifier without revision. */
  withId(id: string): NamedLaw | undefined;
  /** By identifier without revision, whatever the case of its letters: several when ids that are held differ in case alone. */
  withIdInAnyCase(id: string): readonly NamedLaw[];
}

const prefixLength = 2;
/** Longer names are not cut short. */
const longestStemmed = 7;
/** Letters that alone name a law before an article, as practitioners write them. */
const oneLetterStems: ReadonlySet<string> = new Set(['民', '刑', '商', '憲']);

/**
 * Builds the table. A look-up cuts the text only at the lengths that names with the same first two characters have, so it
 * costs the same for ten laws and for ten thousand.
 */
export function createLawNames(names: readonly LawName[], numbers: ReadonlyMap<string, readonly NamedLaw[]>): LawNames {
  const byName = groupBy(names, ({ name }) => foldNameText(name));
  const byStem = groupBy(names.filter(hasStem).map((entry): LawName => ({ ...entry, kind: 'stem' })), ({ name }) => foldNameText(name).slice(0, -1));
  const byId = new Map<string, NamedLaw>(names.flatMap(({ law }) => (law === undefined ? [] : [[law.id, law] as const])));
  const byFoldedId = groupBy(byId.values(), ({ id }) => id.toUpperCase());
  const matchAt = matcherOf(byName, prefixLength);
  const matchStemAt = matcherOf(byStem, 1);
  const guess = guessNames(byName);
  return {
    matchAt,
    matchStemAt,
    guess,
    withNumber: (number) => numbers.get(number) ?? [],
    withId: (id) => byId.get(id),
    withIdInAnyCase: (id) => byFoldedId.get(id.toUpperCase()) ?? [],
  };
}

function hasStem({ name }: LawName): boolean {
  return name.endsWith('法') && name.length <= longestStemmed && (name.length > 2 || oneLetterStems.has(name.charAt(0)));
}

function matcherOf(byName: ReadonlyMap<string, readonly LawName[]>, prefix: number): LawNames['matchAt'] {
  const lengths = collectLengths(byName.keys(), prefix);
  return (folded, at) => {
    for (const length of lengths.get(folded.slice(at, at + prefix)) ?? []) {
      const found = at + length > folded.length ? undefined : byName.get(folded.slice(at, at + length));
      if (found !== undefined) return { length, ...judgeLaws({ ...candidatesOf(found), name: folded.slice(at, at + length) }) };
    }
    return undefined;
  };
}

/** Lengths of the names that share their first characters, longest first. */
function collectLengths(names: Iterable<string>, prefix: number): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const name of names) {
    if (name.length < prefix) continue;
    const beginning = name.slice(0, prefix);
    const known = lengths.get(beginning);
    if (known === undefined) lengths.set(beginning, new Set([name.length]));
    else known.add(name.length);
  }
  return new Map([...lengths].map(([beginning, found]) => [beginning, [...found].toSorted((a, b) => b - a)]));
}
