import { expect, it } from 'vitest';
import { VersionCache } from './version-cache.ts';

it('lets go of what was not asked for longest', () => {
  const cache = new VersionCache<string, number>(2);
  cache.set(1, 'a', 1);
  cache.set(1, 'b', 2);
  cache.get(1, 'a');
  cache.set(1, 'c', 3);
  expect(['a', 'b', 'c'].map((key) => cache.get(1, key))).toEqual([1, undefined, 3]);
});

it('gives nothing of another version, and takes nothing of an older one', () => {
  const cache = new VersionCache<string, number>(2);
  cache.set(1, 'a', 1);
  expect(cache.get(2, 'a')).toBeUndefined();
  cache.set(2, 'b', 2);
  cache.set(1, 'c', 3);
  expect([cache.get(1, 'a'), cache.get(2, 'b'), cache.get(1, 'c'), cache.get(2, 'c')]).toEqual([undefined, 2, undefined, undefined]);
});
