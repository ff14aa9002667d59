import { expect, it } from 'vitest';
import { chooseTerms, maximumSelectionTerms } from './choose-terms.ts';

function choose(frequencies: Readonly<Record<string, number>>, weights: Readonly<Record<string, number>> = {}): readonly string[] {
  const terms = Object.keys(frequencies).map((term) => ({ term, weight: weights[term] ?? 1 }));
  return chooseTerms(terms, { chunks: 1000, meanTerms: { terms: 1, headingTerms: 1 }, chunkFrequency: new Map(Object.entries(frequencies)) });
}

it('takes rare terms before common ones', () => {
  expect(choose({ common: 900, rare: 2, middling: 50 })).toEqual(['rare', 'middling', 'common']);
});

it('lets weight outdo rarity', () => {
  expect(choose({ light: 2, heavy: 50 }, { heavy: 5 })).toEqual(['heavy', 'light']);
});

it('takes no more than the most', () => {
  const frequencies = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`t${index}`, 1 + index]));
  expect(choose(frequencies)).toEqual(Array.from({ length: maximumSelectionTerms }, (_, index) => `t${index}`));
});

it('keeps terms that the statistics do not know yet, and leaves out what the engine would cut', () => {
  expect(choose({ known: 3, unknown: 0, 'with space': 1, '': 1 })).toEqual(['known', 'unknown']);
});
