import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NeighbourSettings } from '../settings.ts';
import { lendTerms, type ContributingPassage } from './lend-terms.ts';

const seed = 20260501;
const both: NeighbourSettings = { share: 0.5, reach: 2, side: 'both' };
const passage = (id: string, ordinal: number, own: readonly number[]): ContributingPassage => ({ chunk: { id, document: id.includes('/') ? id.slice(0, id.indexOf('/')) : 'd', ordinal }, own: Float64Array.from(own) });

it('lends what a neighbour has above the own, by the distance: 0.5 · (4 − 1) next to it, e^(−1/2) of that one further', () => {
  const lent = lendTerms([passage('a', 0, [4, 0]), passage('b', 1, [1, 2]), passage('c', 2, [0, 0])], both);
  expect([...(lent.get('b') ?? [])]).toEqual([1.5, 0]);
  expect(lent.get('c')?.[0]).toBeCloseTo(0.5 * Math.exp(-0.5) * 4, 12);
  expect(lent.get('c')?.[1]).toBeCloseTo(0.5 * 2, 12);
  expect([...(lent.get('a') ?? [])]).toEqual([0, 1]);
});

it('lends only onwards when only what stands before lends', () => {
  const lent = lendTerms([passage('question', 3, [2]), passage('answer', 4, [0])], { ...both, side: 'before' });
  expect([...lent.keys()]).toEqual(['answer']);
});

it('lends nothing to another document, nothing to itself, and nothing over a distance at which it is hardly anything', () => {
  expect(lendTerms([passage('a', 0, [4]), passage('e/b', 1, [0]), passage('c', 100, [0])], both).size).toBe(0);
});

it('never lends more than the share of the most that a neighbour has', () => {
  const some = fc.array(fc.tuple(fc.nat(20), fc.double({ min: 0, max: 9, noNaN: true })), { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(some, (rows) => {
    const most = Math.max(...rows.map(([, own]) => own));
    const lent = lendTerms(rows.map(([ordinal, own], at) => passage(String(at), ordinal, [own])), both);
    for (const [amount = 0] of lent.values()) expect(amount).toBeLessThanOrEqual(0.5 * most + 1e-12);
  }), { seed });
});
