import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readQrels } from '../trec/qrels-file.ts';
import { readRun } from '../trec/run-file.ts';
import { computeMeasure, meanMeasure } from './compute-measure.ts';
import { measureTable, parseMeasure, writeMeasure } from './measure.ts';

const folder = join(import.meta.dirname, '../trec');

describe('measures', () => {
  const judgements = new Map([['a', 2], ['b', 1], ['c', 0], ['d', 1]]);

  it('give the values worked by hand', () => {
    // Ranks: c (0), a (2), x (not judged), b (1). Ideal gains: 2, 1, 1.
    const value = (name: string): number => computeMeasure(parseMeasure(name), ['c', 'a', 'x', 'b'], judgements);
    expect(value('nDCG')).toBeCloseTo((2 / Math.log2(3) + 1 / Math.log2(5)) / (2 + 1 / Math.log2(3) + 1 / 2), 12);
    expect(value('nDCG(gain=exponential)')).toBeCloseTo((3 / Math.log2(3) + 1 / Math.log2(5)) / (3 + 1 / Math.log2(3) + 1 / 2), 12);
    expect(value('P@5')).toBe(2 / 5);
    expect(value('R@10')).toBe(2 / 3);
    expect(value('RR')).toBe(1 / 2);
    expect(value('AP')).toBeCloseTo((1 / 2 + 2 / 4) / 3, 12);
    // One non-relevant document is judged, and it stands above both relevant ones found: each gives 1 − 1/1.
    expect(value('bpref')).toBe(0);
    expect(value('S@1')).toBe(0);
  });

  it('equal trec_eval on a random run (values recorded from pytrec_eval-terrier 0.5.11)', () => {
    const run = readRun(join(folder, 'random.run'));
    const qrels = readQrels(join(folder, 'random.qrels'));
    const expected: Record<string, Record<string, number>> = JSON.parse(readFileSync(join(folder, 'random.values.json'), 'utf8'));
    let compared = 0;
    for (const [query, values] of Object.entries(expected)) {
      const ranking = (run.get(query) ?? []).map(({ document }) => document);
      for (const [name, value] of Object.entries(values)) {
        expect(computeMeasure(parseMeasure(name), ranking, qrels.get(query) ?? new Map()), `${query} ${name}`).toBeCloseTo(value, 5);
        compared += 1;
      }
    }
    expect(compared).toBe(7 * 13);
  });

  it('count a judged query without results as 0 in the mean', () => {
    const qrels = new Map([['q1', judgements], ['q2', judgements]]);
    expect(meanMeasure(parseMeasure('RR'), new Map([['q1', ['a']]]), qrels)).toBe(0.5);
  });

  it('have a text form that reads back as the same measure', () => {
    const names = [...Object.keys(measureTable), 'nDCG@10', 'nDCG(gain=exponential)@10', 'R@100', 'P@5'];
    expect(names.map((name) => writeMeasure(parseMeasure(name)))).toEqual(names);
  });

  it('refuse a name they do not know', () => {
    for (const name of ['nDGC@10', 'R@0', 'P(gain=exponential)@5', '']) {
      expect(() => parseMeasure(name), name).toThrow(expect.objectContaining({ code: 'configuration.invalid' }));
    }
  });
});
