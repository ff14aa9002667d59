import { describe, expect, it } from 'vitest';
import type { Reference } from '../../corpora-config/index.ts';
import type { KeptSubstitution } from '../../index/index.ts';
import { chooseSubstitutions } from './choose-substitutions.ts';

const sentence = { document: 'law/X@1', law: 'X', element: 'Article_9', start: 0, sentence: '架空' };
const first = mention('第三条', 'Article_3', true);
const second = mention('第四条', 'Article_4', true);
const place = mention('同条第二項', 'Article_4-Paragraph_2', false);
const references = [first, second, place];

function mention(text: string, element: string, applied: boolean): Reference {
  return { text, start: 0, end: text.length, kind: 'numbered', targets: [{ law: 'X', lawTitle: '架空法', element, part: null }], except: [], applied };
}

function pairsOf(reference: Reference, substitutions: readonly KeptSubstitution[], held: readonly Reference[] = references): readonly string[] {
  const applications = [{ element: 'Article_9', start: 0, sentence: '架空', appliedTo: '', substitutions }];
  return chooseSubstitutions({ ...sentence, references: held, reference }, { applications, sentences: [{ ...sentence, references: held }] }).map(({ pair: { from, to } }) => `${from}→${to}`);
}

const inSecond: KeptSubstitution = { place: '同条第二項', places: [{ element: 'Article_9', start: 0, mention: 2 }], from: '灯台', to: '霧笛' };

describe('読替え', () => {
  it('of a provision shows on it and on no other that is applied', () => {
    expect(pairsOf(second, [inSecond])).toEqual(['灯台→霧笛']);
    expect(pairsOf(first, [inSecond])).toEqual([]);
  });

  it('without a place shows on all that is applied', () => {
    const everywhere = { place: '', places: [], from: '市', to: '村' };
    expect(pairsOf(first, [everywhere])).toEqual(['市→村']);
    expect(pairsOf(second, [everywhere])).toEqual(['市→村']);
  });

  it('whose place is in none of the provisions applied is not lost', () => {
    const elsewhere = mention('附則第七条', 'SupplProvision-Article_7', false);
    expect(pairsOf(first, [{ ...inSecond, place: '附則第七条' }], [first, second, elsewhere])).toEqual(['灯台→霧笛']);
  });

  it('finds its place although linking left out a mention before it', () => {
    expect(pairsOf(first, [{ ...inSecond, places: [{ element: 'Article_9', start: 0, mention: 3 }] }])).toEqual([]);
  });
});
