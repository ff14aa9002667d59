import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPooled, TextPool } from './text-pool.ts';

function fill(pool: TextPool, texts: readonly string[]): readonly number[] {
  return texts.map((text) => {
    const bytes = Buffer.from(`<${text}>`);
    return pool.add(bytes, 1, bytes.length - 1);
  });
}

const texts = fc.array(fc.string({ unit: fc.constantFrom('ア', 'ー', 'a', '漢', '𠮷'), maxLength: 4 }), { maxLength: 200 });

describe('TextPool', () => {
  it('keeps each text once and gives it back, as a map does', () => {
    fc.assert(fc.property(texts, fc.nat(1000), (given, expected) => {
      const pool = new TextPool(expected);
      const places = fill(pool, given);
      const bytes = pool.finish();
      const placeOf = new Map<string, number>();
      for (const [index, text] of given.entries()) {
        expect(readPooled(bytes, places[index] ?? -1)).toBe(text);
        expect(places[index]).toBe(placeOf.get(text) ?? places[index]);
        placeOf.set(text, places[index] ?? -1);
      }
      expect(new Set(placeOf.values()).size).toBe(placeOf.size);
      expect(bytes.filter((byte) => byte === 0)).toHaveLength(placeOf.size);
    }), { seed: 20250702, numRuns: 200 });
  });

  it.each([0, 100_000])('holds 50,000 texts, announced as %i', (announced) => {
    const given = Array.from({ length: 50_000 }, (_, index) => `語${index.toString(36)}`);
    const pool = new TextPool(announced);
    const places = fill(pool, given);
    expect(fill(pool, given)).toEqual(places);
    const bytes = pool.finish();
    expect(given.filter((text, index) => readPooled(bytes, places[index] ?? -1) !== text)).toEqual([]);
  });

  it('holds a text larger than its first room', () => {
    const pool = new TextPool();
    const [place = -1] = fill(pool, ['ア'.repeat(100_000)]);
    expect(readPooled(pool.finish(), place)).toHaveLength(100_000);
  });
});
