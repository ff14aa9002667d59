import { FoldedText, FoldedUnits } from './folded-text.ts';
import { foldCharacter, SPECIAL, unitTable } from './unit-table.ts';

/**
 * Folds what can be told from a character and its neighbours: width, case, voicing marks, old forms, iteration marks,
 * compatibility characters, dashes. Linear; a text that is folded already is given back as it is.
 */
export function foldCharacters(source: string): FoldedText {
  const settled = settledLength(source);
  if (settled === source.length) return new FoldedText(source, source.length);
  const units = new FoldedUnits(source.length);
  for (let index = 0; index < source.length; index += 1) {
    const folded = unitTable[source.charCodeAt(index)] ?? SPECIAL;
    if (folded === SPECIAL) index += foldSpecial(units, source, index);
    else units.push(folded, index);
  }
  return units.finish(source.length);
}

function settledLength(source: string): number {
  let index = 0;
  while (index < source.length) {
    const unit = source.charCodeAt(index);
    if (unitTable[unit] !== unit || unit === SPECIAL) return index;
    index += 1;
  }
  return index;
}

/** Gives how many units beyond the first were read. */
function foldSpecial(units: FoldedUnits, source: string, index: number): number {
  const unit = source.charCodeAt(index);
  if ((unit & 0xf800) === 0xd800) return foldSurrogate(units, source, index);
  const contextual = contextualFolds.get(unit);
  if (contextual !== undefined) units.push(contextual(units, source, index), index);
  else if (voicings.has(unit)) foldVoicing(units, unit, index);
  else if (unit === IDEOGRAPH_REPEAT || unit === VERTICAL_REPEAT) return foldRepeats(units, source, index);
  else pushAll(units, foldCharacter(source.charAt(index)), index);
  return 0;
}

/** Outside the basic plane: folded by the whole code point; both units come from its start. Lone surrogates stay. */
function foldSurrogate(units: FoldedUnits, source: string, index: number): number {
  const codePoint = source.codePointAt(index) ?? 0;
  if (codePoint < 0x10000) {
    units.push(codePoint, index);
    return 0;
  }
  pushAll(units, foldCharacter(String.fromCodePoint(codePoint)), index);
  return 1;
}

function pushAll(units: FoldedUnits, text: string, offset: number): void {
  for (let index = 0; index < text.length; index += 1) units.push(text.charCodeAt(index), offset);
}

const IDEOGRAPH_REPEAT = 0x3005;
const VERTICAL_REPEAT = 0x303b;
const NUMERALS = '〇零一二三四五六七八九十百千万億兆';

/** 人々 → 人人; 馬鹿々々しい repeats the two characters before. After a numeral (一々) or nothing, the mark stays. */
function foldRepeats(units: FoldedUnits, source: string, index: number): number {
  const pair = isRepeat(source, index + 1) && !isRepeat(source, index + 2) && isIdeograph(units.before(1)) && isIdeograph(units.before(2));
  if (pair) {
    units.push(units.before(2), index);
    units.push(units.before(2), index + 1);
    return 1;
  }
  units.push(isIdeograph(units.before(1)) ? units.before(1) : IDEOGRAPH_REPEAT, index);
  return 0;
}

function isRepeat(source: string, index: number): boolean {
  const unit = source.charCodeAt(index);
  return unit === IDEOGRAPH_REPEAT || unit === VERTICAL_REPEAT;
}

function isIdeograph(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff && !NUMERALS.includes(String.fromCharCode(unit));
}

const voicings: ReadonlyMap<number, string> = new Map([
  [0x3099, '\u3099'], [0x309b, '\u3099'], [0xff9e, '\u3099'],
  [0x309a, '\u309a'], [0x309c, '\u309a'], [0xff9f, '\u309a'],
]);

/** か + ゛ → が, ﾊ + ﾟ → パ; a mark that nothing takes stays as a spacing mark. */
function foldVoicing(units: FoldedUnits, unit: number, index: number): void {
  const combining = voicings.get(unit) ?? '';
  const before = units.before(1);
  const composed = isKana(before) ? (String.fromCharCode(before) + combining).normalize('NFC') : '';
  if (composed.length === 1) units.replaceLast(composed.charCodeAt(0));
  else units.push(combining === '\u3099' ? 0x309b : 0x309c, index);
}

function isKana(unit: number): boolean {
  return unit >= 0x3041 && unit <= 0x30fe;
}

function isKatakana(unit: number): boolean {
  return unit >= 0x30a1 && unit <= 0x30fc && unit !== 0x30fb;
}

type ContextualFold = (units: FoldedUnits, source: string, index: number) => number;

const contextualFolds: ReadonlyMap<number, ContextualFold> = new Map([
  ...[...'ゝヽ'].map((mark) => [mark.charCodeAt(0), repeatKana('')] as const),
  ...[...'ゞヾ'].map((mark) => [mark.charCodeAt(0), repeatKana('\u3099')] as const),
  ...[...'‐‑‒–—―−－﹣'].map((mark) => [mark.charCodeAt(0), foldDash] as const),
  ['，'.charCodeAt(0), foldComma],
  ['．'.charCodeAt(0), foldStop],
]);

/** こゝろ → こころ, すゞ → すず: the kana before, with the voicing of the mark and not its own. */
function repeatKana(voicing: string): ContextualFold {
  return (units, source, index) => {
    const before = units.before(1);
    if (!isKana(before) || isMark(before)) return source.charCodeAt(index);
    const plain = String.fromCharCode(before).normalize('NFD').charAt(0);
    const repeated = (plain + voicing).normalize('NFC');
    return (repeated.length === 1 ? repeated : plain).charCodeAt(0);
  };
}

function isMark(unit: number): boolean {
  return (unit >= 0x3099 && unit <= 0x309e) || unit === 0x30fb || unit === 0x30fc || unit === 0x30fd || unit === 0x30fe;
}

/** Between katakana a dash is a badly read long-vowel sign: サ―ビス → サービス. */
function foldDash(units: FoldedUnits, source: string, index: number): number {
  const between = isKatakana(units.before(1)) && isKatakana(unitTable[source.charCodeAt(index + 1)] ?? 0);
  return between ? 0x30fc : 0x2d;
}

/** ，and ．are the 、and 。of horizontal official documents, except inside numbers and Latin words. */
function foldComma(units: FoldedUnits, source: string, index: number): number {
  return isNumeric(units.before(1)) && isNumeric(nextFolded(source, index)) ? 0x2c : 0x3001;
}

function foldStop(units: FoldedUnits, source: string, index: number): number {
  return isLatinOrDigit(units.before(1)) && isLatinOrDigit(nextFolded(source, index)) ? 0x2e : 0x3002;
}

function nextFolded(source: string, index: number): number {
  return index + 1 < source.length ? (unitTable[source.charCodeAt(index + 1)] ?? 0) : 0;
}

function isNumeric(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || NUMERALS.includes(String.fromCharCode(unit));
}

function isLatinOrDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);
}
