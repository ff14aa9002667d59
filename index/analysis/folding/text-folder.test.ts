import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf, unitsOf } from '../text-units.ts';
import { EditList } from './edit-list.ts';
import { findNumerals } from './fold-numerals.ts';
import { findSeparators } from './fold-separators.ts';
import { foldNumbersPlainly, foldNumeralsPlainly, foldSeparatorsPlainly } from './plain-number-folding.fixture.ts';
import { TextFolder } from './text-folder.ts';
import { UnitBuffer } from './unit-buffer.ts';
import { classOf, WATCHED } from './unit-classes.ts';

const folder = new TextFolder();

function folded(source: string): string {
  folder.fold(source);
  return textOf(folder.units, 0, folder.length);
}

function bufferOf(text: string): UnitBuffer {
  const buffer = new UnitBuffer();
  buffer.reserve(text.length);
  buffer.units.set(unitsOf(text));
  for (let index = 0; index < text.length; index += 1) {
    buffer.offsets[index] = index;
    if (((classOf[text.charCodeAt(index)] ?? 0) & WATCHED) !== 0) buffer.watch(index);
  }
  buffer.close(text.length);
  return buffer;
}

function edit(text: string, find: typeof findNumerals): string {
  const [from, into, edits] = [bufferOf(text), new UnitBuffer(), new EditList()];
  find(from, edits);
  edits.apply(from, into);
  return textOf(into.units, 0, into.length);
}

/** Texts of characters that decide together. */
function textsOf(fragments: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...fragments), { maxLength }).map((parts) => parts.join(''));
}

const separated = textsOf([...'019〇零一五、,.・十百万%倍億元年条', '昭和', '令和', '、五〇〇', ',000', '〇・', 'パーセント', 'メートル', 'ポイ'], 14);
const numbered = textsOf([
  ...'123〇零一二三十百千万億兆壱弐参拾条項号第の分ノ月国時間午前後及つ部.目以上内未満%', '第十条の', 'の二', 'ノ三', '分の', 'か月', 'ヶ所', '丁目', '世帯', '親等', 'パーセント', '八百万の神', '四日市', '千歳', '一人称', '昭和',
], 12);

describe('number folding, against the rules as regular expressions,', () => {
  it('takes away the same separators', () => {
    fc.assert(fc.property(separated, (text) => { expect(edit(text, findSeparators)).toBe(foldSeparatorsPlainly(text)); }), { seed: 20250701, numRuns: 20_000 });
  });

  it('writes the same numerals as numbers', () => {
    fc.assert(fc.property(numbered, (text) => { expect(edit(text, findNumerals)).toBe(foldNumeralsPlainly(text)); }), { seed: 20250702, numRuns: 20_000 });
  });

  it('comes to the same end', () => {
    fc.assert(fc.property(fc.oneof(separated, numbered), (text) => { expect(folded(text)).toBe(foldNumbersPlainly(text)); }), { seed: 20250703, numRuns: 10_000 });
  });
});

describe('TextFolder', () => {
  it('gives of any text the same, whatever it folded before', () => {
    const anything = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 60 });
    fc.assert(fc.property(fc.array(fc.oneof(anything, separated, numbered), { maxLength: 5 }), (texts) => {
      for (const text of texts) {
        const fresh = new TextFolder();
        fresh.fold(text);
        expect(folded(text)).toBe(textOf(fresh.units, 0, fresh.length));
      }
    }), { seed: 20250705, numRuns: 500 });
  });

  it('gives the same units and places as the text it can be kept as', () => {
    fc.assert(fc.property(fc.oneof(separated, numbered, fc.constantFrom('㈱源', 'ｶﾞｽ', '𠮷野', '々', '')), (source) => {
      folder.fold(source);
      const kept = folder.toFoldedText();
      expect(textOf(folder.units, 0, folder.length)).toBe(kept.text);
      expect(folder.length).toBe(kept.length);
      for (let index = 0; index <= kept.length; index += 1) {
        expect(folder.offsetOf(index)).toBe(kept.offsetOf(index));
        expect(folder.spanOf(index, index + 2)).toEqual(kept.spanOf(index, index + 2));
      }
    }), { seed: 20250706, numRuns: 2000 });
  });

  it('keeps what was kept of a text when it folds the next', () => {
    folder.fold('第七百九条');
    const kept = folder.toFoldedText();
    folder.fold('平成元年三月');
    expect([kept.text, kept.spanOf(1, 4)]).toEqual(['第709条', [1, 4]]);
  });

  it('has a 0 after the last unit, also when the text before was longer', () => {
    folder.fold('第七百九条の二及び第七百十条');
    folder.fold('第三');
    expect([...folder.units.subarray(0, 3)]).toEqual([...unitsOf('第3'), 0]);
    folder.fold('');
    expect(folder.units[0]).toBe(0);
  });

  it('gives back the room that a long text took', () => {
    const own = new TextFolder();
    own.fold('第一条'.repeat(500_000));
    expect(own.units.length).toBeGreaterThan(1_500_000);
    own.fold('第一条');
    expect(own.units.length).toBeLessThan(10_000);
    own.fold('第一条');
    expect(own.units.length).toBeLessThan(10_000);
  });

  it('makes room where every character becomes many', () => {
    expect(folded('㍿'.repeat(5000))).toBe('株式会社'.repeat(5000));
    expect(folded('一兆、'.repeat(2000))).toBe('1000000000000、'.repeat(2000));
    expect(folded('〻'.repeat(3000))).toBe('々'.repeat(3000));
  });
});
