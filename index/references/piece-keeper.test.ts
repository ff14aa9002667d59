import { describe, expect, it } from 'vitest';
import { readParts, type BlobPlaces } from './blob-folder.ts';
import { openMemoryBlobs } from './memory-blobs.ts';
import { compress, decompress } from './packed-facts.ts';
import { PieceKeeper } from './piece-keeper.ts';

const lines = Array.from({ length: 2000 }, (_, number) => `第${number}条　架空の規定${(number * 7919) % 1000}による。\n`);
const [before, after] = [lines.join(''), [...lines.slice(0, 900), '新しい条を加える。\n', ...lines.slice(900)].join('')];

async function appendText(keeper: PieceKeeper, family: string, text: string): Promise<BlobPlaces> {
  const [[places = []] = []] = await keeper.append([{ family, blobs: [compress(text)] }]);
  return places;
}

describe('blobs of a family that shares', () => {
  it('come back as they were, and what is new in one takes little more than itself', async () => {
    const blobs = openMemoryBlobs();
    const keeper = new PieceKeeper(blobs);
    await keeper.share('law', []);
    const first = await appendText(keeper, 'law', before);
    const size = await blobs.bytes();
    const second = await appendText(keeper, 'law', after);
    expect(decompress(await readParts(blobs, first))).toBe(before);
    expect(decompress(await readParts(blobs, second))).toBe(after);
    expect(await blobs.bytes()).toBeLessThan(size * 1.15);
  });

  it('that were held whole are brought into pieces once', async () => {
    const blobs = openMemoryBlobs();
    const whole = await appendText(new PieceKeeper(blobs), 'law', before);
    const keeper = new PieceKeeper(blobs);
    const moved = (await keeper.share('law', [whole])).get(whole) ?? [];
    expect(decompress(await readParts(blobs, moved))).toBe(before);
    const size = await blobs.bytes();
    keeper.forget();
    expect((await keeper.share('law', [moved])).size).toBe(0);
    expect(await appendText(keeper, 'law', before)).toEqual(moved);
    expect(await blobs.bytes()).toBe(size);
  });

  it('are whole when the disk failed in between', async () => {
    const blobs = openMemoryBlobs();
    let isFull = false;
    const keeper = new PieceKeeper({ ...blobs, append: async (given) => (isFull ? Promise.reject(new Error('no space left')) : blobs.append(given)) });
    await keeper.share('law', []);
    isFull = true;
    await expect(appendText(keeper, 'law', before)).rejects.toThrow('no space left');
    isFull = false;
    const places = await appendText(keeper, 'law', before);
    expect(decompress(await readParts(blobs, places))).toBe(before);
  });

  it('share nothing with another family, nor with one that does not share', async () => {
    const blobs = openMemoryBlobs();
    const keeper = new PieceKeeper(blobs);
    await keeper.share('law', []);
    await keeper.share('order', []);
    const [first, second, third] = [await appendText(keeper, 'law', '灯台'), await appendText(keeper, 'order', '灯台'), await appendText(keeper, 'notice', '灯台')];
    expect(new Set([first, second, third].map((places) => JSON.stringify(places))).size).toBe(3);
  });
});
