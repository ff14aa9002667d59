import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuseLegs } from './fuse.ts';
import type { FusionSettings } from './settings.ts';

const seed = 20260402;
const leg = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: -20, max: 20 })).map((scores) => new Map(Object.entries(scores)));
const sum: FusionSettings = { method: 'weighted-sum', lexicalShare: 0.6, rankConstant: 60 };
const ranks: FusionSettings = { ...sum, method: 'reciprocal-rank' };

describe('fusing legs', () => {
  it('does not depend on the order of the legs', () => {
    fc.assert(
      fc.property(leg, leg, fc.constantFrom(sum, ranks), (a, b, settings) => {
        const one = fuseLegs([{ scores: a, weight: 0.6 }, { scores: b, weight: 0.4 }], settings);
        const other = fuseLegs([{ scores: b, weight: 0.4 }, { scores: a, weight: 0.6 }], settings);
        expect([...other.keys()].toSorted()).toEqual([...one.keys()].toSorted());
        for (const [id, score] of one) expect(other.get(id)).toBeCloseTo(score, 12);
      }),
      { seed },
    );
  });

  it('keeps a weighted sum between 0 and 1', () => {
    fc.assert(
      fc.property(leg, leg, (a, b) => {
        for (const score of fuseLegs([{ scores: a, weight: 3 }, { scores: b, weight: 1 }], sum).values()) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
      { seed },
    );
  });

  it('gives a chunk first in both legs 2 / 61 by reciprocal rank, and equal scores the better rank', () => {
    const scores = new Map([['a', 3], ['b', 2], ['c', 2]]);
    const fused = fuseLegs([{ scores, weight: 1 }, { scores: new Map([['a', 9]]), weight: 1 }], ranks);
    expect(fused.get('a')).toBeCloseTo(2 / 61, 12);
    expect(fused.get('c')).toBe(fused.get('b'));
    expect(fused.get('b')).toBeCloseTo(1 / 62, 12);
  });

  it('treats an empty leg as absent: one leg alone spans 0 to 1', () => {
    const fused = fuseLegs([{ scores: new Map([['a', 4], ['b', 2], ['c', 3]]), weight: 0.6 }, { scores: new Map(), weight: 0.4 }], sum);
    expect(Object.fromEntries(fused)).toEqual({ a: 1, b: 0, c: 0.5 });
  });
});
