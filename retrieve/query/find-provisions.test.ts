import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLaws } from './find-laws.ts';
import { findProvisions } from './find-provisions.ts';
import { foldWidth } from './fold-width.ts';
import { writeElement } from './law-element.ts';
import { createLawNames } from './law-names.ts';
import type { LawName } from './named-law.ts';
import { readNumber } from './read-number.ts';

const titles: readonly (readonly [name: string, title: string])[] = [
  ['民法', '民法'],
  ['民法施行法', '民法施行法'],
  ['商法', '商法'],
  ['日本国憲法', '日本国憲法'],
  ['憲法', '日本国憲法'],
  ['会社法', '会社法'],
  ['個情法', '個人情報の保護に関する法律'],
  ['個人情報の保護に関する法律', '個人情報の保護に関する法律'],
  ['個人情報の保護に関する法律施行規則', '個人情報の保護に関する法律施行規則'],
  ['PL法', '製造物責任法'],
];
const laws = [...new Set(titles.map(([, title]) => title))].map((title, index) => ({ id: `law/${String(index).padStart(3, '1')}AC0000000001`, corpus: 'laws', title, revisions: [] }));
const entries: readonly LawName[] = titles.map(([name, title]) => {
  const law = laws.find((candidate) => candidate.title === title);
  return { name, title, kind: name === title ? 'title' : 'abbreviation', ...(law === undefined ? {} : { law }) };
});
const names = createLawNames(entries, new Map());

function read(query: string): readonly string[] {
  const folded = foldWidth(query);
  return findProvisions(folded, findLaws(folded, names)).map(({ law, provision }) => `${law?.title ?? '?'} ${writeElement(provision)}`);
}

describe('provisions in a query', () => {
  it.each([
    ['民法第七百九条', '民法 MainProvision-Article_709'],
    ['民法709条', '民法 MainProvision-Article_709'],
    ['民法第七〇九条', '民法 MainProvision-Article_709'],
    ['民法　第７０９条　不法行為', '民法 MainProvision-Article_709'],
    ['個情法27条1項', '個人情報の保護に関する法律 MainProvision-Article_27-Paragraph_1'],
    ['個情法の27条1項 第三者提供', '個人情報の保護に関する法律 MainProvision-Article_27-Paragraph_1'],
    ['会社法第二条第一項第三十四号', '会社法 MainProvision-Article_2-Paragraph_1-Item_34'],
    ['会社法2条三十四号の二', '会社法 MainProvision-Article_2-Paragraph_1-Item_34_2'],
    ['憲法９条', '日本国憲法 MainProvision-Article_9'],
    ['ＰＬ法2条2項', '製造物責任法 MainProvision-Article_2-Paragraph_2'],
    ['会社法24条の2の3第4項', '会社法 MainProvision-Article_24_2_3-Paragraph_4'],
    ['会社法附則第三条', '会社法 SupplProvision[1]-Article_3'],
    ['会社法（平成十七年法律第八十六号）第十条', '会社法 MainProvision-Article_10'],
    ['個情法施行規則7条', '個人情報の保護に関する法律施行規則 MainProvision-Article_7'],
    ['民法施行法第3条', '民法施行法 MainProvision-Article_3'],
    ['民法第 709 条第 1 項', '民法 MainProvision-Article_709-Paragraph_1'],
    ['会社法 第 2 条 第 3 号', '会社法 MainProvision-Article_2-Paragraph_1-Item_3'],
    ['憲9②', '日本国憲法 MainProvision-Article_9-Paragraph_2'],
    ['第709条 民法', '民法 MainProvision-Article_709'],
  ])('%s is %s', (query, expected) => {
    expect(read(query)).toEqual([expected]);
  });

  it('takes the law named before for a further article, and none where none is named', () => {
    expect(read('民法709条と710条の関係')).toEqual(['民法 MainProvision-Article_709', '民法 MainProvision-Article_710']);
    expect(read('第12条の内容')).toEqual(['? MainProvision-Article_12']);
  });

  it.each(['民法709条の3つの要件', '民法709条の一部', '民法709条の二十日前'])('does not take a count for a branch: %s', (query) => {
    expect(read(query)).toEqual(['民法 MainProvision-Article_709']);
  });

  it('does not see the Commercial Code in a pyramid scheme', () => {
    expect(findLaws('マルチ商法の契約', names)).toEqual([]);
    expect(findLaws('改正商法の契約', names)).toHaveLength(1);
  });
});

describe('numbers', () => {
  it('reads kanji numerals as Arabic ones, with and without units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
        expect(readNumber(withUnits(value))).toBe(value);
        expect(readNumber(digitByDigit(value))).toBe(value);
        expect(readNumber(String(value))).toBe(value);
      }),
      { seed: 20260403 },
    );
  });

  it('reads nothing out of other text', () => {
    expect(readNumber('第七')).toBeUndefined();
    expect(readNumber('')).toBeUndefined();
  });
});

const kanji = '〇一二三四五六七八九';

function digitByDigit(value: number): string {
  return [...String(value)].map((digit) => kanji[Number(digit)]).join('');
}

function withUnits(value: number): string {
  const digits = [...String(value).padStart(4, '0')].map(Number);
  return digits.map((digit, place) => (digit === 0 ? '' : `${digit === 1 && place < 3 ? '' : kanji[digit]}${['千', '百', '十', ''][place]}`)).join('');
}
