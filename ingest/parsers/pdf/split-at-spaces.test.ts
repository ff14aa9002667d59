import { describe, expect, it } from 'vitest';
import { splitAtSpaces } from './split-at-spaces.ts';

const item = { transform: [10, 0, 0, 10, 50, 700], width: 80, height: 10, vertical: false };

describe('splitAtSpaces', () => {
  it('puts the parts of a form where they are printed: an em a wide character, the rest shared by the spaces', () => {
    // 4 wide characters = 40 points, 4 spaces share the other 40
    const parts = splitAtSpaces({ ...item, str: '令和  年  月' });
    expect(parts.map(({ str }) => str)).toEqual(['令和', '年', '月']);
    expect(parts.map(({ transform }) => Math.round(transform[4] ?? 0))).toEqual([50, 90, 120]);
    expect(parts.map(({ width }) => Math.round(width))).toEqual([20, 10, 10]);
  });

  it('leaves Latin words together', () => {
    expect(splitAtSpaces({ ...item, str: 'a water office' })).toHaveLength(1);
  });

  it('goes down the column in a vertical font', () => {
    const [, second] = splitAtSpaces({ ...item, width: 10, height: 40, vertical: true, str: '甲  乙' });
    expect(second?.transform.slice(4)).toEqual([50, 670]);
  });
});
