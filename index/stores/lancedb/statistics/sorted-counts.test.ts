import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countOf, mergeCounts, noCounts, type SortedCounts } from './sorted-counts.ts';

const anyTerm = fc.oneof(fc.string({ minLength: 1, unit: 'binary', maxLength: 3 }), fc.constantFrom('税', '_税法', '𠮷', '～', 'a', 'ab', '\ud800'));
const anyChanges = fc.array(fc.tuple(anyTerm, fc.integer({ min: 1, max: 5 })), { maxLength: 40 });

it('holds after any merges what a Map holds', () => {
  fc.assert(
    fc.property(fc.array(anyChanges, { maxLength: 5 }), (rounds) => {
      const expected = new Map<string, number>();
      let sorted: SortedCounts = noCounts;
      for (const round of rounds) {
        const changes = new Map(round);
        for (const [term, change] of changes) expected.set(term, (expected.get(term) ?? 0) + change);
        sorted = mergeCounts(sorted, changes);
      }
      expect(sorted.ends.length).toBe(expected.size);
      for (const [term, count] of expected) expect(countOf(sorted, term)).toBe(count);
      expect(countOf(sorted, 'never there')).toBe(0);
    }),
    { seed: 7 },
  );
});

it('forgets a term whose count falls to zero', () => {
  const sorted = mergeCounts(mergeCounts(noCounts, new Map([['a', 2], ['b', 1]])), new Map([['a', -2], ['c', 3]]));
  expect([sorted.ends.length, countOf(sorted, 'a'), countOf(sorted, 'b'), countOf(sorted, 'c')]).toEqual([2, 0, 1, 3]);
});
