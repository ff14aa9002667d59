/**
 * The number that an article's title bears, as `Num` writes it: 第二十四条の二 → `24_2`, 第一〇条 → `10`. Undefined for a range, a list and
 * everything else that is no single number.
 */
export function numberOfTitle(title: string): string | undefined {
  if (title.length > longestTitle) return undefined;
  if (known.has(title)) return known.get(title);
  const [, article, branches = ''] = pattern.exec(title) ?? [];
  const number = article === undefined ? undefined : [article, ...branches.split('の').slice(1)].map(readKanji).join('_');
  if (title.length <= longestKept && known.size < mostKept) known.set(title, number);
  return number;
}

const pattern = /^\s*第([〇一二三四五六七八九十百千]+)条((?:の[〇一二三四五六七八九十百千]+)*)\s*$/u;

/** A title of one number is shorter. */
const longestTitle = 40;

/** The same titles stand in every law: reading each once is enough. Longer ones would hold on to the text of the file they were cut from. */
const longestKept = 12;
const mostKept = 20_000;
const known = new Map<string, string | undefined>();

/** 千四十四 by its units, 一〇四四 digit by digit. */
function readKanji(text: string): number {
  const digits = [...text].map((character) => '〇一二三四五六七八九'.indexOf(character));
  if (!digits.includes(-1)) return Number(digits.join(''));
  let sum = 0;
  let digit = 0;
  for (const character of text) {
    const unit = units[character];
    if (unit === undefined) digit = '〇一二三四五六七八九'.indexOf(character);
    else {
      sum += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}

const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
