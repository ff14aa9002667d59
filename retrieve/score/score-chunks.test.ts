import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TermStatistics } from '../../index/index.ts';
import { defaultSettings } from '../settings.ts';
import { createTermCounter } from './count-terms.ts';
import { createChunkScorer } from './score-chunks.ts';

const seed = 20260401;
const word = fc.constantFrom('a', 'b', 'ab', '法', '_法律', '_律法', '第709条', 'c');
const stream = fc.array(word, { maxLength: 30 });

describe('counting terms in a stream', () => {
  it('counts what splitting at spaces counts', () => {
    fc.assert(
      fc.property(stream, fc.uniqueArray(word, { maxLength: 6 }), (words, asked) => {
        const { occurrences, total } = createTermCounter(asked).count(words.join(' '));
        expect([...occurrences]).toEqual(asked.map((term) => words.filter((other) => other === term).length));
        expect(total).toBe(words.length);
      }),
      { seed },
    );
  });

  it('keeps terms apart whose hashes are equal ("Aa" and "BB")', () => {
    expect([...createTermCounter(['Aa', 'BB']).count('Aa BB BB C#').occurrences]).toEqual([1, 2]);
  });
});

describe('scoring chunks', () => {
  const statistics: TermStatistics = { chunks: 50, meanTerms: { terms: 12, headingTerms: 4 }, chunkFrequency: new Map([['a', 30], ['b', 2], ['法', 11]]) };
  const query = new Map([['a', 2], ['b', 1], ['法', 1], ['zz', 1]]);
  const scorer = createChunkScorer({ query, statistics }, defaultSettings.bm25);

  it('equals the formula written out over split terms', () => {
    fc.assert(
      fc.property(stream, stream, (terms, headingTerms) => {
        const chunk = { terms: terms.join(' '), headingTerms: headingTerms.join(' ') };
        expect(scorer.score(chunk)).toBeCloseTo(plainScore(terms, headingTerms), 9);
      }),
      { seed },
    );
  });

  it('explains a score by contributions that add up to it', () => {
    fc.assert(
      fc.property(stream, stream, (terms, headingTerms) => {
        const chunk = { terms: terms.join(' '), headingTerms: headingTerms.join(' ') };
        const sum = scorer.explain(chunk).reduce((whole, { contribution }) => whole + contribution, 0);
        expect(sum).toBeCloseTo(scorer.score(chunk), 9);
      }),
      { seed },
    );
  });

  it('lets a term weigh no more than the heaviest of its bounds that stands in the collection', () => {
    const bounded = (bounds: readonly string[]): number => createChunkScorer({ query, statistics, bounds: new Map([['b', bounds]]) }, defaultSettings.bm25).weights.get('b') ?? 0;
    expect(bounded(['a', '法'])).toBe(scorer.weights.get('法'));
    expect(bounded(['zz'])).toBe(scorer.weights.get('b'));
    expect(createChunkScorer({ query, statistics, bounds: new Map([['a', ['b']]]) }, defaultSettings.bm25).weights.get('a')).toBe(scorer.weights.get('a'));
  });

  it('scores what neighbours lend as more of the query covered, and explains it', () => {
    const chunk = { terms: 'a', headingTerms: '' };
    const own = scorer.contribute(chunk);
    const lent = own.map((_, at) => (at === 1 ? 0.5 : 0));
    expect(scorer.combine(own)).toBe(scorer.score(chunk));
    expect(scorer.combine(own, lent)).toBeGreaterThan(scorer.score(chunk) + 0.5 * 0.1);
    const explained = scorer.explain(chunk, lent);
    expect(explained.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(scorer.combine(own, lent), 9);
    expect(explained.find(({ term }) => term === 'b')).toMatchObject({ field: 'neighbours', occurrences: 0 });
  });

  it('covers nothing of a query in a chunk without its terms, and counts terms that stand nowhere as not covered', () => {
    expect(scorer.cover({ terms: 'c c', headingTerms: '' })).toBe(0);
    expect(scorer.cover({ terms: 'a b 法', headingTerms: '' })).toBeLessThan(1);
  });

  function plainScore(terms: readonly string[], headingTerms: readonly string[]): number {
    const { saturation, lengthPenalty, fieldWeight, coverageExponent } = defaultSettings.bm25;
    const count = (words: readonly string[], term: string): number => words.filter((other) => other === term).length;
    let [sum, covered, whole] = [0, 0, 0];
    for (const [term, occurrences] of query) {
      const frequency = statistics.chunkFrequency.get(term) ?? 0;
      const rarity = Math.log(1 + (50 - frequency + 0.5) / (frequency + 0.5));
      const body = count(terms, term) / (1 - lengthPenalty.terms + (lengthPenalty.terms * terms.length) / 12);
      const heading = count(headingTerms, term) / (1 - lengthPenalty.headingTerms + (lengthPenalty.headingTerms * headingTerms.length) / 4);
      const both = fieldWeight.terms * body + fieldWeight.headingTerms * heading;
      whole += occurrences * rarity;
      if (both > 0) covered += occurrences * rarity;
      if (both > 0) sum += (occurrences * rarity * (saturation + 1) * both) / (saturation + both);
    }
    return sum * (covered / whole) ** coverageExponent;
  }
});
