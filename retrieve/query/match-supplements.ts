import { readAmendingLaw } from './amending-law.ts';
import type { Supplement } from './law-outline.ts';
import type { AmendingLaw } from './provision.ts';

/**
 * The 附則 that a text means: of an amending law those of that year (and number); else the law's own. When a file has none of its own
 * (民法), any of the amending laws' may be meant.
 */
export function matchSupplements(supplements: readonly Supplement[], amendment: AmendingLaw | undefined): readonly Supplement[] {
  if (amendment !== undefined) return supplements.filter((supplement) => isOf(supplement, amendment));
  const own = supplements.filter((supplement) => supplement.amendment === undefined);
  return own.length > 0 ? own : supplements;
}

function isOf(supplement: Supplement, { era, year, number }: AmendingLaw): boolean {
  const law = readAmendingLaw(supplement.amendment ?? '');
  return law?.era === era && law.year === year && (number === undefined || law.number === number);
}
