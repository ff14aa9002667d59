import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'));

describe('the lock file', () => {
  it('holds the optional packages of every platform, else npm ci refuses it as out of step', () => {
    const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies).filter(([name, range]) => !isHeld(find(place, name), range)).map(([name, range]) => `${name}@${range} for ${place}`));
    expect(missing).toEqual([]);
  });
});

/** As Node looks packages up: in the place itself, then in every place around it. */
function find(place: string, name: string): LockedPackage | undefined {
  const found = lock.packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`];
  if (found !== undefined || place === '') return found;
  return find(place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))), name);
}

/** An exact version must be that one; npm itself checks ranges. */
function isHeld(held: LockedPackage | undefined, range: string): boolean {
  return held !== undefined && (!/^\d/u.test(range) || held.version === range);
}
