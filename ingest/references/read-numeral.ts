const digits = '〇一二三四五六七八九';
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Characters that numerals of statutes are written with, for use inside `[…]`. */
export const numeralCharacters = '〇一二三四五六七八九十百千0-9０-９';

/**
 * The value of a numeral: 二十三, 一一 (positional), 三〇, 12, １２. 千 is the largest unit.
 * @returns NaN when it is none
 */
export function readNumeral(text: string): number {
  const plain = /[０-９]/u.test(text) ? text.normalize('NFKC') : text;
  if (/^[0-9]+$/u.test(plain)) return Number(plain);
  if (!/[十百千]/u.test(plain)) return Number([...plain].map((character) => digits.indexOf(character)).join(''));
  let sum = 0;
  let digit = 0;
  for (const character of plain) {
    const power = powers[character];
    if (power === undefined) digit = Math.max(0, digits.indexOf(character));
    else {
      sum += (digit || 1) * power;
      digit = 0;
    }
  }
  return sum + digit;
}

/** 23 → 二十三, for numbers from 1 to 9999. */
export function writeKanjiNumeral(value: number): string {
  let text = '';
  let rest = value;
  for (const [unit, power] of [['千', 1000], ['百', 100], ['十', 10]] as const) {
    const count = Math.floor(rest / power);
    if (count > 0) text += (count > 1 ? digits.charAt(count) : '') + unit;
    rest %= power;
  }
  return rest > 0 ? text + digits.charAt(rest) : text;
}

/** 第二十三条の二 → 23_2: the number of an element as its `Num` attribute writes it. The first numeral begins the number. */
export function readBranchNumber(text: string): string {
  const before = branchNumbers.get(text);
  if (before !== undefined) return before;
  const number = [...text.matchAll(numerals)].map(([numeral]) => readNumeral(numeral)).join('_');
  if (branchNumbers.size < mostRemembered) branchNumbers.set(text, number);
  return number;
}

/** The numbers of a law come up again and again. */
const branchNumbers = new Map<string, string>();
const mostRemembered = 20_000;

const numerals = new RegExp(`[${numeralCharacters}]+`, 'gu');

/** Place of a katakana letter in the order of イロハ, from 1; 0 when it is none. */
export function readIroha(letter: string): number {
  return iroha.indexOf(letter) + 1;
}

/** Letters of 号の細分 in their order. */
export const iroha = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン';
