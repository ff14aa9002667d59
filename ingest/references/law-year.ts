import { readNumeral } from './read-numeral.ts';

const firstYears: Readonly<Record<string, number>> = { 明治: 1868, 大正: 1912, 昭和: 1926, 平成: 1989, 令和: 2019 };

/** Year of the common era of a 法令番号 or AmendLawNum: 平成十一年法律第八十七号 → 1999. Undefined when it begins with no era. */
export function yearOfNumber(number: string): number | undefined {
  const [, era, year] = /^(明治|大正|昭和|平成|令和)(元|[^年]{1,4})年/u.exec(number) ?? [];
  const first = firstYears[era ?? ''];
  return first === undefined || year === undefined ? undefined : first + (year === '元' ? 1 : readNumeral(year)) - 1;
}
