import { expect } from 'vitest';
import { publicAccess } from '../../../corpora-config/index.ts';
import type { Candidate } from '../chunk-store.ts';
import { sampleChunk, sampleCorpus } from '../sample-rows.fixture.ts';
import { all, idsOf, inPublic, type Claim } from './tested-store.contract.ts';

/** What the legs find, and in which order. */
export const selectionClaims: readonly Claim[] = [
  [
    'finds a chunk by a term of its heading alone',
    async ({ put, lexical }) => {
      await put(sampleChunk({ id: 'a', terms: 'x', headingTerms: '民法' }), sampleChunk({ id: 'b', terms: 'y' }));
      expect(await lexical({}, '民法')).toEqual(['a']);
    },
  ],
  [
    'gives ties in order of their ids, whatever the limit cuts',
    async ({ store, put }) => {
      const numbers = Array.from({ length: 60 }, (_, index) => String((index * 37) % 60).padStart(2, '0'));
      for (const half of [numbers.slice(0, 30), numbers.slice(30)]) await put(...half.map((n) => sampleChunk({ id: n, terms: 'same words here', vector: Float32Array.of(0, 1, 0, 0) })));
      const sorted = numbers.toSorted();
      for (const limit of [1, 7, 60, 100]) {
        expect(idsOf(await store.selectLexical(inPublic, [{ term: 'words', weight: 1 }], limit))).toEqual(sorted.slice(0, limit));
        if (store.supports.denseVectors) expect(idsOf(await store.selectDense(inPublic, Float32Array.of(0, 1, 0, 0), limit))).toEqual(sorted.slice(0, limit));
      }
    },
  ],
  [
    'gives the same answer to the same question twice, best first',
    async ({ store, put }) => {
      const numbers = Array.from({ length: 200 }, (_, index) => index);
      await put(...numbers.map((n) => sampleChunk({ id: `c${n}`, terms: [`t${n % 7}`, `t${n % 11}`, `t${n % 13}`].join(' ') })));
      const ask = (): Promise<readonly Candidate[]> => store.selectLexical(inPublic, ['t1', 't2', 't3'].map((term) => ({ term, weight: 1 })), 20);
      const first = await ask();
      expect(first.length).toBe(20);
      expect(await ask()).toEqual(first);
      const scores = first.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      for (const { chunk } of first) expect(chunk.terms).toMatch(/\bt[123]\b/u);
    },
  ],
  [
    'finds nothing for no term, an unknown term, a term with a space, or a limit of 0',
    async ({ store, put, lexical }) => {
      await put(sampleChunk({ id: 'a', terms: 'x y' }));
      expect([await lexical({}), await lexical({}, 'z'), await lexical({}, 'x y'), await store.selectLexical(inPublic, [{ term: 'x', weight: 1 }], 0)]).toEqual([[], [], [], []]);
    },
  ],
  [
    'finds a rare term among many common ones',
    async ({ store, put }) => {
      const common = Array.from({ length: 80 }, (_, index) => `common${index}`);
      await put(...Array.from({ length: 50 }, (_, index) => sampleChunk({ id: `c${index}`, terms: common.join(' ') })), sampleChunk({ id: 'rare', terms: 'rare' }));
      const found = await store.selectLexical(inPublic, [...common, 'rare'].map((term) => ({ term, weight: 1 })), 100);
      expect(idsOf(found)).toContain('rare');
    },
  ],
  [
    'orders vectors by cosine and leaves out chunks without one',
    async ({ store, put }) => {
      if (!store.supports.denseVectors) return;
      await put(
        sampleChunk({ id: 'far', vector: Float32Array.of(0, 1, 0, 0) }),
        sampleChunk({ id: 'near', vector: Float32Array.of(0.8, 0.6, 0, 0) }),
        sampleChunk({ id: 'equal', vector: Float32Array.of(1, 0, 0, 0) }),
        sampleChunk({ id: 'none' }),
      );
      const found = await store.selectDense(inPublic, Float32Array.of(1, 0, 0, 0), 10);
      expect(idsOf(found)).toEqual(['equal', 'near', 'far']);
      for (const [index, score] of [1, 0.8, 0].entries()) expect(found[index]?.score).toBeCloseTo(score, 5);
      expect(found[0]?.chunk).not.toHaveProperty('vector');
    },
  ],
  [
    'gives what lies below an identifier and not its longer neighbours',
    async ({ store, put }) => {
      const below = ['Article_1', 'Article_1-Paragraph_1', 'Article_1/x', 'Article_1~2', 'Article_1@r', 'Article_1_2'];
      const beside = ['Article_10', 'Article_1.5', 'Article_', 'article_1', 'Article_1 ', 'Article_1第'];
      await put(...[...below, ...beside].map((id, ordinal) => sampleChunk({ id, ordinal })));
      expect((await store.selectUnder(inPublic, 'Article_1', 100)).map(({ id }) => id)).toEqual(below);
      expect((await store.selectUnder(inPublic, 'Article_1', 2)).map(({ id }) => id)).toEqual(below.slice(0, 2));
      expect(await store.selectUnder(inPublic, 'Article_2', 100)).toEqual([]);
    },
  ],
  [
    'gives chunks in the order asked and leaves out unknown ids',
    async ({ store, put }) => {
      await put(sampleChunk({ id: 'a' }), sampleChunk({ id: 'b' }), sampleChunk({ id: 'c' }));
      expect((await store.getChunks(sampleCorpus, ['c', 'nowhere', 'a'], publicAccess)).map(({ id }) => id)).toEqual(['c', 'a']);
    },
  ],
  [
    'is empty for a corpus that is not there',
    async ({ store, lexical }) => {
      expect([await all(store.chunks('nothing')), await store.chunksOf('nothing', 'x'), await lexical({ corpus: 'nothing' }, 'x')]).toEqual([[], [], []]);
      expect(await store.statistics({ corpus: 'nothing', access: publicAccess }, ['x'])).toEqual({ chunks: 0, meanTerms: { terms: 0, headingTerms: 0 }, chunkFrequency: new Map([['x', 0]]) });
      await store.optimise('nothing');
    },
  ],
];
