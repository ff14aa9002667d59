import type { Candidate } from '../chunk-store.ts';
import { compareBestFirst } from '../selection.ts';

/** A question to the engine for its best `limit` rows. */
export type AskBest = (limit: number) => Promise<readonly Candidate[]>;

/** Candidates are asked for again at most up to this many when scores tie at the end of the list. */
const maximumAsked = 4096;

/**
 * The best `limit` candidates with ties in order of their ids. The engine orders ties by nothing, so when the last one wanted
 * ties with the next, more are asked for until the tie is whole. Beyond 4,096 equal scores the engine's own choice stands.
 */
export async function selectBest(ask: AskBest, limit: number): Promise<readonly Candidate[]> {
  let asked = limit + 1;
  let found = await ask(asked);
  while (isTieCut(found, limit) && found.length === asked && asked < maximumAsked) {
    asked = Math.min(asked * 4, maximumAsked);
    found = await ask(asked);
  }
  return found.toSorted(compareBestFirst).slice(0, limit);
}

function isTieCut(found: readonly Candidate[], limit: number): boolean {
  const scores = found.map(({ score }) => score).sort((a, b) => b - a);
  return scores[limit - 1] === scores.at(-1);
}
