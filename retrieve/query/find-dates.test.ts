import { describe, expect, it } from 'vitest';
import { findDates } from './find-dates.ts';
import { foldWidth } from './fold-width.ts';

function read(text: string): readonly string[] {
  return findDates(foldWidth(text), '2026-02-10').map(({ from, until }) => `${from}/${until}`);
}

describe('dates in a query', () => {
  it.each([
    ['令和五年十一月の委員会', '2023-11-01/2023-11-30'],
    ['令和元年5月1日', '2019-05-01/2019-05-01'],
    ['令和五年度の予算', '2023-04-01/2024-03-31'],
    ['昭和64年', '1989-01-01/1989-12-31'],
    ['２０２２年３月時点', '2022-03-01/2022-03-31'],
    ['二〇二四年二月', '2024-02-01/2024-02-29'],
    ['2025-07-03の官報', '2025-07-03/2025-07-03'],
    ['R5.7.3', '2023-07-03/2023-07-03'],
    ['昨年の白書', '2025-01-01/2025-12-31'],
    ['昨年度の白書', '2024-04-01/2025-03-31'],
    ['本日の官報', '2026-02-10/2026-02-10'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each(['2025年2月30日', '勤続30年の社員', '5年前', '令和0年'])('finds none in %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});
