import type { Bm25Settings } from '../settings.ts';

/** Occurrences of one term and the length of the field, in terms. */
export interface FieldCount {
  readonly occurrences: number;
  readonly length: number;
  /** Mean length of the field over the chunks of the scope; 0 when the field is empty everywhere. */
  readonly meanLength: number;
}

/** What each field gave to the score of one term. */
export interface FieldScores {
  readonly terms: number;
  readonly headingTerms: number;
}

/**
 * Inverse chunk frequency, `ln(1 + (N − n + 0.5) / (n + 0.5))`: the Robertson–Spärck Jones weight without relevance
 * information (Robertson & Zaragoza 2009, eq. 3.4), with Lucene's `1 +` that keeps it positive for terms in most chunks.
 */
export function inverseFrequency(chunks: number, chunkFrequency: number): number {
  const frequency = Math.min(chunkFrequency, chunks);
  return Math.log(1 + (chunks - frequency + 0.5) / (frequency + 0.5));
}

/**
 * Score of one term in a chunk of two fields: BM25F (Robertson & Zaragoza 2009, eq. 3.19–3.21). Occurrences are discounted by
 * the length of their field and weighted, then summed over the fields, then saturated once, `(k1 + 1) · f / (k1 + f)`; the
 * result times `weight` (inverse frequency × occurrences in the query) is shared among the fields by their part of the sum.
 */
export function scoreTerm(counts: { readonly terms: FieldCount; readonly headingTerms: FieldCount }, weight: number, settings: Bm25Settings): FieldScores {
  const terms = settings.fieldWeight.terms * discount(counts.terms, settings.lengthPenalty.terms);
  const headingTerms = settings.fieldWeight.headingTerms * discount(counts.headingTerms, settings.lengthPenalty.headingTerms);
  const frequency = terms + headingTerms;
  if (frequency === 0) return { terms: 0, headingTerms: 0 };
  const share = (weight * (settings.saturation + 1)) / (settings.saturation + frequency);
  return { terms: share * terms, headingTerms: share * headingTerms };
}

function discount({ occurrences, length, meanLength }: FieldCount, penalty: number): number {
  if (occurrences === 0) return 0;
  return occurrences / (1 - penalty + penalty * (meanLength === 0 ? 1 : length / meanLength));
}
