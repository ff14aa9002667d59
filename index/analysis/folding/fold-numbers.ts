import type { Edit, FoldedText } from './folded-text.ts';
import { numeralValue } from './numeral-value.ts';

const NUMERAL = '〇零一二三四五六七八九十百千万億兆壱弐参拾';
const RUN = new RegExp(`[0-9${NUMERAL}]+`, 'gu');
const HAS_KANJI = new RegExp(`[${NUMERAL}]`, 'u');
/** 3,000 and 二、五〇〇: groups of exactly three digits. */
const GROUPED = /(?<![0-9,.〇一二三四五六七八九])(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])|[一二三四五六七八九][〇一二三四五六七八九]{0,2}(?:[,、][〇一二三四五六七八九]{3})+(?![,、]?[〇一二三四五六七八九十百千万]))/gu;
/** Without such a place there is no grouped number; far quicker to tell. */
const MAY_BE_GROUPED = /[0-9〇一二三四五六七八九][,、][0-9〇一二三四五六七八九]/u;
const DECIMAL_POINT = /・(?:(?<=[〇零]・)(?=[〇一二三四五六七八九])|(?<=[一二三四五六七八九十]・)(?=[〇零一二三四五六七八九]+(?:パーセント|ポイント|%|倍|割|メートル|キロ|ミリ|センチ|トン|度|億|万)))/gu;
const FIRST_YEAR = /元(?<=(?:明治|大正|昭和|平成|令和)元)(?=年)/gu;

/**
 * Folds numbers to Arabic digits where the characters are a number: 第七百九条 → 第709条, 千二百万円 → 12000000円, 3,000 → 3000,
 * 令和元年 → 令和1年, 24条ノ2 → 24条の2. Words with a numeral in them stay: 一般, 三菱, 十分, 一部, 万一, 五十嵐.
 * A run of two or more that writes a number is one; a single numeral must be shown to be one by what stands beside it.
 */
export function foldNumbers(folded: FoldedText): FoldedText {
  let current = folded;
  for (;;) {
    const next = current.replace(separatorEdits(current.text));
    const numbered = next.replace(numeralEdits(next.text));
    if (numbered === current) return current;
    current = numbered;
  }
}

function separatorEdits(text: string): readonly Edit[] {
  const groups = MAY_BE_GROUPED.test(text) ? [...text.matchAll(GROUPED)] : [];
  const separators = groups.flatMap((group) => [...group[0].matchAll(/[,、]/gu)].map(({ index }) => removal(group.index + index)));
  const points = [...text.matchAll(DECIMAL_POINT)].map(({ index }) => ({ start: index, end: index + 1, replacement: '.' }));
  const years = [...text.matchAll(FIRST_YEAR)].map(({ index }) => ({ start: index, end: index + 1, replacement: '1' }));
  return [...separators, ...points, ...years].sort((first, second) => first.start - second.start);
}

function removal(start: number): Edit {
  return { start, end: start + 1, replacement: '' };
}

function numeralEdits(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    const start = match.index;
    const branch = isBranch(text, start);
    if (branch && text.charAt(start - 1) === 'ノ') edits.push({ start: start - 1, end: start, replacement: 'の' });
    if (!HAS_KANJI.test(run) || isWord(text, start)) continue;
    const number = text.charAt(start - 1) === '.' ? fraction(run) : run;
    const value = numeralValue(number);
    if (value !== undefined && value !== number && isNumber({ text, run: number, start, branch })) edits.push({ start, end: start + number.length, replacement: value });
  }
  return edits;
}

/** After a decimal point only the digits are folded: 1.三億 → 1.3億, for the unit multiplies the whole. */
function fraction(run: string): string {
  return /^[0-9〇零一二三四五六七八九]*/u.exec(run)?.[0] ?? '';
}

/** Words and names with a numeral in them that the rules would take for a number. */
const WORDS: readonly string[] = [
  '八百屋', '八百長', '八百万の神', '五十嵐', '五十音', '五十鈴', '九十九里', '七五三', '三三九度', '十二支', '十二単', '四万十', '千歳',
  '四日市', '八日市', '五日市', '十日町', '二日市', '三日月', '一人前', '三日坊主', '一日千秋', '一人称', '二人称', '三人称', '三人吉三',
];
const WORD_STARTS: ReadonlySet<string> = new Set(WORDS.map((word) => word.charAt(0)));

function isWord(text: string, start: number): boolean {
  return WORD_STARTS.has(text.charAt(start)) && WORDS.some((word) => text.startsWith(word, start));
}

interface Numeral {
  readonly text: string;
  readonly run: string;
  readonly start: number;
  /** It follows 第N条の or the like. */
  readonly branch: boolean;
}

function isNumber(numeral: Numeral): boolean {
  const { text, run, start } = numeral;
  const before = text.charAt(start - 1);
  if (before === '.' || run.length > 1) return true;
  if (run === '参' || run === '拾') return false;
  return before === '第' || isCounted(text, run, start) || isFraction(text, start) || isBranchNumber(numeral) || hasEraBefore(text, start) || isWholePart(text, start);
}

const COUNTER = /(?:[条項号章節款編年月日円人件回名歳週割級類種倍箇]|[かカヶケヵ][月国年所条]|分の[0-9〇一二三四五六七八九十百千万億兆]|丁目|世帯|親等|以上|以下|以内|未満|%|パーセント)/uy;

function isCounted(text: string, run: string, start: number): boolean {
  if (text.startsWith('時間', start + 1)) return true;
  if (text.charAt(start + 1) === '時') return /午[前後]$/u.test(text.slice(Math.max(0, start - 2), start));
  if (run === '〇' || run === '零') return false;
  if (text.charAt(start + 1) === '分' && text.charAt(start + 2) !== 'の') return !'十百千'.includes(run);
  COUNTER.lastIndex = start + 1;
  return COUNTER.test(text);
}

/** The decimal point beside it was folded already, or stands before a digit: 〇.五 */
function isWholePart(text: string, start: number): boolean {
  return text.charAt(start + 1) === '.' && /[0-9〇零一二三四五六七八九]/u.test(text.charAt(start + 2));
}

const FRACTION_BEFORE = new RegExp(`[0-9${NUMERAL}]分の$`, 'u');
const BRANCH_BEFORE = new RegExp(`(?:[0-9${NUMERAL}][条項号章節款目編]|第[0-9${NUMERAL}]+)(?:[のノ][0-9${NUMERAL}]+)*[のノ]$`, 'u');
const ERA_BEFORE = /(?:明治|大正|昭和|平成|令和)$/u;
/** Longest stretch before a numeral that decides; a longer branch number than this does not occur. */
const LOOK_BACK = 40;

function isFraction(text: string, start: number): boolean {
  return text.charAt(start - 1) === 'の' && FRACTION_BEFORE.test(textBefore(text, start));
}

function isBranch(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  return (before === 'の' || before === 'ノ') && BRANCH_BEFORE.test(textBefore(text, start));
}

/** 第十条の二及び, but not 第十条の一部 nor 第十条の三つ: the next character must not make a word of it. */
function isBranchNumber({ text, run, start, branch }: Numeral): boolean {
  if (!branch) return false;
  const next = text.charAt(start + run.length);
  return /[第及又若並中等各前後本但柱関規適準違該以]/u.test(next) || !/[\p{Script=Han}つ]/u.test(next);
}

function hasEraBefore(text: string, start: number): boolean {
  return ERA_BEFORE.test(text.slice(Math.max(0, start - 2), start));
}

function textBefore(text: string, start: number): string {
  return text.slice(Math.max(0, start - LOOK_BACK), start);
}
