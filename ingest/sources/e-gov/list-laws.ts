import { GensenError } from '../../../corpora-config/index.ts';
import type { LawListed } from './api-answers.ts';
import type { LawApi } from './law-api.ts';

/** Told how many laws are listed, of how many. */
export type ListProgress = (done: number, total: number) => void;

/** So often is a listing begun anew that changed while it was read. */
const passes = 4;

/**
 * Every law of the server, once each, in the server's order. Pages are read one after the other while the server's list may
 * change under them; a listing counts only when every page tells the same total and all of it came. One that names a law twice may
 * have lost another to the shift of a page, so it counts only when the next listing is the same.
 * Errors: `source.incomplete` when it never settles; those of the API.
 */
export async function listLaws(api: LawApi, onProgress: ListProgress): Promise<readonly LawListed[]> {
  let reason = '';
  let doubtful: string | undefined;
  for (let pass = 1; pass <= passes; pass += 1) {
    const { laws, fault } = await readPages(api, onProgress);
    const once = keepNewest(laws);
    if (fault === undefined && once.length === laws.length) return once;
    const mark = laws.map(({ revision }) => `${revision.id} ${revision.updated}`).join('\n');
    if (fault === undefined && mark === doubtful) return once;
    doubtful = fault === undefined ? mark : undefined;
    reason = fault ?? 'laws were listed twice, each time others';
  }
  throw refuseListing(reason);
}

interface Pages {
  readonly laws: readonly LawListed[];
  /** Why they are not a listing. */
  readonly fault?: string;
}

async function readPages(api: LawApi, onProgress: ListProgress): Promise<Pages> {
  const laws: LawListed[] = [];
  let total: number | undefined;
  for (let offset = 0; ;) {
    const page = await api.laws(offset);
    total ??= page.total;
    laws.push(...page.laws);
    onProgress(laws.length, total);
    if (page.total !== total) return { laws, fault: `total_count changed from ${total} to ${page.total}` };
    if (laws.length > total) return { laws, fault: `total_count says ${total}, ${laws.length} came` };
    // The end is where no page follows, not where the total is reached: a total that lies low would hide laws.
    if (page.nextOffset === undefined || page.nextOffset <= offset || page.laws.length === 0) return endPages(laws, total);
    offset = page.nextOffset;
  }
}

function endPages(laws: readonly LawListed[], total: number): Pages {
  if (total === 0) return { laws, fault: 'total_count is 0' };
  return laws.length === total ? { laws } : { laws, fault: `next_offset: the listing ends at ${laws.length} of ${total}` };
}

function refuseListing(reason: string): GensenError {
  return new GensenError('source.incomplete', {
    message: `the listing of laws did not come whole in ${passes} passes: ${reason}`,
    mend: 'run the same command again later; nothing was changed',
  });
}

/** Of several entries of one law the one changed last. */
function keepNewest(laws: readonly LawListed[]): readonly LawListed[] {
  const newest = new Map<string, LawListed>();
  for (const law of laws) {
    const known = newest.get(law.lawId);
    if (known === undefined || known.revision.updated < law.revision.updated) newest.set(law.lawId, law);
  }
  return [...newest.values()];
}
