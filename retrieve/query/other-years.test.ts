import { expect, it } from 'vitest';
import { findOtherYears } from './other-years.ts';

it.each([
  ['2000年の終わり', ['平成12年']],
  ['平成十二年末と二〇〇〇年', ['2000年', '平成12年']],
  ['2019年度', ['令和1年度', '平成31年度']],
  ['令和元年と昭和64年', ['2019年', '1989年']],
  ['1989年', ['平成1年', '昭和64年']],
  ['1600年の関ヶ原、30年後、第12年次', []],
])('years of %j are %j in the other calendar', (query, years) => {
  expect(findOtherYears(query)).toEqual(years);
});
