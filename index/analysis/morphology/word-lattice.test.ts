import * as fc from 'fast-check';
import type { KuromojiTokenizer } from 'kuromoji';
import { beforeAll, describe, expect, it } from 'vitest';
import { unitsOf } from '../text-units.ts';
import { ENTRY_FIELDS, type CompiledDictionary } from './compiled-dictionary.ts';
import { openDictionary } from './dictionary-cache.ts';
import { openOracle } from './open-oracle.fixture.ts';
import { makeDictionary } from './small-dictionary.fixture.ts';
import type { SegmentMode } from './segmenter.ts';
import { readFeatures } from './word-features.ts';
import { WordLattice } from './word-lattice.ts';

interface Word {
  readonly surface: string;
  readonly unknown: boolean;
  /** Part of speech ×4, conjugation type and form. */
  readonly grammar: string;
  readonly base: string;
  readonly reading: string;
}

let dictionary: CompiledDictionary;
let lattice: WordLattice;
let oracle: KuromojiTokenizer;

beforeAll(async () => {
  [dictionary, oracle] = await Promise.all([openDictionary(), openOracle()]);
  lattice = new WordLattice({ dictionary });
});

/** kuromoji analyses up to each 、 or 。 alone; the lattice is given such pieces by its caller. */
function wordsOf(text: string): readonly Word[] {
  return (text.match(/[^、。]*[、。]|[^、。]+/g) ?? []).flatMap(wordsOfPiece);
}

function wordsOfPiece(piece: string): readonly Word[] {
  const { count, words } = lattice.segment(unitsOf(piece), 0, piece.length);
  return Array.from({ length: count }, (_, index) => {
    const id = words[index * 2] ?? 0;
    const surface = piece.slice(words[index * 2 + 1], index + 1 < count ? words[index * 2 + 3] : piece.length);
    const features = readFeatures(dictionary, id < 0 ? ~id : id, surface);
    const grammar = dictionary.partsOfSpeech[dictionary.entries[(id < 0 ? ~id : id) * ENTRY_FIELDS + 3] ?? 0] ?? '';
    return { surface, unknown: id < 0, grammar, base: features.base ?? '*', reading: features.reading ?? '' };
  });
}

function oracleWords(text: string): readonly Word[] {
  return oracle.tokenize(text).map((token) => ({
    surface: token.surface_form,
    unknown: token.word_type === 'UNKNOWN',
    grammar: [token.pos, token.pos_detail_1, token.pos_detail_2, token.pos_detail_3, token.conjugated_type, token.conjugated_form].join(','),
    base: token.basic_form,
    reading: token.reading ?? '',
  }));
}

const SENTENCES = [
  '架空県知事は、この条例の施行に必要な事項を規則で定めることができる。ただし、緊急を要する場合は、この限りでない。',
  '第709条の2第3項ただし書に規定する申請者(法人を含む。)が、30日以内に届け出なかったとき。',
  '本委員会の質疑を終局いたしました。次に、ソフトウエアのライセンスについて、大臣の答弁を求めます。',
  'すもももももももものうち',
  'ABC株式会社のCOVID-19対策マニュアル ver.2.0 を2024年4月1日に改訂した!!??',
  'ηθι、эюя。㌢〒☆★▲  \t\n空白と改行',
  'ヴァーチャル・リアリティーゝゞヽヾ々〆ヶ月ッッッ',
];

describe('WordLattice', () => {
  it.each(SENTENCES)('gives the words of kuromoji itself for %j', (sentence) => {
    expect(wordsOf(sentence)).toEqual(oracleWords(sentence));
  });

  it('gives the words of kuromoji itself for random mixtures of scripts', () => {
    const pieces = fc.constantFrom(...'第条のはをがに国民税法律保険料者東京都渋谷区一二三百千アイウエオカーンッabcXYZ0129、。・（）「」 \n-+%αЖ々〇ゞすいましたれるない', '国民健康保険', '取締役', 'しなければならない');
    const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(fc.property(texts, (text) => { expect(wordsOf(text)).toEqual(oracleWords(text)); }), { seed: 20250601, numRuns: 400 });
  });

  it('gives the words of kuromoji itself for random text of the basic plane', () => {
    const unit = fc.oneof(fc.integer({ min: 1, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0xffff }), fc.integer({ min: 0x3000, max: 0x9fff })).map((code) => String.fromCharCode(code));
    fc.assert(fc.property(fc.string({ unit, maxLength: 60 }), (text) => { expect(wordsOf(text)).toEqual(oracleWords(text)); }), { seed: 20250603, numRuns: 400 });
  });

  it('covers every unit of any text once, in order, lone surrogates included', () => {
    const texts = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 80 });
    fc.assert(fc.property(texts, (text) => { expect(wordsOf(text).map((word) => word.surface).join('')).toBe(text); }), { seed: 20250602, numRuns: 500 });
  });

  it('never splits a surrogate pair', () => {
    expect(wordsOf('𠮷野家と😀😀').map((word) => word.surface)).toEqual(['𠮷', '野家', 'と', '😀😀']);
  });

  it('takes a piece of 2,000 units of one class whole', () => {
    expect(wordsOf('ア'.repeat(2000)).map((word) => word.surface).join('')).toHaveLength(2000);
  });

  it('gives short texts the same words after a long one, and after one of a single class', () => {
    const fresh = new WordLattice({ dictionary });
    const used = new WordLattice({ dictionary });
    for (const long of ['すもももももももものうち'.repeat(2000), 'ア'.repeat(20_000), '', '架空県'.repeat(10)]) {
      used.segment(unitsOf(long), 0, long.length);
      for (const sentence of SENTENCES) expect(listWords(used, sentence)).toEqual(listWords(fresh, sentence));
    }
  });

  it('reads only the units it is given', () => {
    const text = '東京都渋谷区国民健康保険料';
    const { count, words } = lattice.segment(unitsOf(text), 3, 6);
    expect(Array.from({ length: count }, (_, index) => words[index * 2 + 1])).toEqual([0, 2]);
    expect(listWords(lattice, '')).toEqual([]);
  });
});

describe('search mode', () => {
  it('cuts long compounds of kanji into their parts, which normal mode leaves whole', () => {
    expect(surfacesIn('normal', '関西国際空港')).toEqual(['関西国際空港']);
    expect(surfacesIn('search', '関西国際空港')).toEqual(['関西', '国際', '空港']);
  });

  /** A word that costs nothing stands against its characters, of which the first costs as much as the penalty, or one less. Of equal paths the one of the long word was entered first. */
  it.each([
    ['湧水', 0], ['湧水池', 3000], ['湧水池跡', 6000], ['湧水池跡地', 9000],
    ['ゆうすいのいけ', 0], ['ゆうすいのいけあ', 1700], ['湧すいのいけあとち', 3400], ['湧すいのいけあ', 0],
  ])('makes %s dearer by %i, and normal mode does not', (surface, penalty) => {
    const takes = (cost: number, mode: SegmentMode): number => {
      const small = makeDictionary({ ...Object.fromEntries([...surface].map((character, index) => [character, index === 0 ? cost : 0])), [surface]: 0 });
      return listWords(new WordLattice({ dictionary: small, mode }), surface).length;
    };
    expect([takes(penalty, 'search'), takes(penalty - 1, 'search')]).toEqual([1, surface.length]);
    expect([takes(0, 'normal'), takes(-1, 'normal')]).toEqual([1, surface.length]);
  });

  it('takes words in order from the start of any text', () => {
    const searching = new WordLattice({ dictionary, mode: 'search' });
    const texts = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), minLength: 1, maxLength: 80 });
    fc.assert(fc.property(texts, (text) => {
      const starts = listWords(searching, text).map(({ start }) => start);
      expect(starts[0]).toBe(0);
      expect(starts.every((start, index) => start < text.length && start > (starts[index - 1] ?? -1))).toBe(true);
    }), { seed: 20250605, numRuns: 200 });
  });
});

/** Entry and start of each word. */
function listWords(engine: WordLattice, text: string): readonly { readonly id: number; readonly start: number }[] {
  const { count, words } = engine.segment(unitsOf(text), 0, text.length);
  return Array.from({ length: count }, (_, index) => ({ id: words[index * 2] ?? 0, start: words[index * 2 + 1] ?? 0 }));
}

function surfacesIn(mode: SegmentMode, text: string): readonly string[] {
  const words = listWords(new WordLattice({ dictionary, mode }), text);
  return words.map(({ start }, index) => text.slice(start, words[index + 1]?.start));
}
