/** Source of a regular expression for a number: Arabic digits, 七〇九 or 七百九. */
export const numberPattern = '[0-9〇零一二三四五六七八九十百千]+';

const wholeNumber = new RegExp(`^${numberPattern}$`, 'u');
const digits = '〇一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 709, 七百九, 七〇九 and 七百9 are all 709; 十 is 10. `undefined` for anything else. */
export function readNumber(text: string): number | undefined {
  if (/^\d+$/u.test(text)) return Number(text);
  if (!wholeNumber.test(text)) return undefined;
  let sum = 0;
  let pending: number | undefined;
  for (const character of text.replaceAll('零', '〇')) {
    const unit = units[character];
    if (unit === undefined) {
      pending = (pending ?? 0) * 10 + digitOf(character);
      continue;
    }
    sum += (pending ?? 1) * unit;
    pending = undefined;
  }
  return sum + (pending ?? 0);
}

/** 二十四 and の二の三 → `24_2_3`; `undefined` when a part is no number. */
export function joinNumber(number: string, branch: string): string | undefined {
  const parts = [number, ...branch.split(/[のノ]/u).filter((part) => part !== '')].map(readNumber);
  return parts.includes(undefined) ? undefined : parts.join('_');
}

function digitOf(character: string): number {
  const place = digits.indexOf(character);
  return place < 0 ? Number(character) : place;
}
