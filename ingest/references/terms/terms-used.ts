import type { DefinedTerm } from '../law-facts.ts';
import { compareElements, isWithin } from './law-outline.ts';

/**
 * Whether a term holds at a place: inside its scope, outside its exceptions, and after its definition unless it holds in the whole scope.
 * @param element path of the section
 * @param start offset in the section's text, in UTF-16 code units
 */
export function isInScope(term: DefinedTerm, element: string, start: number): boolean {
  if (term.except?.some((except) => isWithin(element, except)) === true) return false;
  const isScope = term.scope.some((scope) => isWithin(element, scope));
  if (!isScope) return false;
  if (term.wholeScope) return true;
  return term.element === element ? start >= term.start : compareElements(term.element, element) < 0;
}

/** A term in a provision, and the definition that holds there. Offsets are UTF-16 code units into the text, end exclusive. */
export interface UsedTerm {
  readonly start: number;
  readonly end: number;
  readonly term: DefinedTerm;
}

/**
 * The defined terms that a provision uses, in order, the longest where several begin; none inside a longer word of the same script
 * (組合 in 組合員), none at its own definition. Of several definitions the one with the narrowest scope holds, then the last before.
 * @param text of the section at `element`, whole
 */
export function termsUsedIn(text: string, element: string, terms: readonly DefinedTerm[]): readonly UsedTerm[] {
  const candidates = groupByTerm(terms.filter(({ term }) => text.includes(term)));
  const used: UsedTerm[] = [];
  for (let start = 0; start < text.length; start += 1) {
    const match = candidates.find(({ word }) => text.startsWith(word, start) && isWord(text, start, start + word.length));
    if (match === undefined) continue;
    const end = start + match.word.length;
    const definition = definitionAt(match.definitions, element, start);
    if (definition === undefined) continue;
    if (definition.element !== element || definition.start !== start) used.push({ start, end, term: definition });
    start = end - 1;
  }
  return used;
}

interface WordWithDefinitions {
  readonly word: string;
  readonly definitions: readonly DefinedTerm[];
}

/** Longest word first. */
function groupByTerm(terms: readonly DefinedTerm[]): readonly WordWithDefinitions[] {
  const groups = new Map<string, DefinedTerm[]>();
  for (const term of terms) {
    const group = groups.get(term.term);
    if (group === undefined) groups.set(term.term, [term]);
    else group.push(term);
  }
  return [...groups].map(([word, definitions]) => ({ word, definitions })).toSorted((a, b) => b.word.length - a.word.length);
}

function definitionAt(definitions: readonly DefinedTerm[], element: string, start: number): DefinedTerm | undefined {
  const holding = definitions.filter((term) => isInScope(term, element, start));
  return holding.toSorted((a, b) => narrowness(b, element) - narrowness(a, element) || compareElements(b.element, a.element) || b.start - a.start)[0];
}

function narrowness({ scope }: DefinedTerm, element: string): number {
  return Math.max(...scope.filter((path) => isWithin(element, path)).map((path) => path.split('-').length - (path === '' ? 1 : 0)));
}

/** Words that may stand right before or after a term without making another word of it. */
const before = /(?:当該|各|同|両|全|本|旧|新|又は|及び)$/u;
const after = /^(?:等|又|及び|若し|並び|以外|以上|以下|以内|自身|相互|間|内|外|中|上|後|前|時|側|別|毎|第)/u;

function isWord(text: string, start: number, end: number): boolean {
  const first = text.charAt(start);
  const last = text.charAt(end - 1);
  const preceding = text.slice(Math.max(0, start - 2), start);
  const following = text.slice(end, end + 2);
  if (joins(preceding.at(-1), first) && !before.test(preceding)) return false;
  return !joins(last, following[0]) || after.test(following);
}

function joins(left: string | undefined, right: string | undefined): boolean {
  const script = scriptOf(left);
  return script !== 'other' && script === scriptOf(right);
}

/** Hiragana counts as other: what stands beside a term in it is a particle. */
function scriptOf(character: string | undefined): 'kanji' | 'katakana' | 'latin' | 'other' {
  if (character === undefined) return 'other';
  if (/[一-龠々〆ヶ]/u.test(character)) return 'kanji';
  if (/[ァ-ヴー]/u.test(character)) return 'katakana';
  return /[A-Za-zＡ-Ｚａ-ｚ0-9０-９]/u.test(character) ? 'latin' : 'other';
}
