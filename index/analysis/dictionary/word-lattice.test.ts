import * as fc from 'fast-check';
import kuromoji, { type KuromojiTokenizer } from 'kuromoji';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFeatures, type Dictionary } from './dictionary.ts';
import { findDictionaryPackage, loadDictionary } from './load-dictionary.ts';
import { WORD_FIELDS, WordLattice } from './word-lattice.ts';

interface Word {
  readonly surface: string;
  readonly unknown: boolean;
  readonly pos: string;
  readonly base: string;
  readonly reading: string;
}

let dictionary: Dictionary;
let lattice: WordLattice;
let oracle: KuromojiTokenizer;

beforeAll(async () => {
  const { folder } = await findDictionaryPackage();
  dictionary = await loadDictionary(folder);
  lattice = new WordLattice(dictionary);
  oracle = await new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath: folder }).build((error, tokenizer) => (error ? reject(new Error('kuromoji does not load', { cause: error })) : resolve(tokenizer)));
  });
});

/** kuromoji analyses up to each 、 or 。 alone; the lattice is given such pieces by its caller. */
function wordsOf(text: string): readonly Word[] {
  return (text.match(/[^、。]*[、。]|[^、。]+/g) ?? []).flatMap(wordsOfPiece);
}

function wordsOfPiece(piece: string): readonly Word[] {
  const found = lattice.segment(piece);
  return Array.from({ length: found.length / WORD_FIELDS }, (_, index) => {
    const [word = 0, start = 0, end = 0] = found.subarray(index * WORD_FIELDS);
    const features = word < 0 ? readFeatures(dictionary.unknown, ~word) : readFeatures(dictionary.known, word);
    const [pos = ''] = features.partOfSpeech.split('-');
    return { surface: piece.slice(start, end), unknown: word < 0, pos, base: features.base ?? '*', reading: word < 0 ? '' : (features.reading ?? '') };
  });
}

function oracleWords(text: string): readonly Word[] {
  return oracle.tokenize(text).map((token) => ({
    surface: token.surface_form,
    unknown: token.word_type === 'UNKNOWN',
    pos: token.pos,
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
});
