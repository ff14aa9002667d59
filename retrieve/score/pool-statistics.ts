import type { TermStatistics } from '../../index/index.ts';

/**
 * Counts of several corpora as one collection, so that scores compare between them: a word in the one passage of a small
 * corpus is not common because it stands in all of that corpus. Mean lengths stay each corpus's own, since speeches, articles
 * and table rows differ in length by nature.
 */
export function poolStatistics(corpora: readonly TermStatistics[]): Pick<TermStatistics, 'chunks' | 'chunkFrequency'> {
  const chunkFrequency = new Map<string, number>();
  for (const corpus of corpora) {
    for (const [term, frequency] of corpus.chunkFrequency) chunkFrequency.set(term, (chunkFrequency.get(term) ?? 0) + frequency);
  }
  return { chunks: corpora.reduce((sum, { chunks }) => sum + chunks, 0), chunkFrequency };
}
