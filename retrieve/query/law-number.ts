import { foldWidth } from './fold-width.ts';
import { numberPattern, readNumber } from './read-number.ts';

const eras = '明治|大正|昭和|平成|令和';
/** Finds law numbers such as 明治二十九年法律第八十九号 in a text folded by `foldWidth`; needs the flags `gu`. */
export const lawNumberPattern: string = `(?:${eras})(?:元|${numberPattern})年[一-龠・]{2,20}?(?:第?${numberPattern}号)`;
/** Finds 平17法86, H17法86号, 平成17年法86; needs the flags `gu`. */
export const shortLawNumberPattern: string = `(?<![a-z\\p{Script=Han}])(明治|大正|昭和|平成|令和|[明大昭平令mtshr])\\.?(元|${numberPattern})(?:年|・|\\.)?(法律?|政令?|勅令?)第?(${numberPattern})号?(?!${numberPattern}|[条項])`;

const eraNames: Readonly<Record<string, string>> = { 明: '明治', 大: '大正', 昭: '昭和', 平: '平成', 令: '令和', m: '明治', t: '大正', s: '昭和', h: '平成', r: '令和' };
const types: Readonly<Record<string, string>> = { 法: '法律', 政: '政令', 勅: '勅令' };

const firstYear = /(?<=明治|大正|昭和|平成|令和)元年/u;
const numberInside = new RegExp(`(?<=${eras}|第)${numberPattern}(?=年|号)`, 'gu');
const bareSerial = new RegExp(`(?<=年[^第\\d]{1,20})(${numberPattern})号$`, 'u');

/** One form for every way of writing a law number: Arabic digits, 元年 as 1年, no spaces, with 第. */
export function canonicalLawNumber(written: string): string {
  const plain = foldWidth(written).replaceAll(/\s/gu, '').replace(firstYear, '1年');
  const digits = plain.replaceAll(numberInside, (number) => String(readNumber(number) ?? number));
  return digits.includes('第') ? digits : digits.replace(bareSerial, (_, number: string) => `第${readNumber(number) ?? number}号`);
}

/** The number that a match of `shortLawNumberPattern` stands for, in the form of `canonicalLawNumber`. */
export function expandLawNumber([, era = '', year = '', type = '', number = '']: RegExpExecArray): string {
  return `${eraNames[era] ?? era}${year === '元' ? 1 : (readNumber(year) ?? year)}年${types[type] ?? type}第${readNumber(number) ?? number}号`;
}
