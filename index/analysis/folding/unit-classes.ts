import { unit } from '../text-units.ts';

/** 0 to 9. */
export const ARABIC = 1;
/** 〇一二三四五六七八九: written one after another as digits. */
export const DIGIT = 2;
/** 〇零 */
export const ZERO = 4;
/** 十百千 */
export const SMALL_POWER = 8;
/** 億兆 */
export const LARGE_POWER = 16;
/** 壱弐参拾, of deeds and old statutes. */
export const FORMAL = 32;
/** 条項号章節款目編: parts of a statute. */
export const STRUCTURAL = 64;
/** Shows that the single numeral before it is a number. */
export const COUNTER = 128;
/** Units that a separator, a decimal point or a first year can be seen by: , 、 ・ 元 */
export const SEPARATOR = 256;
/** ノ, the の of old branch numbers. */
export const OLD_PARTICLE = 512;
/** Counts or measures by itself: 年月日円人… */
export const COUNTING = 1024;
/** かカヶケヵ, of 六か月 and 三ヶ所. */
export const SMALL_KA = 2048;
/** Follows a branch number without making a word with it: 第十条の二及び. */
export const AFTER_BRANCH = 4096;
/** 万 */
export const MYRIAD = 8192;

export const KANJI_NUMERAL: number = DIGIT | ZERO | SMALL_POWER | MYRIAD | LARGE_POWER | FORMAL;
export const NUMERAL: number = ARABIC | KANJI_NUMERAL;
/** Where one of these stands, and nowhere else, folding numbers can begin. */
export const WATCHED: number = KANJI_NUMERAL | SEPARATOR | OLD_PARTICLE;

/** By folded unit: the classes above that it belongs to, or-ed. */
export const classOf: Uint16Array = buildClasses();

function buildClasses(): Uint16Array {
  const members: readonly (readonly [number, string])[] = [
    [ARABIC, '0123456789'],
    [DIGIT, '〇一二三四五六七八九'],
    [ZERO, '〇零'],
    [SMALL_POWER, '十百千'],
    [MYRIAD, '万'],
    [LARGE_POWER, '億兆'],
    [FORMAL, '壱弐参拾'],
    [STRUCTURAL, '条項号章節款目編'],
    [COUNTER, '条項号章節款編年月日円人件回名歳週割級類種倍箇%'],
    [SEPARATOR, ',、・元'],
    [OLD_PARTICLE, 'ノ'],
    [COUNTING, '年月日円人回件名歳週割倍級類種%'],
    [SMALL_KA, 'かカヶケヵ'],
    [AFTER_BRANCH, '第及又若並中等各前後本但柱関規適準違該以'],
  ];
  const classes = new Uint16Array(0x10000);
  for (const [kind, characters] of members) {
    for (const character of characters) classes[unit(character)] = (classes[unit(character)] ?? 0) | kind;
  }
  return classes;
}
