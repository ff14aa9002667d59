import { describe, expect, it } from 'vitest';
import type { KeptTerm } from '../../index/index.ts';
import { matchTerms } from './list-terms.ts';

const order = new Map(['Chapter_1', 'Chapter_1-Article_1', 'Chapter_1-Article_2', 'Chapter_2', 'Chapter_2-Article_3', 'Chapter_2-Article_4'].map((element, at) => [element, at]));

function term(word: string, element: string, given: Partial<KeptTerm> = {}): KeptTerm {
  return { term: word, meaning: `${element}の${word}`, form: 'definition', element, start: 0, end: word.length, scope: [''], wholeScope: true, ...given };
}

function meanings(text: string, element: string, terms: readonly KeptTerm[]): readonly string[] {
  return matchTerms([{ id: 'law/X@1/p', text, locator: { kind: 'xml', element } }], terms, order).map(({ term: { meaning } }) => meaning);
}

describe('the terms of a provision', () => {
  it('are the longest that stand there', () => {
    expect(meanings('特定灯台を守る者', 'Chapter_1-Article_2', [term('灯台', 'Chapter_1-Article_1'), term('特定灯台', 'Chapter_1-Article_1')])).toEqual(['Chapter_1-Article_1の特定灯台']);
  });

  it('have the meaning of the narrowest scope that holds', () => {
    const terms = [term('霧笛番', 'Chapter_1-Article_1'), term('霧笛番', 'Chapter_2-Article_3', { scope: ['Chapter_2'] })];
    expect(meanings('霧笛番は笛を吹く', 'Chapter_2-Article_4', terms)).toEqual(['Chapter_2-Article_3の霧笛番']);
    expect(meanings('霧笛番は笛を吹く', 'Chapter_1-Article_2', terms)).toEqual(['Chapter_1-Article_1の霧笛番']);
  });

  it('leave out those that except the provision, and those that begin to hold later', () => {
    expect(meanings('霧笛番は笛を吹く', 'Chapter_2-Article_4', [term('霧笛番', 'Chapter_1-Article_1', { except: ['Chapter_2-Article_4'] })])).toEqual([]);
    expect(meanings('霧笛番は笛を吹く', 'Chapter_1-Article_1', [term('霧笛番', 'Chapter_2-Article_3', { wholeScope: false })])).toEqual([]);
  });
});
