import { unit } from '../text-units.ts';
import { composeKana, isKana, isKanaMark, isKatakana, plainKana, VOICED, voicingMarks } from './kana-marks.ts';
import type { UnitBuffer } from './unit-buffer.ts';
import { ARABIC, classOf, FORMAL, NUMERAL, WATCHED } from './unit-classes.ts';
import { foldCharacter, foldTable, SPECIAL } from './unit-table.ts';

/**
 * Folds what can be told from a character and its neighbours: width, case, voicing marks, old forms, iteration marks,
 * compatibility characters, dashes. Linear. False when the text is folded already: then what was written equals it.
 */
export function foldCharacters(source: string, into: UnitBuffer): boolean {
  into.clear(source.length);
  into.reserve(source.length);
  let { units, offsets, length } = into;
  let changed = 0;
  for (let index = 0; index < source.length; index += 1) {
    const met = source.charCodeAt(index);
    const entry = foldTable[met] ?? SPECIAL;
    const folded = entry & 0xffff;
    if (folded === SPECIAL) {
      into.length = length;
      index += foldSpecial(into, source, index);
      into.reserve(into.length + source.length - index);
      ({ units, offsets, length } = into);
      changed = 1;
    } else {
      if (entry !== folded) into.watch(length);
      units[length] = folded;
      offsets[length] = index;
      length += 1;
      changed |= folded ^ met;
    }
  }
  into.close(length);
  return changed !== 0;
}

/** Gives how many units beyond the first were read. */
function foldSpecial(into: UnitBuffer, source: string, index: number): number {
  const met = source.charCodeAt(index);
  if ((met & 0xf800) === 0xd800) return foldSurrogate(into, source, index);
  if (met === IDEOGRAPH_REPEAT || met === VERTICAL_REPEAT) return foldRepeats(into, source, index);
  const contextual = contextualFolds.get(met);
  const mark = voicingMarks.get(met);
  if (contextual !== undefined) push(into, contextual(into, source, index), index);
  else if (mark !== undefined) foldVoicing(into, mark, index);
  else pushAll(into, expansion(met), index);
  return 0;
}

function push(into: UnitBuffer, folded: number, offset: number): void {
  into.reserve(into.length + 1);
  if (((classOf[folded] ?? 0) & WATCHED) !== 0) into.watch(into.length);
  into.units[into.length] = folded;
  into.offsets[into.length] = offset;
  into.length += 1;
}

function pushAll(into: UnitBuffer, text: string, offset: number): void {
  for (let index = 0; index < text.length; index += 1) push(into, text.charCodeAt(index), offset);
}

/** The unit `back` places before the end (1: the last); 0 when there is none. */
function unitBefore(into: UnitBuffer, back: number): number {
  return into.length < back ? 0 : (into.units[into.length - back] ?? 0);
}

/** Most folded code points kept for reuse; beyond it the table starts anew. */
const MOST_EXPANSIONS = 10_000;
const expansions = new Map<number, string>();

function expansion(codePoint: number): string {
  const known = expansions.get(codePoint);
  if (known !== undefined) return known;
  if (expansions.size >= MOST_EXPANSIONS) expansions.clear();
  const folded = foldCharacter(String.fromCodePoint(codePoint));
  expansions.set(codePoint, folded);
  return folded;
}

/** Outside the basic plane: folded by the whole code point; both units come from its start. Lone surrogates stay. */
function foldSurrogate(into: UnitBuffer, source: string, index: number): number {
  const codePoint = source.codePointAt(index) ?? 0;
  if (codePoint < 0x10000) {
    push(into, codePoint, index);
    return 0;
  }
  pushAll(into, expansion(codePoint), index);
  return 1;
}

const IDEOGRAPH_REPEAT = unit('々');
const VERTICAL_REPEAT = unit('〻');

/** 人々 → 人人; 馬鹿々々しい repeats the two characters before. After a numeral (一々) or nothing, the mark stays. */
function foldRepeats(into: UnitBuffer, source: string, index: number): number {
  const last = unitBefore(into, 1);
  const pair = isRepeat(source, index + 1) && !isRepeat(source, index + 2) && isRepeatable(last) && isRepeatable(unitBefore(into, 2));
  if (pair) {
    push(into, unitBefore(into, 2), index);
    push(into, last, index + 1);
    return 1;
  }
  push(into, isRepeatable(last) ? last : IDEOGRAPH_REPEAT, index);
  return 0;
}

function isRepeat(source: string, index: number): boolean {
  const met = source.charCodeAt(index);
  return met === IDEOGRAPH_REPEAT || met === VERTICAL_REPEAT;
}

/** Numerals of today's writing, Arabic and kanji. */
const PLAIN_NUMERAL: number = NUMERAL & ~FORMAL;

function isRepeatable(folded: number): boolean {
  return folded >= 0x3400 && folded <= 0x9fff && !isNumeric(folded);
}

function isNumeric(folded: number): boolean {
  return ((classOf[folded] ?? 0) & PLAIN_NUMERAL) !== 0;
}

/** か + ゛ → が, ﾊ + ﾟ → パ; a mark that nothing takes stays as a spacing mark. */
function foldVoicing(into: UnitBuffer, mark: number, index: number): void {
  const composed = composeKana(unitBefore(into, 1), mark);
  if (composed !== 0) into.units[into.length - 1] = composed;
  else push(into, unit(mark === VOICED ? '゛' : '゜'), index);
}

type ContextualFold = (into: UnitBuffer, source: string, index: number) => number;

const contextualFolds: ReadonlyMap<number, ContextualFold> = new Map([
  ...[...'ゝヽ'].map((mark) => [unit(mark), repeatKana(false)] as const),
  ...[...'ゞヾ'].map((mark) => [unit(mark), repeatKana(true)] as const),
  ...[...'‐‑‒–—―−－﹣'].map((mark) => [unit(mark), foldDash] as const),
  [unit('，'), foldComma],
  [unit('．'), foldStop],
]);

/** こゝろ → こころ, すゞ → すず: the kana before, with the voicing of the mark and not its own. */
function repeatKana(isVoiced: boolean): ContextualFold {
  return (into, source, index) => {
    const before = unitBefore(into, 1);
    if (!isKana(before) || isKanaMark(before)) return source.charCodeAt(index);
    const plain = plainKana(before);
    const composed = isVoiced ? composeKana(plain, VOICED) : 0;
    return composed === 0 ? plain : composed;
  };
}

/** Between katakana a dash is a badly read long-vowel sign: サ―ビス → サービス. */
function foldDash(into: UnitBuffer, source: string, index: number): number {
  return isKatakana(unitBefore(into, 1)) && isKatakana(nextFolded(source, index)) ? unit('ー') : unit('-');
}

/** ，and ．are the 、 and 。of horizontal official documents, except inside numbers and Latin words. */
function foldComma(into: UnitBuffer, source: string, index: number): number {
  return isNumeric(unitBefore(into, 1)) && isNumeric(nextFolded(source, index)) ? unit(',') : unit('、');
}

function foldStop(into: UnitBuffer, source: string, index: number): number {
  return isLatinOrDigit(unitBefore(into, 1)) && isLatinOrDigit(nextFolded(source, index)) ? unit('.') : unit('。');
}

function nextFolded(source: string, index: number): number {
  return index + 1 < source.length ? (foldTable[source.charCodeAt(index + 1)] ?? 0) & 0xffff : 0;
}

function isLatinOrDigit(folded: number): boolean {
  return ((classOf[folded] ?? 0) & ARABIC) !== 0 || (folded >= 0x61 && folded <= 0x7a);
}
