import { eras, westernYear } from '../../corpora-config/index.ts';
import { foldWidth } from '../query/fold-width.ts';
import { numberPattern, readNumber } from '../query/read-number.ts';

/** A passage by its names. */
export interface NamedPassage {
  /** Begins with the kind of document and the names of its folders and file. */
  readonly id: string;
  readonly title: string;
}

const reportPattern = /[\p{sc=Han}ァ-ヶー・]{2,}白書/u;
const editionPattern = new RegExp(`(明治|大正|昭和|平成|令和)?(元|${numberPattern})年版`, 'gu');

/** What stands before 白書 and names no report. */
const generalNames = new Set(['各種白書', '政府白書', '各省白書', '最新白書', '関連白書']);

/**
 * A white paper that a question names and of which nothing was found: 防災白書, or the edition of a year. Undefined when something of it
 * was found, when the question names none, or when no white paper is among what was found, so that nothing can be said.
 * @param passages everything found, whatever its rank: a report that is held answers with its title
 */
export function findUnheldReport(question: string, passages: readonly NamedPassage[]): string | undefined {
  const folded = foldWidth(question);
  const names = passages.filter(({ id }) => id.startsWith('white-paper/')).map(({ id, title }) => foldWidth(`${title} ${id}`));
  if (names.length === 0 || !folded.includes('白書')) return undefined;
  const report = reportPattern.exec(folded.replace(editionPattern, ' '))?.[0];
  const isNamed = report !== undefined && !generalNames.has(report);
  if (isNamed && !names.some((name) => name.includes(report))) return report;
  const [edition] = editionsOf(folded);
  if (edition === undefined || names.some((name) => editionsOf(name).some(({ year }) => year === edition.year))) return undefined;
  return `${edition.text}${isNamed ? report : '白書'}`;
}

function editionsOf(text: string): readonly { readonly text: string; readonly year: number }[] {
  return [...text.matchAll(editionPattern)].flatMap(([found, era, number = '']) => {
    const count = number === '元' ? 1 : readNumber(number);
    const named = eras.find(({ name }) => name === era);
    const year = count === undefined || named === undefined ? count : westernYear(named.name, count);
    return year === undefined ? [] : [{ text: found, year }];
  });
}
