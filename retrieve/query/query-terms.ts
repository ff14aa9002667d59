import type { Analyser } from '../../index/index.ts';
import type { QueryTerms, TermBounds } from '../score/score-chunks.ts';
import type { RetrievalSettings } from '../settings.ts';
import type { LawMention } from './find-laws.ts';
import type { PlainWord } from './find-plain-words.ts';
import { foldWidth } from './fold-width.ts';
import { findOtherYears } from './other-years.ts';

/** The parts of a query that its terms come from. */
export interface TermSources {
  readonly query: string;
  readonly laws: readonly LawMention[];
  readonly plainWords: readonly PlainWord[];
}

/**
 * The terms a query is matched by, each with how often it stands there; pairs of characters count less than words. What documents print
 * for something that the query says otherwise is added at a lower count: the title of an abbreviated law, the year of the other
 * calendar, the printed word for one of daily use.
 */
export function collectTerms({ query, laws, plainWords }: TermSources, analyser: Analyser, settings: RetrievalSettings): QueryTerms {
  const terms = new Map<string, number>();
  for (const term of analyser.terms(query)) terms.set(term, (terms.get(term) ?? 0) + 1);
  const added: readonly (readonly [forms: () => readonly string[], weight: number])[] = [
    [() => abbreviatedTitles(query, laws), settings.lawTitleWeight],
    [() => findOtherYears(foldWidth(query)), settings.yearWeight],
    [() => plainWords.flatMap(({ printed }) => printed), settings.plainWordWeight],
  ];
  for (const [forms, weight] of added) {
    if (weight > 0) for (const form of forms()) addForm(terms, analyser.terms(form), weight);
  }
  return new Map([...terms].slice(0, settings.scoringTerms).map(([term, count]) => [term, count * weightOf(term, settings)]));
}

/** For each term of a word of daily use that is asked, the terms printed for it: a word that hardly stands in print says no more than these. */
export function boundTerms(plainWords: readonly PlainWord[], query: string, analyser: Analyser): TermBounds {
  const bounds = new Map<string, readonly string[]>();
  for (const { start, end, printed } of plainWords) {
    const words = printed.flatMap((form) => analyser.terms(form)).filter((term) => !term.startsWith('_'));
    for (const term of analyser.terms(query.slice(start, end))) bounds.set(term, [...(bounds.get(term) ?? []), ...words]);
  }
  return bounds;
}

const katakanaPair = /^_[\u30a0-\u30ff]+$/u;

function weightOf(term: string, { bigramWeight }: RetrievalSettings): number {
  if (!term.startsWith('_')) return 1;
  return katakanaPair.test(term) ? bigramWeight.katakana : bigramWeight.other;
}

function abbreviatedTitles(query: string, laws: readonly LawMention[]): readonly string[] {
  const folded = foldWidth(query);
  return [...new Set(laws.filter((law) => law.laws.length > 0 && !folded.includes(foldWidth(law.title))).map(({ title }) => title))];
}

function addForm(terms: Map<string, number>, form: readonly string[], weight: number): void {
  for (const term of new Set(form)) if (!terms.has(term)) terms.set(term, weight);
}
