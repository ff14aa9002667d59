import { describe, expect, it } from 'vitest';
import type { StoreChange } from '../stores/chunk-store.ts';
import { ChangeWriter } from './change-writer.ts';

const changeOf = (key: string): StoreChange => ({ putItems: [], removeItems: [key], putDocuments: [], removeDocuments: [], putChunks: [], removeChunks: [], onlyNew: false });

describe('a change writer', () => {
  it('returns while a change is being written, and begins the next only after it', async () => {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const writer = new ChangeWriter(({ removeItems }) => {
      begun.push(...removeItems);
      return new Promise((resolve) => ends.push(resolve));
    });
    await writer.begin(changeOf('a'));
    const second = writer.begin(changeOf('b'));
    expect(begun).toEqual(['a']);
    ends[0]?.();
    await second;
    expect(begun).toEqual(['a', 'b']);
  });

  it('writes nothing after a failure, and tells it to everybody who asks', async () => {
    const begun: string[] = [];
    const writer = new ChangeWriter(async ({ removeItems }) => {
      begun.push(...removeItems);
      throw new Error('the disk is full');
    });
    expect(() => writer.throwFailure()).not.toThrow();
    await writer.begin(changeOf('a'));
    await expect(writer.begin(changeOf('b'))).rejects.toThrow('the disk is full');
    await expect(writer.written()).rejects.toThrow('the disk is full');
    await expect(writer.idle()).resolves.toBeUndefined();
    expect(() => writer.throwFailure()).toThrow('the disk is full');
    expect(begun).toEqual(['a']);
  });
});
