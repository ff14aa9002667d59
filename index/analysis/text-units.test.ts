import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { standsAt, textOf, unitsOf } from './text-units.ts';

it('units and text are the same in both directions, lone surrogates too', () => {
  const anything = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 40 });
  fc.assert(fc.property(anything, fc.nat(40), fc.nat(40), (text, first, second) => {
    const units = unitsOf(text);
    const [start, end] = [Math.min(first, second, text.length), Math.min(Math.max(first, second), text.length)];
    expect(textOf(units, start, end)).toBe(text.slice(start, end));
    expect(textOf(units.subarray(start), 0, end - start)).toBe(text.slice(start, end));
  }), { seed: 20250713, numRuns: 1000 });
});

it('a word stands only where all its units do, never beyond the end', () => {
  const units = unitsOf('三時間');
  expect([0, 1, 2].map((position) => standsAt(units, position, unitsOf('時間')))).toEqual([false, true, false]);
});
