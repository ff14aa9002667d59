import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLongLine, splitLines } from './lines.ts';

describe('lines', () => {
  it('split at CR LF, LF and CR and keep their ends', () => {
    expect(splitLines('a\r\nb\nc\rd')).toEqual([{ text: 'a\r\n', number: 1 }, { text: 'b\n', number: 2 }, { text: 'c\r', number: 3 }, { text: 'd', number: 4 }]);
  });

  it('joined are the text (seed 20250711)', () => {
    const text = fc.array(fc.constantFrom('a', '\r', '\n', '。', '𠮟')).map((parts) => parts.join(''));
    fc.assert(fc.property(text, (value) => splitLines(value).map(({ text: line }) => line).join('') === value), { seed: 20_250_711, numRuns: 1000 });
  });

  it('when long are cut after sentence ends, never inside a surrogate pair (seed 20250711)', () => {
    const text = fc.array(fc.constantFrom('架', '。', '𠮟', ' ')).map((parts) => parts.join(''));
    fc.assert(fc.property(text, fc.integer({ min: 1, max: 5 }), (value, length) => {
      const pieces = cutLongLine(value, length);
      return pieces.join('') === value && pieces.every((piece) => piece.isWellFormed() || value.length <= 1 || length === 1);
    }), { seed: 20_250_711, numRuns: 2000 });
    expect(cutLongLine('架空の文。次の文。さらに次の文である。', 4)[0]).toBe('架空の文。');
  });
});
