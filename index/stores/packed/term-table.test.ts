import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TermTable } from './term-table.ts';

/** Bigrams, what looks like them, and other terms. */
const term = fc.oneof(
  fc.string({ unit: fc.constantFrom('税', '保', 'ア', '_', 'a', 'é', '\u{20bb7}'), minLength: 1, maxLength: 4 }),
  fc.string({ unit: fc.constantFrom('税', '保', 'ア'), minLength: 1, maxLength: 3 }).map((text) => `_${text}`),
);
const separator = fc.constantFrom(' ', '  ');

/** Reads a text and gives the terms that the numbers stand for. */
function readBack(table: TermTable, text: string): readonly string[] {
  const bytes = Buffer.from(`前 ${text} 後`);
  const read = table.read(bytes, 4, bytes.length - 4);
  const distinct = Buffer.from(table.distinct()).toString().split(' ');
  return Array.from(table.places.subarray(0, read), (place) => distinct[place] ?? '');
}

describe('TermTable', () => {
  it('gives every term of any texts one number, and no two terms the same', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.tuple(term, separator), { maxLength: 40 }), { maxLength: 5 }), (texts) => {
      const table = new TermTable();
      for (const parts of texts) {
        const text = parts.map(([each, between]) => each + between).join('');
        expect(readBack(table, text)).toEqual(text.split(' ').filter((each) => each !== ''));
      }
      expect(table.size).toBe(new Set(texts.flat().map(([each]) => each)).size);
    }), { seed: 20250712, numRuns: 500 });
  });

  it('grows with the terms', () => {
    const table = new TermTable();
    const terms = Array.from({ length: 30_000 }, (_, index) => `_${String.fromCharCode(0x4e00 + (index % 170), 0x4e00 + Math.floor(index / 170))}`);
    expect(readBack(table, terms.join(' '))).toEqual(terms);
    expect(readBack(table, terms.toReversed().join(' '))).toEqual(terms.toReversed());
    expect(table.size).toBe(30_000);
  });
});
