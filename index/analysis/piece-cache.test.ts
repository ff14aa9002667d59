import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { PieceCache } from './piece-cache.ts';
import { TermBuffer } from './term-buffer.ts';
import { unitsOf } from './text-units.ts';

/** Ten terms for each character but 無, which has none: long pieces have too many to be kept. */
function makeTerms(piece: string): readonly string[] {
  return [...piece].filter((character) => character !== '無').flatMap((character) => Array.from({ length: 10 }, (_, index) => `${character}${index}`));
}

it('gives back what was made of a piece, whatever came between and before it', () => {
  const pieces = fc.array(fc.string({ unit: fc.constantFrom(...'水道料金無a'), minLength: 1, maxLength: 60 }), { maxLength: 40 });
  const cache = new PieceCache();
  fc.assert(fc.property(pieces, (given) => {
    const target = new TermBuffer();
    for (const piece of [...given, ...given]) {
      const place = { units: unitsOf(`x${piece}`), start: 1, end: piece.length + 1 };
      const slot = cache.slotOf(place.units, place.start, place.end);
      if (slot >= 0 && cache.write(slot, place, target)) continue;
      const from = target.end;
      for (const term of makeTerms(piece)) target.writeTerm(term);
      if (slot >= 0) cache.keep(slot, place, { target, from });
    }
    expect(target.toString()).toBe([...given, ...given].flatMap(makeTerms).join(' '));
  }), { seed: 20251123, numRuns: 500 });
});

it('answers from memory once a piece was met', () => {
  const cache = new PieceCache();
  const place = { units: unitsOf('水道'), start: 0, end: 2 };
  const target = new TermBuffer();
  const slot = cache.slotOf(place.units, 0, 2);
  expect(cache.write(slot, place, target)).toBe(false);
  target.writeTerm('水道');
  cache.keep(slot, place, { target, from: 0 });
  expect([cache.write(slot, place, target), target.toString()]).toEqual([true, '水道 水道']);
});
