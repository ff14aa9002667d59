/** The dates between which one revision of a law is the newest held. */
export interface LawValidity {
  /** ISO date, inclusive. */
  readonly validFrom?: string;
  /** ISO date, exclusive. Absent: no later revision is held. */
  readonly validUntil?: string;
}

/**
 * Validity of every item named `{law_id}_{YYYYMMDD}_{amending}.…`, by item key: from its own date until the next later date held for
 * the same 法令ID. Revisions of one day share their interval. Ids that differ in case are different laws. Other names are left out.
 * The sentinels 21171231 and 21171230 (施行日未定) stay far dates, so that such a revision holds on no day of ours.
 */
export function lawValidity(keys: Iterable<string>): ReadonlyMap<string, LawValidity> {
  const revisions = [...keys].flatMap(readName);
  const datesOfLaw = new Map<string, Set<string>>();
  for (const { lawId, date } of revisions) {
    const dates = datesOfLaw.get(lawId);
    if (dates === undefined) datesOfLaw.set(lawId, new Set([date]));
    else dates.add(date);
  }
  const nextOf = new Map([...datesOfLaw].map(([lawId, dates]) => [lawId, linkDates([...dates].toSorted())]));
  return new Map(revisions.map(({ key, lawId, date }) => {
    const validUntil = nextOf.get(lawId)?.get(date);
    return [key, { validFrom: date, ...(validUntil === undefined ? {} : { validUntil }) }];
  }));
}

function readName(key: string): readonly { readonly key: string; readonly lawId: string; readonly date: string }[] {
  const file = key.slice(key.lastIndexOf('/') + 1);
  const [, lawId, year, month, day] = /^([0-9A-Za-z]+)_(\d{4})(\d{2})(\d{2})_[0-9A-Za-z]+\./u.exec(file) ?? [];
  return lawId === undefined ? [] : [{ key, lawId, date: `${year}-${month}-${day}` }];
}

function linkDates(dates: readonly string[]): ReadonlyMap<string, string | undefined> {
  return new Map(dates.map((date, index) => [date, dates[index + 1]]));
}
