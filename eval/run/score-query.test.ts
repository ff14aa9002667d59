import { describe, expect, it } from 'vitest';
import { scoreQuery } from './score-query.ts';

const hit = (text: string): Parameters<typeof scoreQuery>[0][number] => ({ id: 'a/b', text, document: { id: 'a/b', title: '', date: null, uri: '' } });
const gold = [{ quote: '水脈', grade: 2 }, { quote: '届出', grade: 1 }];

describe('the scores of one question', () => {
  it('are the values worked by hand', () => {
    // Rank 2 earns grade 2 (gain 3), rank 4 grade 1 (gain 1); the best order is 3 and 1 at ranks 1 and 2.
    const scores = scoreQuery([hit('x'), hit('水脈'), hit('水脈'), hit('届出')], gold);
    expect(scores['nDCG@10']).toBeCloseTo((3 / Math.log2(3) + 1 / Math.log2(5)) / (3 + 1 / Math.log2(3)), 12);
    expect(scores).toMatchObject({ 'R@10': 1, 'S@1': 0, 'RR@10': 0.5 });
  });

  it('count a passage once, however many hits hold it', () => {
    expect(scoreQuery([hit('水脈'), hit('水脈')], gold)['R@10']).toBe(0.5);
  });

  it('give a hit that holds two passages both of them and the higher grade', () => {
    expect(scoreQuery([hit('水脈の届出')], gold)).toMatchObject({ 'R@10': 1, 'S@1': 1 });
  });

  it('are all 0 without hits', () => {
    expect(Object.values(scoreQuery([], gold))).toEqual([0, 0, 0, 0, 0]);
  });
});
