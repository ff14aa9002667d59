import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TermBuffer } from './term-buffer.ts';
import { unitsOf } from './text-units.ts';

const basic = fc.string({ unit: fc.integer({ min: 0x21, max: 0xd7ff }).map((unit) => String.fromCharCode(unit)), minLength: 1, maxLength: 30 });
const any = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).filter((term) => term.isWellFormed());

describe('TermBuffer', () => {
  it('holds terms as UTF-8 with single spaces, whichever way they are written', () => {
    const written = fc.array(fc.oneof(
      basic.map((term) => ({ term, by: 'units' as const })), any.map((term) => ({ term, by: 'term' as const })), any.map((term) => ({ term, by: 'bytes' as const })),
    ), { maxLength: 40 });
    fc.assert(fc.property(written, (terms) => {
      const buffer = new TermBuffer();
      for (const { term, by } of terms) write(buffer, term, by);
      expect(Buffer.from(buffer.bytes.subarray(0, buffer.end)).equals(Buffer.from(terms.map(({ term }) => term).join(' ')))).toBe(true);
    }), { seed: 20250703, numRuns: 300 });
  });

  it('grows for long terms and many terms', () => {
    const terms = [...Array.from({ length: 20_000 }, (_, index) => `語${index}`), '漢'.repeat(100_000)];
    for (const by of ['units', 'term', 'bytes'] as const) {
      const buffer = new TermBuffer();
      for (const term of terms) write(buffer, term, by);
      expect(buffer.toString()).toBe(terms.join(' '));
    }
  });

  it('is empty once cleared', () => {
    const buffer = new TermBuffer();
    buffer.writeTerm('水道');
    buffer.clear();
    buffer.writeTerm('料金');
    expect(buffer.toString()).toBe('料金');
  });

  it('writes a lone surrogate as U+FFFD', () => {
    const buffer = new TermBuffer();
    buffer.writeTerm('a\ud842b');
    expect(buffer.toString()).toBe('a\ufffdb');
  });
});

function write(buffer: TermBuffer, term: string, by: 'units' | 'term' | 'bytes'): void {
  if (by === 'term') return buffer.writeTerm(term);
  buffer.begin(term.length);
  const bytes = Buffer.from(term);
  if (by === 'bytes') buffer.writeBytes(bytes, 0, bytes.length);
  else for (const unit of unitsOf(term)) buffer.writeUnit(unit);
}
