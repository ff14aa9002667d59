import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitsOf } from '../text-units.ts';
import { valueWithPowers } from './numeral-value.ts';

function valueOf(numeral: string): number {
  return valueWithPowers(unitsOf(numeral), 0, numeral.length);
}

/** A number below 10^16 as statutes write it: 三億五千万二十一. */
function write(value: number): string {
  const sections = [[1e12, '兆'], [1e8, '億'], [1e4, '万'], [1, '']] as const;
  return sections.map(([size, name]) => {
    const section = Math.floor(value / size) % 1e4;
    return section === 0 ? '' : writeSection(section) + name;
  }).join('');
}

function writeSection(section: number): string {
  return ([[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const).map(([size, name]) => {
    const digit = Math.floor(section / size) % 10;
    if (digit === 0) return '';
    return (digit === 1 && size > 1 ? '' : '〇一二三四五六七八九'.charAt(digit)) + name;
  }).join('');
}

describe('valueWithPowers', () => {
  it('reads every number that can be written', () => {
    const values = fc.oneof(fc.maxSafeNat(), fc.nat({ max: 100_000 })).filter((value) => /[十百千万億兆]/u.test(write(value)));
    fc.assert(fc.property(values, (value) => { expect(valueOf(write(value))).toBe(value); }), { seed: 20250707, numRuns: 3000 });
  });

  it.each([
    ['二十三', 23], ['千二百万', 12_000_000], ['3千万', 30_000_000], ['1億5000万', 150_000_000], ['百弐拾', 120], ['〇三万', 30_000],
    ['九千七兆千九百九十二億五千四百七十四万九百九十一', 9_007_199_254_740_991],
  ])('reads %s as %d', (numeral, value) => {
    expect(valueOf(numeral)).toBe(value);
  });

  it.each(['万', '万一', '二三十', '十二三', '百千', '〇万', '〇十', '十万億', '一万〇三', '一億12345', '九千七兆千九百九十二億五千四百七十四万九百九十二', '九千九百兆'])('takes %s for no number', (numeral) => {
    expect(valueOf(numeral)).toBe(-1);
  });
});
