import type { Attributes } from '../../../../corpora-config/index.ts';

/**
 * Which passages the revisions of one work have in common: a passage that neighbouring revisions have alike is one row of the table,
 * named after one of them, its holder, and this list tells who else has it. A row of its own in the table, as JSON.
 */
export interface RevisionList {
  /** What the identifiers of its documents have before `@`. */
  readonly work: string;
  /** Those that hold passages for others or take some, by document. */
  readonly revisions: readonly ListedRevision[];
}

/** What a revision gives to the passages that it shares. */
export interface ListedRevision {
  readonly document: string;
  readonly date?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Attributes that all its chunks have alike; a shared row has those that all its revisions have alike. */
  readonly attributes: Attributes;
  /** In order of the places here. */
  readonly taken: readonly TakenRun[];
}

/** A run of passages: place of the holder in the list, ordinal of the first with the holder, ordinal of the first here, how many. */
export type TakenRun = readonly [holder: number, there: number, here: number, count: number];

/** The work of a document or a chunk; undefined for one that is no revision. */
export function workOf(id: string): string | undefined {
  const end = id.indexOf('@');
  return end < 0 ? undefined : id.slice(0, end);
}

/** Joins what follows each other with the holder and here. */
export function joinRuns(taken: readonly (readonly [holder: number, there: number, here: number])[]): readonly TakenRun[] {
  const runs: [number, number, number, number][] = [];
  for (const [holder, there, here] of taken.toSorted((a, b) => a[2] - b[2])) {
    const last = runs.at(-1);
    if (last?.[0] === holder && last[1] + last[3] === there && last[2] + last[3] === here) last[3] += 1;
    else runs.push([holder, there, here, 1]);
  }
  return runs;
}
