import { looseName } from './fold-name.ts';
import { groupBy } from '../group-by.ts';
import { candidatesOf, judgeLaws, type NamedLaws } from './judge-laws.ts';
import type { LawName } from './named-law.ts';

type Table = ReadonlyMap<string, readonly LawName[]>;

/** One letter off is told from another name only in names of this many letters or more. */
const shortestEdited = 4;
/** A part of a title is taken for it from this many letters on. */
const shortestPart = 4;
/** When more names than this are near, nothing was found. */
const mostNear = 5;
const lawEnding = /(?:法律?|令|規則|規程)$/u;

/**
 * Makes the guesser of near names. In this order, the first that finds anything decides: the same name with other 送り仮名; one letter
 * inserted, left out, replaced, or two swapped; the beginning of a title; letters of a title in their order, first and last
 * included (個人情報保護法律 for 個人情報の保護に関する法律). Several laws are ambiguous, and every guess says that it is one.
 */
export function guessNames(byName: Table): (folded: string) => NamedLaws | undefined {
  let table: NearTable | undefined;
  return (folded) => {
    if (folded.length < shortestEdited || byName.has(folded)) return undefined;
    table ??= createNearTable(byName);
    const near = [findLoose, findEdited, findBeginning, findContraction].map((find) => find(folded, table ?? createNearTable(byName))).find((found) => found.length > 0 && found.length <= mostNear);
    return near === undefined ? undefined : judgeGuess(folded, near, byName);
  };
}

interface NearTable {
  readonly byLength: ReadonlyMap<number, readonly string[]>;
  readonly byLoose: ReadonlyMap<string, readonly string[]>;
  /** Folded titles, sorted. */
  readonly titles: readonly string[];
}

/** Made at the first guess, since most questions need none. */
function createNearTable(byName: Table): NearTable {
  const names = [...byName.keys()];
  const titles = names.filter((name) => byName.get(name)?.some(({ kind }) => kind === 'title') === true).toSorted();
  return { byLength: groupBy(names, ({ length }) => length), byLoose: groupBy(names, looseName), titles };
}

function judgeGuess(folded: string, near: readonly string[], byName: Table): NamedLaws {
  const entries = near.flatMap((name) => byName.get(name) ?? []).map((entry): LawName => ({ ...entry, kind: 'guess' }));
  const judged = judgeLaws({ name: folded, ...candidatesOf(entries) });
  return { ...judged, reason: `「${folded}」という名の法令は見当たらない。${judged.reason ?? `「${near[0]}」（${judged.title}）のことと推定。`}` };
}

function findLoose(folded: string, { byLoose }: NearTable): readonly string[] {
  const loose = looseName(folded);
  return loose.length < shortestEdited ? [] : (byLoose.get(loose) ?? []);
}

function findEdited(folded: string, { byLength }: NearTable): readonly string[] {
  return [-1, 0, 1].flatMap((difference) => byLength.get(folded.length + difference) ?? []).filter((name) => name.length >= shortestEdited && isOneEditApart(folded, name));
}

/** One insertion, deletion, substitution, or transposition of neighbours (Damerau 1964) makes one of the other. */
function isOneEditApart(a: string, b: string): boolean {
  let begin = 0;
  while (begin < a.length && begin < b.length && a[begin] === b[begin]) begin += 1;
  let end = 0;
  while (end < a.length - begin && end < b.length - begin && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const left = a.length - begin - end;
  const right = b.length - begin - end;
  if (Math.max(left, right) === 1) return true;
  return left === 2 && right === 2 && a[begin] === b[begin + 1] && a[begin + 1] === b[begin];
}

/** Of all titles that begin so, those that no other of them begins: the act, not its ordinances. */
function findBeginning(folded: string, { titles }: NearTable): readonly string[] {
  if (folded.length < shortestPart) return [];
  const found = titles.slice(firstAtLeast(titles, folded), firstAtLeast(titles, `${folded}\uffff`));
  return found.filter((title) => !found.some((other) => other !== title && isOrdinanceOf(title, other)));
}

function isOrdinanceOf(title: string, act: string): boolean {
  return title.startsWith(act) && /^(?:施行|等?の?施行に)/u.test(title.slice(act.length));
}

function firstAtLeast(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function findContraction(folded: string, { titles }: NearTable): readonly string[] {
  if (!lawEnding.test(folded) || folded.length < shortestPart + 1) return [];
  const [first = ''] = folded;
  return titles.slice(firstAtLeast(titles, first), firstAtLeast(titles, `${first}\uffff`)).filter((title) => isContraction(folded, title));
}

/** The ending must be that of the title: 法 stands for 法律. */
function isContraction(part: string, title: string): boolean {
  const ending = lawEnding.exec(part)?.[0] ?? '';
  const titleEnding = lawEnding.exec(title)?.[0] ?? '';
  if (ending.replace('律', '') !== titleEnding.replace('律', '')) return false;
  let at = 0;
  for (const letter of part.slice(0, -ending.length)) {
    at = title.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
