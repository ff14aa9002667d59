import { foldWidth } from './fold-width.ts';
import type { AmendingLaw } from './provision.ts';
import { numberPattern, readNumber } from './read-number.ts';

const printed = new RegExp(`^(明治|大正|昭和|平成|令和)(元|${numberPattern})年.*?第(${numberPattern})号`, 'u');

/** Reads the number of an amending law as a 附則 prints it: 平成一八年六月二日法律第五〇号. */
export function readAmendingLaw(text: string): AmendingLaw | undefined {
  const [, era, year = '', number = ''] = printed.exec(foldWidth(text)) ?? [];
  if (era === undefined) return undefined;
  const read = readNumber(number);
  return { era, year: year === '元' ? 1 : (readNumber(year) ?? 0), ...(read === undefined ? {} : { number: read }) };
}
