import type { Table } from '@lancedb/lancedb';
import { quote } from './filters.ts';
import type { RowKind } from './row-schema.ts';
import { VersionCache } from './version-cache.ts';

/** Makes the test whether a table holds any item, document or chunk. Counts once a version: every question asks it. */
export function createFilledTest(table: Table): () => Promise<boolean> {
  const known = new VersionCache<'filled', boolean>(1);
  return async () => {
    const version = await table.version();
    const held = known.get(version, 'filled');
    if (held !== undefined) return held;
    const isFilled = (await table.countRows(`kind <> ${quote('filler' satisfies RowKind)}`)) > 0;
    if ((await table.version()) === version) known.set(version, 'filled', isFilled);
    return isFilled;
  };
}
