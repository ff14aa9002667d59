import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './bootstrap.ts';
import { adjustHolm, randomisationTest } from './randomisation.ts';

const seed = 20260601;

describe('the paired randomisation test', () => {
  it('gives 2 of 8 for three differences of one sign (worked by hand: only +++ and −−− sum as far)', () => {
    expect(randomisationTest([0, 0, 0], [0.1, 0.2, 0.3])).toBe(2 / 8);
  });

  it('gives 4 of 8 for 3, 3 and −1 (worked by hand: sums ±7, ±5, ±1, ±1, of which 5 and more count)', () => {
    expect(randomisationTest([0, 0, 1], [3, 3, 0])).toBe(4 / 8);
  });

  it('gives 1 when nothing differs, and leaves pairs out that do not', () => {
    expect(randomisationTest([0.5, 1], [0.5, 1])).toBe(1);
    expect(randomisationTest([0, 0, 0, 0.7, 0.7], [0.1, 0.2, 0.3, 0.7, 0.7])).toBe(2 / 8);
  });

  it('says the same whichever of the two is named first', () => {
    const pairs = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 10 });
    fc.assert(fc.property(pairs, (given) => {
      const [a, b] = [given.map(([first]) => first), given.map(([, second]) => second)];
      expect(randomisationTest(a, b)).toBe(randomisationTest(b, a));
    }), { seed, numRuns: 50 });
  });

  it('is close to the exact value when signs are drawn', () => {
    const random = createRandom(3);
    const b = Array.from({ length: 14 }, () => random() - 0.35);
    const zeros = b.map(() => 0);
    // Two differences that cancel out in no sum that matters make it draw: 1e-9 is far below all others.
    expect(randomisationTest([...zeros, 0], [...b, 1e-9])).toBeCloseTo(randomisationTest(zeros, b), 1);
  });

  it('refuses lists that are not paired', () => {
    expect(() => randomisationTest([1], [])).toThrow(TypeError);
  });
});

describe('the Holm adjustment', () => {
  it('gives .03, .06, .06, .02 for .01, .04, .03, .005 (worked by hand: .005·4, .01·3, .03·2, then not below .06)', () => {
    expect(adjustHolm([0.01, 0.04, 0.03, 0.005]).map((value) => Number(value.toFixed(9)))).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  it('never lowers a value, keeps their order and stays at most 1', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (values) => {
      const adjusted = adjustHolm(values);
      for (const [at, value] of values.entries()) {
        expect(adjusted[at]).toBeGreaterThanOrEqual(value);
        expect(adjusted[at]).toBeLessThanOrEqual(1);
        for (const [other, another] of values.entries()) if (value < another) expect(adjusted[at] ?? 0).toBeLessThanOrEqual(adjusted[other] ?? 0);
      }
    }), { seed });
  });
});
