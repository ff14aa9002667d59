import type { TermStatistics, WeightedTerm } from '../chunk-store.ts';
import { compareText } from '../selection.ts';

/**
 * How many terms select candidates. Each term costs a walk through its postings and long questions cost by their common terms:
 * over 1.2 million chunks 12 terms take 7 ms at the median, 30 terms 17, 60 terms 35.
 */
export const maximumSelectionTerms = 24;

/**
 * The terms that select: the heaviest by weight times `ln(1 + chunks / chunkFrequency)`, ties by the term itself. Terms that
 * the statistics do not know stay too: they cost nothing, and a reader's statistics may trail behind the table.
 */
export function chooseTerms(terms: readonly WeightedTerm[], { chunks, chunkFrequency }: TermStatistics): readonly string[] {
  const heaviness = ({ term, weight }: WeightedTerm): number => weight * Math.log1p(chunks / (chunkFrequency.get(term) ?? 1));
  const usable = terms.filter(({ term }) => term !== '' && !/\s/u.test(term));
  const known = usable.filter(({ term }) => (chunkFrequency.get(term) ?? 0) > 0);
  const unknown = usable.filter(({ term }) => (chunkFrequency.get(term) ?? 0) === 0);
  const heaviest = known.toSorted((a, b) => heaviness(b) - heaviness(a) || compareText(a.term, b.term)).slice(0, maximumSelectionTerms);
  return [...new Set([...heaviest, ...unknown.slice(0, maximumSelectionTerms)].map(({ term }) => term))];
}
