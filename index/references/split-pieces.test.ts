import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitPieces } from './split-pieces.ts';

const seed = 20261125;
/** Of up to 60 kB, in lines that repeat or do not. */
const text = fc.array(fc.tuple(fc.constantFrom('第一条による。', '前項の規定', '{"element":"Article_1"}'), fc.nat(99_999)), { maxLength: 2000 }).map((lines) => lines.map(([words, number]) => `${words}${number}`).join('\n'));

describe('pieces of a text', () => {
  it('are the text again, one after another, and none is longer than 16 kB or, but for the last, shorter than 512 bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40_000 }), (bytes) => {
      const pieces = splitPieces(bytes);
      expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
      expect(Math.max(0, ...pieces.map(({ length }) => length))).toBeLessThanOrEqual(16 * 1024);
      expect(Math.min(512, ...pieces.slice(0, -1).map(({ length }) => length))).toBe(512);
    }), { seed, numRuns: 200 });
  });

  it('stay what they were beside a place that changed', () => {
    fc.assert(fc.property(text, fc.nat(), fc.string({ maxLength: 200 }), (written, place, inserted) => {
      const at = place % (written.length + 1);
      const before = new Set(splitPieces(Buffer.from(written)).map((piece) => Buffer.from(piece).toString('hex')));
      const after = splitPieces(Buffer.from(written.slice(0, at) + inserted + written.slice(at))).map((piece) => Buffer.from(piece).toString('hex'));
      expect(after.filter((piece) => !before.has(piece)).length).toBeLessThanOrEqual(6);
    }), { seed, numRuns: 200 });
  });

  it('of no text are one that is empty, so that it can be read back', () => {
    expect(splitPieces(new Uint8Array()).map(({ length }) => length)).toEqual([0]);
  });

  it('of one value only have the greatest length', () => {
    expect(splitPieces(new Uint8Array(40_000)).map(({ length }) => length)).toEqual([16_384, 16_384, 7_232]);
  });
});
