import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigramLength, bigramOfKey, eachBigramKey, writeBigrams } from './bigrams.ts';
import { TermBuffer } from './term-buffer.ts';
import { unitsOf } from './text-units.ts';

interface Bigram {
  readonly term: string;
  readonly start: number;
  readonly length: number;
}

function bigrams(text: string): readonly Bigram[] {
  const found: Bigram[] = [];
  eachBigramKey(unitsOf(text), text.length, (key, start) => found.push({ term: bigramOfKey(key), start, length: bigramLength(key) }));
  return found;
}

/** The rules as a regular expression. */
function bigramsPlainly(text: string): readonly Bigram[] {
  return [...text.matchAll(/[\u3005-\u3007\u30a1-\u30fa\u30fc-\u30fe\u3400-\u9fff]+/g)].flatMap(({ 0: run, index: start }) => {
    if (run.length > 1) return Array.from({ length: run.length - 1 }, (_, index) => ({ term: `_${run.slice(index, index + 2)}`, start: start + index, length: 2 }));
    const touched = /[0-9]$/.test(text.slice(0, start)) || /^[0-9]/.test(text.slice(start + 1));
    return touched ? [] : [{ term: `_${run}`, start, length: 1 }];
  });
}

describe('eachBigramKey', () => {
  it('gives pairs of Han and katakana, and a single one that no digit touches', () => {
    expect(bigrams('第5条の保険料をガスで').map(({ term }) => term)).toEqual(['_保険', '_険料', '_ガス']);
    expect(bigrams('税を納める').map(({ term }) => term)).toEqual(['_税', '_納']);
    expect(bigrams('税')).toEqual([{ term: '_税', start: 0, length: 1 }]);
  });

  it('gives what the regular expression of the rules gives, for any text', () => {
    const units = fc.oneof(fc.constantFrom(...'税保険鿿㐀々〇ーアヾ・のaZ059 。\u0000\ud842\udfb7'), fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)));
    fc.assert(fc.property(fc.string({ unit: units, maxLength: 30 }), (text) => { expect(bigrams(text)).toEqual(bigramsPlainly(text)); }), { seed: 20250710, numRuns: 10_000 });
  });

  it('leaves out what stands after the length', () => {
    const found: string[] = [];
    eachBigramKey(unitsOf('保険料'), 2, (key) => found.push(bigramOfKey(key)));
    expect(found).toEqual(['_保険']);
  });

  it('gives each pair of units a key of its own that fits in 32 bits', () => {
    const keys = new Map<number, string>();
    eachBigramKey(unitsOf('鿿鿿㐀鿿あ㐀'), 6, (key) => keys.set(key, bigramOfKey(key)));
    expect([...keys.keys()].every((key) => key === (key | 0))).toBe(true);
    expect([...keys.values()]).toEqual(['_鿿鿿', '_鿿㐀', '_㐀鿿', '_㐀']);
  });
});

describe('writeBigrams', () => {
  it('writes the terms that the keys stand for, in their order, behind what is written', () => {
    const units = fc.constantFrom(...'税保険鿿㐀々〇ーアヾ・のaZ059 。');
    fc.assert(fc.property(fc.string({ unit: units, maxLength: 300 }), fc.constantFrom('', '前'), (text, before) => {
      const buffer = new TermBuffer();
      if (before !== '') buffer.writeTerm(before);
      writeBigrams(unitsOf(text), text.length, buffer);
      expect(buffer.toString()).toBe([...(before === '' ? [] : [before]), ...bigrams(text).map(({ term }) => term)].join(' '));
    }), { seed: 20250711, numRuns: 2000 });
  });

  it('grows for a long run', () => {
    const buffer = new TermBuffer();
    writeBigrams(unitsOf('税'.repeat(50_000)), 50_000, buffer);
    expect(buffer.toString()).toBe(Array.from({ length: 49_999 }, () => '_税税').join(' '));
  });
});
