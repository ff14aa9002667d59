import { filler } from './blank-brackets.ts';

const lawNumberPattern = /(?:明治|大正|昭和|平成|令和)[^、。（）「」]{1,6}年[^、。（）「」\d]{1,24}第[一二三四五六七八九十百千〇]+号/u;

/** The first 法令番号 in the words, e.g. 平成七年法律第三十九号. */
export function findLawNumber(words: string): string | undefined {
  return lawNumberPattern.exec(words)?.[0];
}

/** Whether a term that stands for `meaning` is the short name of a law: both end as laws do, and the words name no single provision. */
export function isLawName(term: string, meaning: string): boolean {
  if (!/(?:法|法律|令|規則|規程|条約|協定|憲法|条例|規約|議定書|告示|基準|要綱|指針)$/u.test(term)) return false;
  const bare = blankParentheses(meaning).replaceAll(filler, '');
  if (!/(?:法|法律|令|規則|規程|条約|協定|憲法|条例|ノ件|に関する件|議定書)$/u.test(bare)) return false;
  return findLawNumber(meaning) !== undefined || !/第[一二三四五六七八九十百千]+条[^。]{0,30}に規定する/u.test(bare);
}

/** The text with （…） as fillers, two levels deep, offsets kept. */
export function blankParentheses(text: string): string {
  return text.includes('（') ? text.replaceAll(/（[^（）]*(?:（[^（）]*）[^（）]*)*）/gu, (bracket) => filler.repeat(bracket.length)) : text;
}
