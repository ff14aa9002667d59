import type { StoredChunk } from '../../index/index.ts';
import { groupBy } from '../group-by.ts';
import type { NeighbourSettings } from '../settings.ts';
import type { Contributions } from './score-chunks.ts';

/** A candidate with what its own terms give. */
export interface ContributingPassage {
  readonly chunk: Pick<StoredChunk, 'id' | 'document' | 'ordinal'>;
  readonly own: Contributions;
}

/** Less than this is not lent. */
const smallestShare = 0.02;

/**
 * What each passage is lent by others of its document: for each term the most that a neighbour has above its own, times
 * `share · e^(−(distance − 1) / reach)`. For passages that are cut by the layout of a page, or that answer the one before: their words
 * alone do not say what they are about. Only candidates lend. A passage that is lent nothing is not in the map.
 */
export function lendTerms(passages: readonly ContributingPassage[], settings: NeighbourSettings): ReadonlyMap<string, Contributions> {
  const lent = new Map<string, Contributions>();
  for (const ofDocument of groupBy(passages, ({ chunk }) => chunk.document).values()) {
    for (const passage of ofDocument) {
      const borrowed = borrow(passage, ofDocument, settings);
      if (borrowed.some((amount) => amount > 0)) lent.set(passage.chunk.id, borrowed);
    }
  }
  return lent;
}

function borrow({ chunk, own }: ContributingPassage, others: readonly ContributingPassage[], { share, reach, side }: NeighbourSettings): Contributions {
  const borrowed = new Float64Array(own.length);
  for (const other of others) {
    const distance = chunk.ordinal - other.chunk.ordinal;
    if (distance === 0 || (side === 'before' && distance < 0)) continue;
    const part = share * Math.exp(-(Math.abs(distance) - 1) / reach);
    if (part < smallestShare) continue;
    for (const [at, amount] of own.entries()) borrowed[at] = Math.max(borrowed[at] ?? 0, part * ((other.own[at] ?? 0) - amount));
  }
  return borrowed;
}
