/** The rules of number folding as regular expressions and string edits, many passes over the text: slow, and plain to read. */
export function foldNumbersPlainly(text: string): string {
  const next = foldNumeralsPlainly(foldSeparatorsPlainly(text));
  return next === text ? text : foldNumbersPlainly(next);
}

/** One pass: 3,000 → 3000, 〇・五 → 〇.五, 元年 of an era → 1年. */
export function foldSeparatorsPlainly(text: string): string {
  const grouped = /(?<![0-9,.〇一二三四五六七八九])(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])|[一二三四五六七八九][〇一二三四五六七八九]{0,2}(?:[,、][〇一二三四五六七八九]{3})+(?![,、]?[〇一二三四五六七八九十百千万]))/gu;
  const point = /・(?:(?<=[〇零]・)(?=[〇一二三四五六七八九])|(?<=[一二三四五六七八九十]・)(?=[〇零一二三四五六七八九]+(?:パーセント|ポイント|%|倍|割|メートル|キロ|ミリ|センチ|トン|度|億|万)))/gu;
  const firstYear = /元(?<=(?:明治|大正|昭和|平成|令和)元)(?=年)/gu;
  const edits = [
    ...[...text.matchAll(grouped)].flatMap((group) => [...group[0].matchAll(/[,、]/gu)].map(({ index }) => ({ start: group.index + index, end: group.index + index + 1, by: '' }))),
    ...[...text.matchAll(point)].map(({ index }) => ({ start: index, end: index + 1, by: '.' })),
    ...[...text.matchAll(firstYear)].map(({ index }) => ({ start: index, end: index + 1, by: '1' })),
  ];
  return edited(text, edits.sort((first, second) => first.start - second.start));
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight((result, { start, end, by }) => result.slice(0, start) + by + result.slice(end), text);
}

const NUMERAL = '0-9〇零一二三四五六七八九十百千万億兆壱弐参拾';
const BRANCH = new RegExp(`(?:[${NUMERAL}][条項号章節款目編]|第[${NUMERAL}]+)(?:[のノ][${NUMERAL}]+)*[のノ]$`, 'u');
const WORD = /^(?:八百屋|八百長|八百万の神|五十嵐|五十音|五十鈴|九十九里|七五三|三三九度|十二支|十二単|四万十|千歳|四日市|八日市|五日市|十日町|二日市|三日月|一人前|三日坊主|一日千秋|一人称|二人称|三人称|三人吉三)/u;
const COUNTER = /^(?:[条項号章節款編年月日円人件回名歳週割級類種倍箇]|[かカヶケヵ][月国年所条]|分の[0-9〇一二三四五六七八九十百千万億兆]|丁目|世帯|親等|以上|以下|以内|未満|%|パーセント)/u;

/** One pass: 第七百九条 → 第709条, 24条ノ二 → 24条の2. */
export function foldNumeralsPlainly(text: string): string {
  const edits: Edit[] = [];
  for (const { 0: run, index: start } of text.matchAll(new RegExp(`[${NUMERAL}]+`, 'gu'))) {
    const before = text.slice(0, start);
    if (before.endsWith('ノ') && BRANCH.test(before.slice(-40))) edits.push({ start: start - 1, end: start, by: 'の' });
    const number = before.endsWith('.') ? run.replace(/[^0-9〇零一二三四五六七八九].*$/u, '') : run;
    const value = WORD.test(text.slice(start)) ? undefined : plainValue(number);
    if (value === undefined || value === number) continue;
    if (number.length > 1 || before.endsWith('.') || isNumber(number, before, text.slice(start + 1))) edits.push({ start, end: start + number.length, by: value });
  }
  return edited(text, edits);
}

function isNumber(numeral: string, before: string, after: string): boolean {
  if (/[参拾]/u.test(numeral)) return false;
  if (/(?:第|明治|大正|昭和|平成|令和)$/u.test(before) || new RegExp(`[${NUMERAL}]分の$`, 'u').test(before)) return true;
  if (/^\.[0-9〇零一二三四五六七八九]/u.test(after) || isCounted(numeral, before, after)) return true;
  return BRANCH.test(before.slice(-40)) && /^(?:[第及又若並中等各前後本但柱関規適準違該以]|[^\p{Script=Han}つ]|$)/u.test(after.charAt(0));
}

function isCounted(numeral: string, before: string, after: string): boolean {
  if (after.startsWith('時')) return after.startsWith('時間') || /午[前後]$/u.test(before);
  if (/[〇零]/u.test(numeral)) return false;
  if (/^分(?!の)/u.test(after)) return !/[十百千]/u.test(numeral);
  return COUNTER.test(after);
}

const DIGITS = new Map(['〇零', '一壱', '二弐', '三参', '四', '五', '六', '七', '八', '九'].flatMap((equal, value) => [...equal].map((digit) => [digit, String(value)] as const)));

/** A section is digits, or up to a digit for each of 千百十 in this order, and one at the end; each of 兆億万 multiplies one. */
function plainValue(number: string): string | undefined {
  if (number === '' || /^[〇零]{2,}$/u.test(number)) return undefined;
  const arabic = [...number].map((character) => DIGITS.get(character) ?? character.replace('拾', '十')).join('');
  if (/^[0-9]+$/u.test(arabic)) return arabic;
  const match = /^(?:([0-9千百十]+)兆)?(?:([0-9千百十]+)億)?(?:([0-9千百十]+)万)?([0-9千百十]*)$/u.exec(arabic);
  if (match === null) return undefined;
  const first = match.slice(1).findIndex((section) => section !== undefined);
  const sections = match.slice(1).map((section, index) => sectionValue(section ?? '', index === first));
  if (sections.some((section, index) => section === undefined || (section === 0 && index < 3 && match[index + 1] !== undefined))) return undefined;
  const value = sections.reduce<number>((total, section) => total * 1e4 + (section ?? 0), 0);
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

function sectionValue(section: string, isFirst: boolean): number | undefined {
  if (section === '') return 0;
  if (/^[0-9]+$/u.test(section)) return isFirst || /^[1-9][0-9]{0,3}$/u.test(section) ? Number(section) : undefined;
  const match = /^(?:([1-9]?)千)?(?:([1-9]?)百)?(?:([1-9]?)十)?([1-9]?)$/u.exec(section);
  if (match === null) return undefined;
  const [, thousands, hundreds, tens, ones] = match;
  const parts = [thousands, hundreds, tens].map((digit) => (digit === undefined ? 0 : Number(digit === '' ? 1 : digit)));
  return parts.reduce((sum, digit) => sum * 10 + digit, 0) * 10 + Number(ones ?? '');
}
