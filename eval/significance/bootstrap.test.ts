import { describe, expect, it } from 'vitest';
import { bootstrapDifference, bootstrapMean, createRandom } from './bootstrap.ts';

describe('the bootstrap interval', () => {
  it('is the same for the same values and seed', () => {
    const values = [0, 0.5, 1, 1, 0.25];
    expect(bootstrapMean(values, { seed: 3 })).toEqual(bootstrapMean(values, { seed: 3 }));
  });

  it('is a point when every value is the same', () => {
    expect(bootstrapMean([0.5, 0.5, 0.5])).toEqual([0.5, 0.5]);
  });

  it('is close to the normal interval for many values', () => {
    const random = createRandom(5);
    const values = Array.from({ length: 1000 }, random);
    const [low, high] = bootstrapMean(values);
    // Standard error of the mean of 1,000 uniform values: sqrt(1/12) / sqrt(1000) = 0.00913.
    expect(high - low).toBeGreaterThan(2 * 1.96 * 0.00913 * 0.9);
    expect(high - low).toBeLessThan(2 * 1.96 * 0.00913 * 1.1);
  });

  it('holds the true mean in about 95 of 100 experiments', () => {
    const random = createRandom(9);
    const held = Array.from({ length: 200 }, (_, seed) => {
      const [low, high] = bootstrapMean(Array.from({ length: 60 }, random), { seed, resamples: 400 });
      return low <= 0.5 && 0.5 <= high;
    }).filter(Boolean).length;
    expect(held).toBeGreaterThanOrEqual(180);
  });

  it('of a difference pairs the queries', () => {
    expect(bootstrapDifference([0, 1, 0, 1], [0.1, 1.1, 0.1, 1.1]).map((end) => end.toFixed(3))).toEqual(['0.100', '0.100']);
    expect(() => bootstrapDifference([1], [1, 2])).toThrow(TypeError);
  });
});
