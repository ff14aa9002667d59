import { expect, it } from 'vitest';
import type { ChunkStore } from '../../index/index.ts';
import { openMemoryStore } from '../../index/index.ts';
import { keepOutlines } from './keep-outlines.ts';

it('reads the chunks of a revision once while the register of names lives, and anew with the next; a failure is not kept', async () => {
  const asked: string[] = [];
  let fails = true;
  const store: ChunkStore = {
    ...openMemoryStore(),
    chunksOf: async (_corpus, document) => {
      asked.push(document);
      if (document === 'law/2@1' && fails) throw new Error('the disk is gone');
      return [];
    },
  };
  const era = {};
  await Promise.all([keepOutlines(store, era)('laws', 'law/1@1'), keepOutlines(store, era)('laws', 'law/1@1')]);
  expect(asked).toEqual(['law/1@1']);
  await keepOutlines(store, {})('laws', 'law/1@1');
  expect(asked).toEqual(['law/1@1', 'law/1@1']);
  await expect(keepOutlines(store, era)('laws', 'law/2@1')).rejects.toThrow('the disk is gone');
  fails = false;
  await expect(keepOutlines(store, era)('laws', 'law/2@1')).resolves.toMatchObject({ chunks: [] });
});
