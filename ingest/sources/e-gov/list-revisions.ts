import { join } from 'node:path';
import { z } from 'zod';
import { GensenError } from '../../../corpora-config/index.ts';
import type { LawListed, RevisionListed } from './api-answers.ts';
import { keepFile, nameKept, readKept } from './kept-files.ts';
import type { LawApi } from './law-api.ts';
import { dayMs } from './outside.ts';

/** Where lists of revisions are kept and for how long. */
export interface RevisionLists {
  readonly api: LawApi;
  readonly folder: string;
  readonly nowMs: number;
  /** An unchanged law is asked again after so many days. */
  readonly againAfterDays: number;
}

/**
 * Every revision of a law, of all statuses, by id. Asked of the server when the listing tells of a change or the kept list is old.
 * When the server does not answer, the kept list stands in; without one the error is thrown, because a list that lacks revisions
 * would look like their deletion.
 */
export async function listRevisions(listed: LawListed, lists: RevisionLists): Promise<readonly RevisionListed[]> {
  const file = join(lists.folder, nameKept(listed.lawId, '', 'json'));
  const kept = keptList.safeParse(await readKept(file)).data;
  const mark = JSON.stringify(listed.revision.metadata);
  if (kept?.mark === mark && lists.nowMs - kept.askedMs < lists.againAfterDays * dayMs) return kept.revisions;
  try {
    const revisions = keepNewest([...await lists.api.revisions(listed.lawId), listed.revision]);
    await keepFile(file, JSON.stringify({ mark, askedMs: lists.nowMs, revisions }));
    return revisions;
  } catch (error) {
    if (kept === undefined || !mayPass(error)) throw error;
    return keepNewest([...kept.revisions, listed.revision]);
  }
}

const keptList = z.object({
  mark: z.string(),
  askedMs: z.number(),
  revisions: z.array(z.object({ id: z.string(), updated: z.string(), metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) })),
});

function mayPass(error: unknown): boolean {
  return error instanceof GensenError && (error.code === 'source.unreachable' || error.code === 'source.incomplete');
}

/** Of several entries of one revision the one changed last. */
function keepNewest(revisions: readonly RevisionListed[]): readonly RevisionListed[] {
  const newest = new Map<string, RevisionListed>();
  for (const revision of revisions) {
    const known = newest.get(revision.id);
    if (known === undefined || known.updated < revision.updated) newest.set(revision.id, revision);
  }
  return [...newest.values()];
}
