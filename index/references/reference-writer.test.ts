import { expect, it } from 'vitest';
import { openMemoryBlobs } from './memory-blobs.ts';
import { ReferenceWriter } from './reference-writer.ts';
import { keepLaws, type SmallLaw } from './small-laws.fixture.ts';

const laws: readonly SmallLaw[] = [{ law: 'A' }, { law: 'B', mentions: [['Article_1', 'A', 'Article_2']] }];

/** How often a folder of so many bytes is written anew when a law changes. */
async function countTurns(bytes: (own: number) => number): Promise<number> {
  const blobs = openMemoryBlobs();
  await keepLaws(await ReferenceWriter.open(blobs), laws);
  let turns = 0;
  const watched = {
    ...blobs,
    bytes: async () => bytes(await blobs.bytes()),
    turn: async () => {
      turns += 1;
      await blobs.turn();
    },
  };
  await keepLaws(await ReferenceWriter.open(watched), [{ law: 'A', elements: ['Article_1'] }, ...laws.slice(1)]);
  return turns;
}

it('a folder is written anew once most of its bytes count no more, wherever in a segment they lie', async () => {
  expect(await countTurns(() => 5_000_000)).toBe(1);
});

it('a small folder is left as it is', async () => {
  expect(await countTurns((own) => own * 3)).toBe(0);
});
