import { describe, expect, it } from 'vitest';
import { isValidOn } from './revision.ts';

describe('a revision holds', () => {
  it.each([
    ['2025-03-31', false], ['2025-04-01', true], ['2026-03-31', true], ['2026-04-01', false],
  ])('on its first day and not on its last bound: %s → %s', (date, holds) => {
    expect(isValidOn({ validFrom: '2025-04-01', validUntil: '2026-04-01' }, date)).toBe(holds);
  });

  it('always when nothing bounds it', () => {
    expect(isValidOn({}, '1868-01-25')).toBe(true);
    expect(isValidOn({}, '2117-12-31')).toBe(true);
  });
});
