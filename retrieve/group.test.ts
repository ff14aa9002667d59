import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupByUnit } from './group.ts';
import type { RankedChunk } from './ranked-chunk.ts';
import { makeChunk } from './retriever.fixture.ts';

function rank(document: string, path: string, more: { readonly parent?: string; readonly text?: string } = {}): RankedChunk {
  const passage = { document, path, title: '', text: more.text ?? path, ...(more.parent === undefined ? {} : { parent: more.parent }) };
  return { chunk: makeChunk(passage, 0), score: 1, legs: {} };
}

describe('folding what repeats', () => {
  it('keeps two chunks of an article and names the rest under the best', () => {
    const ranked = ['p1', 'p2', 'p3', 'p4'].map((path) => rank('law/A@1', path, { parent: 'law/A@1/a' }));
    const grouped = groupByUnit(ranked, 2);
    expect(grouped.map(({ chunk, siblings }) => [chunk.id, siblings])).toEqual([['law/A@1/p1', ['law/A@1/p3', 'law/A@1/p4']], ['law/A@1/p2', []]]);
  });

  it('does not fold chunks whose only unit is their document', () => {
    expect(groupByUnit(['a', 'b', 'c'].map((path) => rank('manual/x/y', path)), 1)).toHaveLength(3);
  });

  it('folds the same text at the same place of another revision, but not the same text of another document', () => {
    const grouped = groupByUnit([rank('law/A@1', 'p', { text: '月' }), rank('law/A@2', 'p', { text: '月' }), rank('law/B@1', 'p', { text: '月' })], 2);
    expect(grouped.map(({ chunk, siblings }) => [chunk.id, siblings])).toEqual([['law/A@1/p', ['law/A@2/p']], ['law/B@1/p', []]]);
  });

  it('loses no chunk and doubles none', () => {
    const chunk = fc.tuple(fc.constantFrom('A@1', 'A@2', 'B@1'), fc.nat(3), fc.nat(30));
    fc.assert(
      fc.property(fc.uniqueArray(chunk, { selector: (key) => key.join() }), fc.integer({ min: 1, max: 3 }), (keys, most) => {
        const ranked = keys.map(([law, article, path]) => rank(`law/${law}`, `${article}-${path}`, { parent: `law/${law}/${article}`, text: String(path % 3) }));
        const seen = groupByUnit(ranked, most).flatMap(({ chunk, siblings }) => [chunk.id, ...siblings]);
        expect(seen.toSorted()).toEqual(ranked.map((item) => item.chunk.id).toSorted());
      }),
      { seed: 20260408 },
    );
  });
});
