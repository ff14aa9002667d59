import type { Analyser } from '../../index/index.ts';
import type { QueryTerms } from '../score/score-chunks.ts';
import type { RetrievalSettings } from '../settings.ts';
import type { LawMention } from './find-laws.ts';
import { foldWidth } from './fold-width.ts';

/** The parts of a query that its terms come from. */
export interface TermSources {
  readonly query: string;
  readonly laws: readonly LawMention[];
}

/**
 * The terms a query is matched by, each with how often it stands there. A law that goes by another name than its title adds
 * its title's terms at a lower count, since statutes print titles and people say abbreviations.
 */
export function collectTerms({ query, laws }: TermSources, analyser: Analyser, settings: RetrievalSettings): QueryTerms {
  const terms = new Map<string, number>();
  for (const term of analyser.terms(query)) terms.set(term, (terms.get(term) ?? 0) + 1);
  if (settings.lawTitleWeight > 0) {
    for (const title of abbreviatedTitles(query, laws)) addTitle(terms, analyser.terms(title), settings.lawTitleWeight);
  }
  return new Map([...terms].slice(0, settings.scoringTerms));
}

function abbreviatedTitles(query: string, laws: readonly LawMention[]): readonly string[] {
  const folded = foldWidth(query);
  return [...new Set(laws.filter((law) => law.laws.length > 0 && !folded.includes(foldWidth(law.title))).map(({ title }) => title))];
}

function addTitle(terms: Map<string, number>, title: readonly string[], weight: number): void {
  for (const term of new Set(title)) if (!terms.has(term)) terms.set(term, weight);
}
