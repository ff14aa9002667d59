import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from './embedder.ts';

/** Claims every embedder must keep, whatever makes its vectors. */
export function describeEmbedder(name: string, open: () => Promise<Embedder>): void {
  describe(`${name} keeps the Embedder contract`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await open();
    });
    afterAll(async () => {
      await embedder.close();
    });

    it('gives a vector a text, each of the stated length', async () => {
      const vectors = await embedder.embed(['水道料金', '国民健康保険の届出', '水道料金'], 'passage');
      expect(vectors.map((vector) => vector.length)).toEqual([embedder.dimensions, embedder.dimensions, embedder.dimensions]);
    });

    it('gives vectors of length 1, or none', async () => {
      const [vector = new Float32Array()] = await embedder.embed(['条例の公布'], 'query');
      const length = Math.hypot(...vector);
      expect(embedder.dimensions === 0 ? vector.length === 0 : Math.abs(length - 1) < 1e-5).toBe(true);
    });

    it('keeps the order of the texts through batches', async () => {
      const texts = Array.from({ length: embedder.maximumTexts + 3 }, (_, index) => `第${index + 1}号議案${'について'.repeat(index % 5)}`);
      const together = await embedder.embed(texts, 'passage');
      const [last = new Float32Array()] = await embedder.embed(texts.slice(-1), 'passage');
      expect([...(together.at(-1) ?? [])]).toEqual([...last]);
      expect(together).toHaveLength(texts.length);
    });

    it('gives nothing for no texts', async () => {
      expect(await embedder.embed([], 'query')).toEqual([]);
    });

    it('takes an empty text and lone surrogates', async () => {
      expect(await embedder.embed(['', '\ud842'], 'passage')).toHaveLength(2);
    });

    it('gives copies: changing a vector does not change the next answer', async () => {
      const [first = new Float32Array()] = await embedder.embed(['写し'], 'query');
      const before = [...first];
      first.fill(0);
      const [second = new Float32Array()] = await embedder.embed(['写し'], 'query');
      expect([...second]).toEqual(before);
    });
  });
}
