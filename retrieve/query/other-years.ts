import { eras, westernYear, type Era } from '../../corpora-config/index.ts';
import { numberPattern, readNumber } from './read-number.ts';

const yearPattern = new RegExp(`(?:(明治|大正|昭和|平成|令和)(元|${numberPattern})|(?<![0-9])(${numberPattern}))年(度)?`, 'gu');

/**
 * The years of a query as the other calendar writes them: 2019年度 → 令和1年度, 平成31年度; 平成12年 → 2000年. Years before 明治 have
 * no other form.
 * @param folded text folded by `foldWidth`
 */
export function findOtherYears(folded: string): readonly string[] {
  const found = [...folded.matchAll(yearPattern)].flatMap(([, era, number = '', western = '', fiscal = '']) =>
    (era === undefined ? toEraYears(readNumber(western) ?? 0) : toWesternYear(era, number)).map((year) => `${year}年${fiscal}`));
  return [...new Set(found)];
}

function toWesternYear(era: string, number: string): readonly string[] {
  const found = eras.find(({ name }) => name === era);
  const year = number === '元' ? 1 : readNumber(number);
  return found === undefined || year === undefined ? [] : [String(westernYear(found.name, year))];
}

/** A year in which an era ended has two. */
function toEraYears(western: number): readonly string[] {
  return eras.flatMap(({ name }, at) => {
    const [first, last] = [firstYear(name), at === 0 ? 2200 : firstYear(eras[at - 1]?.name ?? name)];
    return western >= first && western <= last ? [`${name}${western - first + 1}`] : [];
  });
}

function firstYear(era: Era['name']): number {
  return westernYear(era, 1);
}
