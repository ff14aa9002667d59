import { foldWidth } from './fold-width.ts';
import { numberPattern, readNumber } from './read-number.ts';

/** Finds law numbers such as 明治二十九年法律第八十九号 in a text folded by `foldWidth`; needs the flags `gu`. */
export const lawNumberPattern: string = `(?:明治|大正|昭和|平成|令和)(?:元|${numberPattern})年[一-龠・]{2,20}?(?:第${numberPattern}号)`;

/** One form for every way of writing a law number: Arabic digits, 元年 as 1年, no spaces. */
export function canonicalLawNumber(written: string): string {
  const plain = foldWidth(written).replaceAll(/\s/gu, '').replace(/(?<=明治|大正|昭和|平成|令和)元年/u, '1年');
  return plain.replaceAll(new RegExp(`(?<=明治|大正|昭和|平成|令和|第)${numberPattern}(?=年|号)`, 'gu'), (number) => String(readNumber(number) ?? number));
}
