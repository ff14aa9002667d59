import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { ChunkStore } from './chunk-store.ts';
import { changeClaims } from './contract/changes.contract.ts';
import { nameClaims } from './contract/names.contract.ts';
import { packedClaims } from './contract/packed.contract.ts';
import { checkRandomChanges } from './contract/random-changes.contract.ts';
import { checkRandomRevisions } from './contract/revisions.contract.ts';
import { scopeClaims } from './contract/scope.contract.ts';
import { selectionClaims } from './contract/selection.contract.ts';
import { createTested, type OpenStore } from './contract/tested-store.contract.ts';

/** Numbers in the vectors that the suite writes. */
export const contractDimensions = 4;

const groups = { changes: changeClaims, 'names and texts': nameClaims, packed: packedClaims, scope: scopeClaims, selection: selectionClaims };

/** The promises of the `ChunkStore` port. Run by every adapter. */
export function describeChunkStore(name: string, open: OpenStore): void {
  describe(`${name} keeps the ChunkStore contract`, () => {
    let place: string;
    let store: ChunkStore;

    beforeEach(async () => {
      place = await mkdtemp(join(tmpdir(), 'gensen-store-'));
      store = await open(place);
    });
    afterEach(async () => {
      await store.close();
      await rm(place, { recursive: true, force: true });
    });

    for (const [group, claims] of Object.entries(groups)) {
      describe(group, () => {
        for (const [title, check] of claims) it(title, () => check(createTested(store)));
      });
    }

    it('counts after any changes what a plain recount counts, holds the same rows, and so does the store opened again', () => checkRandomChanges(open));

    it('reads revisions that came and went in any order as the plain store does, whatever they have in common', () => checkRandomRevisions(open));
  });
}
