import { describe, expect, it } from 'vitest';
import { inverseFrequency, scoreTerm } from './bm25.ts';
import type { Bm25Settings } from '../settings.ts';

const settings: Bm25Settings = { saturation: 1.2, lengthPenalty: { terms: 0.75, headingTerms: 0 }, fieldWeight: { terms: 1, headingTerms: 2 }, coverageExponent: 0 };
const absent = { occurrences: 0, length: 3, meanLength: 3 };

describe('fielded BM25', () => {
  it('gives ln(1 + 7.5 / 3.5) to a term in 3 of 10 chunks (worked by hand: 1.1451323043)', () => {
    expect(inverseFrequency(10, 3)).toBeCloseTo(1.145132304, 8);
  });

  it('stays positive for a term in every chunk, and takes a frequency above the number of chunks for all', () => {
    expect(inverseFrequency(10, 10)).toBeGreaterThan(0);
    expect(inverseFrequency(10, 12)).toBe(inverseFrequency(10, 10));
  });

  it('gives 2 occurrences in a body of twice the mean length 1.0731707317 for k1 1.2 and b 0.75 (2.2 · 1.142857 / 2.342857)', () => {
    const scores = scoreTerm({ terms: { occurrences: 2, length: 20, meanLength: 10 }, headingTerms: absent }, 1, settings);
    expect(scores.terms).toBeCloseTo((2.2 * (2 / 1.75)) / (1.2 + 2 / 1.75), 12);
    expect(scores.terms).toBeCloseTo(1.0731707317, 9);
    expect(scores.headingTerms).toBe(0);
  });

  it('saturates once over both fields: body 1 and heading 1 of weight 2 make 3, so 2.2 · 3 / 4.2, shared 1 to 2', () => {
    const counts = { terms: { occurrences: 1, length: 10, meanLength: 10 }, headingTerms: { occurrences: 1, length: 3, meanLength: 3 } };
    const scores = scoreTerm(counts, 1, settings);
    expect(scores.terms + scores.headingTerms).toBeCloseTo(1.5714285714, 9);
    expect(scores.headingTerms).toBeCloseTo(2 * scores.terms, 12);
  });

  it('never reaches weight · (k1 + 1), however often the term stands there', () => {
    const scores = scoreTerm({ terms: { occurrences: 1e9, length: 10, meanLength: 10 }, headingTerms: absent }, 1, settings);
    expect(scores.terms).toBeLessThan(2.2);
  });
});
