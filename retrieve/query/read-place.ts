import { readAppendix } from './read-appendix.ts';
import type { AmendingLaw, Provision, SpecialPart } from './provision.ts';
import { joinNumber, numberPattern, readNumber } from './read-number.ts';
import type { TextCursor } from './text-cursor.ts';

/** A unit that a number may have in a citation. */
export type PlaceUnit = 'article' | 'paragraph' | 'item' | 'division';

/** What is known when a place is read. */
export interface PlaceContext {
  /** The place before it in the same list, whose levels it takes over. */
  readonly previous?: Provision;
  /** What a number without 条, 項, 号 counts; absent: such a number is no place. */
  readonly bareUnit?: PlaceUnit;
}

/** 第五条の二 is a branch; 第五条の二つの要件, 第五条の一部 and 第五条の二十日 are not. */
const notBranch = `(?![つ個点人回年月日種類者部般環定件番切方週か${numberPattern.slice(1, -2)}])`;
const branches = `((?:[のノ](?:${numberPattern})${notBranch})*)`;
const articlePattern = new RegExp(`の?第? *(${numberPattern})((?:[のノ]${numberPattern})*) *条${branches}`, 'uy');
const paragraphPattern = new RegExp(`の?第? *(${numberPattern}) *項`, 'uy');
const itemPattern = new RegExp(`の?第? *(${numberPattern})((?:[のノ]${numberPattern})*) *号${branches}`, 'uy');
const divisionPattern = new RegExp(`の?第 *(${numberPattern}) *([編章節款目])${branches}`, 'uy');
const looseDivisionPattern = new RegExp(`の?(${numberPattern})([編章節款])${branches}`, 'uy');
const barePattern = new RegExp(`第?(${numberPattern})${branches}(?![のノ]\\d)(?![〇零一二三四五六七八九十百千\\da-z.%年月日回件円人名個つ期級類種時分秒歳点箇か社万億割倍代位階世版次章編節款目号項条期号目番桁行頁ページ])`, 'uy');
const eraPattern = `(明治|大正|昭和|平成|令和|[明大昭平令mtshr])(元|${numberPattern})年?`;
const amendment = `${eraPattern}(?:(?:${numberPattern})月(?:${numberPattern})日)?(?:法律?|政令|[^\\s()、。]{1,10}?令)?(?:第?(${numberPattern})号?)?(?:の?一部)?(?:改正)?法?`;
const supplementPattern = new RegExp(`の?(?:${amendment}の?)?(?:改正)?附則(?:\\((?:${amendment})[^)]*\\))?`, 'uy');
const partPattern = /の?(?:本文|ただし書き?|但し?書き?|前段|後段|柱書き?|各号列記以外の部分|の規定)/uy;
const specialParts: readonly (readonly [RegExp, SpecialPart])[] = [[/の?前文/uy, 'Preamble'], [/の?目次/uy, 'TOC'], [/の?制定文/uy, 'EnactStatement']];
const divisionTags: Readonly<Record<string, string>> = { 編: 'Part', 章: 'Chapter', 節: 'Section', 款: 'Subsection', 目: 'Division' };
const subitemOrder = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン';

/**
 * Reads one place at the cursor: 附則, divisions, article, paragraph, item, subitems, or 別表, 様式, 前文, 目次. Moves the cursor behind it;
 * gives `undefined` and leaves the cursor when there is none.
 */
export function readPlace(cursor: TextCursor, context: PlaceContext): Provision | undefined {
  const begun = cursor.at;
  const place = readWhole(cursor, context);
  if (place === undefined) cursor.at = begun;
  else cursor.take(partPattern);
  return place;
}

function readWhole(cursor: TextCursor, context: PlaceContext): Provision | undefined {
  const special = specialParts.find(([pattern]) => cursor.take(pattern) !== undefined);
  if (special !== undefined) return { isSupplementary: false, special: special[1] };
  const supplement = readSupplement(cursor);
  cursor.skipSpace();
  const appendix = readAppendix(cursor);
  if (appendix !== undefined) return { isSupplementary: false, ...supplement, appendix };
  const below = readDivided(cursor, supplement === undefined ? context : {}) ?? readLevels(cursor, supplement === undefined ? context : {});
  if (supplement === undefined) return below;
  return { ...below, ...supplement };
}

function readSupplement(cursor: TextCursor): Pick<Provision, 'isSupplementary' | 'amendment'> | undefined {
  const match = cursor.take(supplementPattern);
  if (match === undefined) return undefined;
  const [, before, beforeYear, beforeNumber, after, afterYear, afterNumber] = match;
  const law = readAmendment(before, beforeYear, beforeNumber) ?? readAmendment(after, afterYear, afterNumber);
  return { isSupplementary: true, ...(law === undefined ? {} : { amendment: law }) };
}

const eraLetters: Readonly<Record<string, string>> = { 明: '明治', 大: '大正', 昭: '昭和', 平: '平成', 令: '令和', m: '明治', t: '大正', s: '昭和', h: '平成', r: '令和' };

function readAmendment(era: string | undefined, year: string | undefined, number: string | undefined): AmendingLaw | undefined {
  if (era === undefined || year === undefined) return undefined;
  const read = number === undefined ? undefined : readNumber(number);
  return { era: eraLetters[era] ?? era, year: year === '元' ? 1 : (readNumber(year) ?? 0), ...(read === undefined ? {} : { number: read }) };
}

/** 第三編第五章. An article behind it stands alone, since articles count through the whole law. */
function readDivided(cursor: TextCursor, { previous }: PlaceContext): Provision | undefined {
  const divisions: string[] = [];
  for (;;) {
    cursor.skipSpace();
    const match = cursor.take(divisionPattern) ?? cursor.take(looseDivisionPattern);
    if (match === undefined) break;
    const [, number = '', unit = '', branch = ''] = match;
    divisions.push(`${divisionTags[unit]}_${joinNumber(number, branch) ?? ''}`);
  }
  if (divisions.length === 0) return undefined;
  const article = readLevels(cursor, {});
  return article ?? { isSupplementary: false, divisions: [...outerDivisions(previous, divisions[0] ?? ''), ...divisions] };
}

/** The steps of the place before it that stand above this kind of division: 第二章 after 第三編第一章 is in 第三編. */
function outerDivisions(previous: Provision | undefined, first: string): readonly string[] {
  const order = Object.values(divisionTags);
  const rank = (step: string): number => order.indexOf(step.split('_', 1)[0] ?? '');
  return (previous?.divisions ?? []).filter((step) => rank(step) < rank(first));
}

function readLevels(cursor: TextCursor, context: PlaceContext): Provision | undefined {
  const { previous } = context;
  const bare = readBare(cursor, context);
  const article = bare?.article ?? readNumbered(cursor, articlePattern);
  const paragraph = bare?.paragraph ?? readParagraph(cursor, article !== undefined);
  const item = bare?.item ?? readNumbered(cursor, itemPattern);
  const subitems = readSubitems(cursor, { follows: item !== undefined, listed: previous?.subitems !== undefined });
  if (article === undefined && paragraph === undefined && item === undefined && subitems.length === 0) return undefined;
  const above = takeOver(previous, { article, paragraph, item });
  return {
    isSupplementary: false,
    ...above,
    ...(article === undefined ? {} : { article }),
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
    ...(subitems.length === 0 ? {} : { subitems }),
  };
}

type Levels = Pick<Provision, 'article' | 'paragraph' | 'item'>;

/** The levels above the highest one given. A member of a list that begins anew (an article) stays in the 附則 of the one before it. */
function takeOver(previous: Provision | undefined, own: { readonly [Level in keyof Levels]: Levels[Level] | undefined }): Provision | undefined {
  if (previous === undefined) return undefined;
  const { isSupplementary, amendment, article, paragraph, item } = previous;
  const root = { isSupplementary, ...(amendment === undefined ? {} : { amendment }) };
  if (own.article !== undefined) return root;
  const withArticle = { ...root, ...(article === undefined ? {} : { article }) };
  if (own.paragraph !== undefined) return withArticle;
  const withParagraph = { ...withArticle, ...(paragraph === undefined ? {} : { paragraph }) };
  return own.item !== undefined || item === undefined ? withParagraph : { ...withParagraph, item };
}

function readNumbered(cursor: TextCursor, pattern: RegExp): string | undefined {
  const begun = cursor.at;
  cursor.skipSpace();
  const match = cursor.take(pattern);
  if (match === undefined) {
    cursor.at = begun;
    return undefined;
  }
  const [, number = '', inner = '', branch = ''] = match;
  return joinNumber(number, inner + branch);
}

/** ２項, and behind an article also ② and Ⅱ. */
function readParagraph(cursor: TextCursor, follows: boolean): number | undefined {
  const begun = cursor.at;
  cursor.skipSpace();
  const [, number] = cursor.take(paragraphPattern) ?? [];
  if (number !== undefined) return readNumber(number);
  const [sign] = (follows ? cursor.take(/[①-⑳]|[Ⅰ-Ⅻⅰ-ⅻ]/uy) : undefined) ?? [];
  if (sign === undefined) cursor.at = begun;
  return sign === undefined ? undefined : readSign(sign);
}

function readSign(sign: string): number {
  const code = sign.charCodeAt(0);
  const first = ['①', 'Ⅰ', 'ⅰ'].map((one) => one.charCodeAt(0)).findLast((one) => code >= one && code < one + 20) ?? code;
  return code - first + 1;
}

/** イ, then (1), then (i); ロ alone only in a list after イ. */
function readSubitems(cursor: TextCursor, { follows, listed }: { readonly follows: boolean; readonly listed: boolean }): readonly number[] {
  if (!follows && !listed) return [];
  const begun = cursor.at;
  cursor.skipSpace();
  const [, letter] = cursor.take(/の?([ア-ヱンヰ])(?![ァ-ヶー])/uy) ?? [];
  const place = letter === undefined ? 0 : subitemOrder.indexOf(letter) + 1;
  if (place === 0) {
    cursor.at = begun;
    return [];
  }
  const [, second] = cursor.take(new RegExp(`\\((${numberPattern})\\)`, 'uy')) ?? [];
  const [, third] = second === undefined ? [] : (cursor.take(/\(([ivxⅰ-ⅻ]+)\)/uy) ?? []);
  return [place, ...(second === undefined ? [] : [readNumber(second) ?? 0]), ...(third === undefined ? [] : [readRoman(third)])];
}

function readRoman(text: string): number {
  if (/[ⅰ-ⅻ]/u.test(text)) return readSign(text);
  return ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].indexOf(text) + 1;
}

/** A number whose unit stands at the end of its list (709・710条) or is left out (民709). */
function readBare(cursor: TextCursor, { bareUnit }: PlaceContext): Levels | undefined {
  const begun = cursor.at;
  cursor.skipSpace();
  const [, number, branch = ''] = (bareUnit === undefined || bareUnit === 'division' ? undefined : cursor.take(barePattern)) ?? [];
  const read = number === undefined ? undefined : joinNumber(number, branch);
  if (read === undefined || bareUnit === undefined) {
    cursor.at = begun;
    return undefined;
  }
  return bareUnit === 'paragraph' ? { paragraph: Number(read.split('_', 1)[0]) } : bareUnit === 'item' ? { item: read } : { article: read };
}
