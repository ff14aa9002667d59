import type { MatchQuery, Table } from '@lancedb/lancedb';
import type { Candidate, StoredChunk } from '../chunk-store.ts';
import { compareBestFirst } from '../selection.ts';
import { expandCandidates } from './revisions/expand-candidates.ts';
import type { RowAddress } from './row-reader.ts';
import type { Selection } from './store-selection.ts';

/** Where to select, and how much. */
export type UnfilteredSelection = Omit<Selection, 'filter'>;

/** In the law corpus two rows of three hold today, so that four times as many leave enough in 19 of 20 questions. */
const surplus = 4;

/** At least so many rows are read at once. */
const smallestPortion = 16;

/**
 * What the query gives with the filter of the scope, but asked without it and cut here, best first, by the rows themselves. In
 * 1.2 million rows the engine takes three times as long with a filter; and rows that were read before are at hand.
 * Scores may differ from those with the filter in the seventh digit, since the engine adds them up in another order.
 * Undefined when the answer cannot be told so: the scope asks for dates or attributes (which few rows pass), too few of the
 * rows found are inside, equal scores reach the end of what was found, or the table changed meanwhile.
 */
export async function selectUnfiltered({ table, rows, held, scope, limit }: UnfilteredSelection, query: MatchQuery): Promise<readonly Candidate[] | undefined> {
  if (scope.from !== undefined || scope.until !== undefined || scope.attributes !== undefined) return undefined;
  const version = await table.version();
  const asked = limit * surplus + 1;
  const found = await findRows(table, query, asked);
  if ((await table.version()) !== version) return undefined;
  const inside = await takeInside({ rows, held, version, scope, limit }, found);
  if (inside === undefined || (found.length >= asked && !isDecided(inside, found, limit))) return undefined;
  return inside.toSorted(compareBestFirst).slice(0, limit);
}

interface FoundRow {
  readonly address: RowAddress;
  readonly score: number;
}

/** The engine's best `count` rows, best first. */
async function findRows(table: Table, query: MatchQuery, count: number): Promise<readonly FoundRow[]> {
  const found: FoundRow[] = [];
  for await (const batch of table.query().fullTextSearch(query).select(['_score']).withRowId().limit(count)) {
    const [addresses, scores] = [batch.getChild('_rowid'), batch.getChild('_score')];
    for (let row = 0; row < batch.numRows; row += 1) found.push({ address: addresses?.get(row), score: Number(scores?.get(row)) });
  }
  return found.sort((a, b) => b.score - a.score);
}

interface Taking extends Omit<UnfilteredSelection, 'table'> {
  readonly version: number;
}

/** At least `limit` rows inside the scope with all that have the score of the last of them, or fewer when no more were found. */
async function takeInside({ rows, held, version, scope, limit }: Taking, found: readonly FoundRow[]): Promise<readonly Candidate[] | undefined> {
  const inside: Candidate[] = [];
  let place = 0;
  while (place < found.length && inside.length < limit) {
    const end = portionEnd(found, place + Math.max(limit - inside.length, smallestPortion));
    const portion = found.slice(place, end);
    const chunks = await rows.read(version, portion.map(({ address }) => address));
    if (chunks === undefined) return undefined;
    inside.push(...(await expandCandidates(portion.flatMap((row) => toCandidate(row, chunks)), held, scope)));
    place = end;
  }
  return inside;
}

/** `end`, or further when the score of the last row goes on behind it. */
function portionEnd(found: readonly FoundRow[], end: number): number {
  const last = found[end - 1]?.score;
  let after = Math.min(end, found.length);
  while (after < found.length && found[after]?.score === last) after += 1;
  return after;
}

function toCandidate({ address, score }: FoundRow, chunks: ReadonlyMap<RowAddress, StoredChunk>): readonly Candidate[] {
  const chunk = chunks.get(address);
  return chunk === undefined ? [] : [{ chunk, score }];
}

/** Whether rows that were not found cannot be among the best `limit`. */
function isDecided(inside: readonly Candidate[], found: readonly FoundRow[], limit: number): boolean {
  const last = inside[limit - 1];
  const leastFound = found.at(-1);
  return last !== undefined && leastFound !== undefined && leastFound.score < last.score;
}
