import { isValidOn } from '../../../../corpora-config/index.ts';
import type { Candidate, SelectionScope } from '../../chunk-store.ts';
import { isInScope } from '../../selection.ts';
import type { RevisionsHeld } from './revision-reader.ts';

/** The chunks inside the scope that rows stand for, each with the score of its row. */
export async function expandCandidates(rows: readonly Candidate[], held: RevisionsHeld, scope: SelectionScope): Promise<readonly Candidate[]> {
  const expanded = held.works.size === 0 ? rows.map(({ chunk }) => [chunk]) : await held.expand(rows.map(({ chunk }) => chunk), (revision) => scope.validOn === undefined || isValidOn(revision, scope.validOn));
  return rows.flatMap(({ score }, at) => (expanded[at] ?? []).filter((chunk) => isInScope(chunk, scope)).map((chunk) => ({ chunk, score })));
}
