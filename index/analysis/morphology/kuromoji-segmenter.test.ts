import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Analyser } from '../analyser.ts';
import { openAnalyser } from '../open-analyser.ts';
import { openDictionary } from './dictionary-cache.ts';

let lattice: Analyser;
let kuromoji: Analyser;
beforeAll(async () => {
  const { buffer: dictionary } = await openDictionary();
  lattice = await openAnalyser({ dictionary });
  kuromoji = await openAnalyser({ dictionary, settings: { morphology: 'kuromoji' } });
});

const fragments = fc.constantFrom(...'第条のはをがに国民税法保険一二三百千アカーンabcＡ0129、。・（）「」 \n-々ゝ㈱髙ηЖ☆', '令和五年', '取締役', '國會', '1,000', 'しなければならない', '\u200b');
const texts = fc.array(fragments, { maxLength: 60 }).map((parts) => parts.join(''));

describe("the package's own engine", () => {
  it('gives the terms and tokens of the lattice', () => {
    fc.assert(fc.property(texts, (text) => {
      expect(kuromoji.terms(text)).toEqual(lattice.terms(text));
      expect(kuromoji.tokens(text, 'morphemes')).toEqual(lattice.tokens(text, 'morphemes'));
    }), { seed: 20250704, numRuns: 300 });
  });

  it('gives them for a text longer than a piece', () => {
    const text = '架空県の湧水地を保全する者は届け出なければならない'.repeat(300);
    expect(kuromoji.terms(text)).toEqual(lattice.terms(text));
  });

  it('is named in the fingerprint', () => {
    expect(kuromoji.fingerprint).toBe(`${lattice.fingerprint}/kuromoji`);
  });
});
