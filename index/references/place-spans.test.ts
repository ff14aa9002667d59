import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlobPlace } from './blob-folder.ts';
import { joinNeighbours, joinOverlapping, moveInside } from './place-spans.ts';

const seed = 20261126;
const place: fc.Arbitrary<BlobPlace> = fc.tuple(fc.constantFrom('a', 'b'), fc.nat(40), fc.integer({ min: 1, max: 20 }));

function bytesOf(places: readonly BlobPlace[]): readonly string[] {
  return places.flatMap(([segment, offset, length]) => Array.from({ length }, (_, at) => `${segment}${offset + at}`));
}

describe('places', () => {
  it('that follow each other are one, and the bytes are the same in the same order', () => {
    expect(joinNeighbours([['a', 0, 3], ['a', 3, 2], ['b', 5, 1], ['a', 5, 1]])).toEqual([['a', 0, 5], ['b', 5, 1], ['a', 5, 1]]);
    fc.assert(fc.property(fc.array(place), (places) => {
      expect(bytesOf(joinNeighbours(places))).toEqual(bytesOf(places));
    }), { seed });
  });

  it('that overlap are one span, so that every byte is there once', () => {
    fc.assert(fc.property(fc.array(place), (places) => {
      expect(bytesOf(joinOverlapping(places)).toSorted()).toEqual([...new Set(bytesOf(places))].toSorted());
    }), { seed });
  });

  it('are moved with the span they lie in', () => {
    fc.assert(fc.property(fc.array(place, { minLength: 1 }), (places) => {
      const spans = joinOverlapping(places);
      let end = 0;
      const copies = spans.map(([, , length]): BlobPlace => ['new', (end += length) - length, length]);
      const moved = new Map(bytesOf(spans).map((byte, at) => [byte, bytesOf(copies)[at]]));
      const move = moveInside(spans, copies);
      for (const one of places) expect(bytesOf([move(one)])).toEqual(bytesOf([one]).map((byte) => moved.get(byte)));
    }), { seed });
  });

  it('outside every span are a mistake of the caller', () => {
    expect(() => moveInside([], [])(['a', 0, 1])).toThrow(TypeError);
  });
});
