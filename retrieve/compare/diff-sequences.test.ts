import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffSequences } from './diff-sequences.ts';

const seed = 20261124;
const sequence = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 40 });

/** The length of the longest common subsequence, by the plain table. */
function longestCommon(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, () => 0);
  for (const element of from) {
    const next = [0];
    for (const [at, other] of to.entries()) next.push(element === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

describe('diffSequences', () => {
  it('gives both sequences back when its edits are applied, and same runs are the same', () => {
    fc.assert(fc.property(sequence, sequence, (from, to) => {
      const runs = diffSequences(from, to);
      expect(runs.flatMap((run) => from.slice(run.from.start, run.from.end))).toEqual(from);
      expect(runs.flatMap((run) => to.slice(run.to.start, run.to.end))).toEqual(to);
      for (const run of runs.filter(({ same }) => same)) expect(from.slice(run.from.start, run.from.end)).toEqual(to.slice(run.to.start, run.to.end));
    }), { seed, numRuns: 1000 });
  });

  it('keeps as much as the longest common subsequence', () => {
    fc.assert(fc.property(sequence, sequence, (from, to) => {
      const kept = diffSequences(from, to).filter(({ same }) => same).reduce((sum, { from: { start, end } }) => sum + end - start, 0);
      expect(kept).toBe(longestCommon(from, to));
    }), { seed, numRuns: 1000 });
  });

  it('marks one run for one change in a long text', () => {
    const from = Array.from({ length: 5000 }, (_, at) => String(at));
    const to = from.with(2500, '改');
    expect(diffSequences(from, to).map(({ same, from: { start, end } }) => [same, start, end])).toEqual([[true, 0, 2500], [false, 2500, 2501], [true, 2501, 5000]]);
  });
});
