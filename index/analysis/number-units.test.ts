import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberUnits, numberUnitTerm } from './number-units.ts';
import { unitsOf } from './text-units.ts';

const numbers = new NumberUnits();

interface Place {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

function read(text: string, start: number, end: number): readonly Place[] {
  const units = unitsOf(text);
  return Array.from({ length: numbers.read(units, start, end) }, (_, index) => {
    const [first, last] = [numbers.startOf(index), numbers.endOf(index)];
    return { term: numberUnitTerm(units, first, last), start: first, end: last };
  });
}

function terms(text: string): readonly string[] {
  return read(text, 0, text.length).map(({ term }) => term);
}

/** The rules as regular expressions. */
function readPlainly(text: string): readonly Place[] {
  const years = [...text.matchAll(/(?:明治|大正|昭和|平成|令和)[0-9]+年/gu)].map(({ 0: term, index }) => ({ term, start: index, end: index + term.length }));
  const counted = /[0-9]+(?:\.[0-9]+)?(?:[条項号章節款編目](?:の[0-9]+)*|年度|年|[かカヶケヵ箇個]月|月|日|円|人|回|件|名|歳|時間|週間|週|割|倍|級|類|種|%|パーセント)/gu;
  const units = [...text.matchAll(counted)].map(({ 0: whole, index }) => ({ term: whole.replace(/[カヶケヵ箇個]月$/u, 'か月'), start: index, end: index + whole.length }));
  return [...years, ...units].sort((first, second) => first.start - second.start);
}

describe('NumberUnits', () => {
  it.each([
    ['民法第709条', ['709条']],
    ['第24条の2の3、第5項の者', ['24条の2の3', '5項']],
    ['令和5年度の6箇月と6ヶ月と6か月', ['令和5年', '5年度', '6か月', '6か月', '6か月']],
    ['昭和22年12月7日', ['昭和22年', '22年', '12月', '7日']],
    ['1.5倍の0.25パーセント、12.%', ['1.5倍', '0.25パーセント']],
    ['1.2.5年', ['2.5年']],
    ['3時間、3時、2週間、2週', ['3時間', '2週間', '2週']],
    ['令和1.5年', ['1.5年']],
    ['第3の2', []],
    ['6箇所', []],
  ])('finds in %s %j', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  const fragments = [...'0123.条項年度月日時間週か箇ヶ個の第%パー', '令和', '昭和', 'パーセント', '条の2', '時間'];
  const texts = fc.array(fc.constantFrom(...fragments), { maxLength: 16 }).map((parts) => parts.join(''));

  it('finds what the regular expressions of the rules find, in order', () => {
    fc.assert(fc.property(texts, (text) => { expect(read(text, 0, text.length)).toEqual(readPlainly(text)); }), { seed: 20250708, numRuns: 10_000 });
  });

  it('sees nothing of what stands outside the stretch', () => {
    fc.assert(fc.property(texts, texts, texts, (before, text, after) => {
      const shifted = readPlainly(text).map(({ term, start, end }) => ({ term, start: start + before.length, end: end + before.length }));
      expect(read(before + text + after, before.length, before.length + text.length)).toEqual(shifted);
    }), { seed: 20250709, numRuns: 5000 });
  });

  it('reads a megabyte of digits and stops', () => {
    expect(read('1.'.repeat(500_000), 0, 1_000_000)).toEqual([]);
    expect(terms(`1条${'の1'.repeat(500_000)}`)).toHaveLength(1);
    expect(terms('1年'.repeat(100_000))).toHaveLength(100_000);
  });
});
