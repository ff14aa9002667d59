import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_PIECE, nextPieceEnd } from './pieces.ts';
import { unitsOf } from './text-units.ts';

function pieces(text: string): readonly string[] {
  const units = unitsOf(text);
  const found: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = nextPieceEnd(units, start, text.length);
    found.push(text.slice(start, end));
    start = end;
  }
  return found;
}

const words = fc.constantFrom('あ', '条', '、', '。', '\n', ' ', '・', '𠮷', '\ud842', '\udfb7', '漢'.repeat(300), 'あ'.repeat(1999), '𠮷'.repeat(400));
const texts = fc.array(words, { maxLength: 20 }).map((parts) => parts.join(''));

describe('nextPieceEnd', () => {
  it('cuts after 、 and 。 and line ends', () => {
    expect(pieces('甲は、乙とする。\n丙')).toEqual(['甲は、', '乙とする。', '\n', '丙']);
  });

  it('cuts a stretch without any after its last space or punctuation', () => {
    expect(pieces(`${'あ'.repeat(1500)}・${'い'.repeat(1000)}`).map(({ length }) => length)).toEqual([1501, 1000]);
    expect(pieces(`${'あ'.repeat(1500)}\u{10100}${'い'.repeat(1000)}`).map(({ length }) => length)).toEqual([1502, 1000]);
    expect(pieces(`・${'い'.repeat(2500)}`).map(({ length }) => length)).toEqual([2000, 501]);
  });

  it('gives pieces that are the text when joined, none of them empty or too long', () => {
    fc.assert(fc.property(texts, (text) => {
      const found = pieces(text);
      expect(found.join('')).toBe(text);
      expect(found.every(({ length }) => length > 0 && length <= LONGEST_PIECE)).toBe(true);
    }), { seed: 20250711, numRuns: 500 });
  });

  it('never cuts between the surrogates of a pair', () => {
    fc.assert(fc.property(texts, (text) => {
      const wellFormed = text.toWellFormed();
      expect(pieces(wellFormed).every((piece) => piece.isWellFormed())).toBe(true);
    }), { seed: 20250712, numRuns: 500 });
  });

  it('cuts a megabyte without a break into the longest pieces', () => {
    expect(pieces('あ'.repeat(1_000_000))).toHaveLength(500);
    expect(pieces('𠮷'.repeat(500_000)).every(({ length }) => length === LONGEST_PIECE)).toBe(true);
  });
});
