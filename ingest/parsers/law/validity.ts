import type { Attributes } from '../../../corpora-config/index.ts';
import type { RevisionFacts } from './revision-facts.ts';

/** The days on which one revision of a law holds, and what lists of revisions tell of it. */
export interface LawValidity {
  /** ISO date, inclusive. */
  readonly validFrom?: string;
  /** ISO date, exclusive. Absent: no later revision is known, nor a repeal. Equal to `validFrom`: it holds on no day. */
  readonly validUntil?: string;
  /** From lists of revisions: amending law, comment on the enforcement, repeal. */
  readonly attributes?: Attributes;
}

/** What is known beside the names of the items. */
export interface KnownRevisions {
  /** In any order; of several about one revision the one last updated counts. */
  readonly facts: readonly RevisionFacts[];
  /** Revisions of items whose name does not tell them, by item key. */
  readonly revisionOfItem: ReadonlyMap<string, Pick<RevisionFacts, 'lawId' | 'revision'>>;
}

/**
 * Validity of every item named `{law_id}_{YYYYMMDD}_{amending}.…`, by item key: from its own date until the next later date known for
 * the same 法令ID, or its repeal. Ids that differ in case are different laws. Other names are left out.
 *
 * Several revisions of one day build on each other in the order in which their amending laws were promulgated (so do all 29 such days
 * in the data at hand, by their 改正附則): the last of them holds, the others hold on no day.
 * The sentinels 21171231, 21171230 … (施行日未定) stay far dates, so that such a revision holds on no day of ours.
 */
export function lawValidity(keys: Iterable<string>, known: KnownRevisions = { facts: [], revisionOfItem: new Map() }): ReadonlyMap<string, LawValidity> {
  const items = [...keys].flatMap((key) => readItem(key, known.revisionOfItem.get(key)));
  const facts = known.facts.toSorted((a, b) => (a.updated < b.updated ? -1 : a.updated > b.updated ? 1 : 0));
  const revisions = groupByLaw<Pick<RevisionFacts, 'lawId' | 'revision'>>([...items, ...facts]);
  const factsOfLaw = groupByLaw(facts);
  const validity = new Map([...revisions].map(([lawId, all]) => [lawId, describeLaw(all.map(({ revision }) => revision), factsOfLaw.get(lawId) ?? [])]));
  return new Map(items.flatMap(({ key, lawId, revision }) => {
    const found = validity.get(lawId)?.get(revision);
    return found === undefined ? [] : [[key, found] as const];
  }));
}

interface NamedRevision {
  readonly key: string;
  readonly lawId: string;
  readonly revision: string;
}

function readItem(key: string, stated: Pick<RevisionFacts, 'lawId' | 'revision'> | undefined): readonly NamedRevision[] {
  const file = key.slice(key.lastIndexOf('/') + 1);
  const [, lawId, revision] = /^([0-9A-Za-z]+)_(\d{8}_[0-9A-Za-z]+)\./u.exec(file) ?? [];
  if (lawId !== undefined && revision !== undefined) return [{ key, lawId, revision }];
  return stated === undefined ? [] : [{ key, lawId: stated.lawId, revision: stated.revision }];
}

function groupByLaw<Named extends { readonly lawId: string }>(named: readonly Named[]): ReadonlyMap<string, readonly Named[]> {
  const groups = new Map<string, Named[]>();
  for (const one of named) {
    const group = groups.get(one.lawId);
    if (group === undefined) groups.set(one.lawId, [one]);
    else group.push(one);
  }
  return groups;
}

/** Every revision of one law, by name. `facts` are in order of their age, oldest first. */
function describeLaw(revisions: readonly string[], facts: readonly RevisionFacts[]): ReadonlyMap<string, LawValidity> {
  const ordered = [...new Set(revisions)].toSorted(compareRevisions);
  const own = new Map(facts.map((fact) => [fact.revision, fact.attributes]));
  const repeal = findRepeal(facts);
  return new Map(ordered.map((revision, at) => {
    const next = ordered[at + 1];
    const ends = [next === undefined ? undefined : dateOf(next), repeal?.remainsInForce === true ? undefined : repeal?.repealDate].filter((end) => end !== undefined);
    const attributes = { ...own.get(revision), ...attributesOfRepeal(repeal) };
    return [revision, {
      validFrom: dateOf(revision),
      ...(ends.length === 0 ? {} : { validUntil: ends.toSorted()[0] ?? '' }),
      ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
    }];
  }));
}

/** The newest word on it, and of that one with a date. */
function findRepeal(facts: readonly RevisionFacts[]): RevisionFacts | undefined {
  const stated = facts.filter(({ repealStatus }) => repealStatus !== undefined);
  return stated.findLast(({ repealDate }) => repealDate !== undefined) ?? stated.at(-1);
}

function attributesOfRepeal(repeal: RevisionFacts | undefined): Attributes {
  if (repeal?.repealStatus === undefined) return {};
  return {
    repealStatus: [repeal.repealStatus],
    ...(repeal.repealDate === undefined ? {} : { repealDate: [repeal.repealDate] }),
    ...(repeal.remainsInForce ? { remainInForce: ['true'] } : {}),
  };
}

/** By day, then by promulgation of the amending law: era and year, the number at the end of its id. */
function compareRevisions(a: string, b: string): number {
  const order = (revision: string): string => {
    const [date = '', amending = ''] = revision.split('_');
    return `${date} ${amending.slice(0, 3)} ${amending.slice(-4)} ${amending}`;
  };
  return order(a) < order(b) ? -1 : 1;
}

function dateOf(revision: string): string {
  return `${revision.slice(0, 4)}-${revision.slice(4, 6)}-${revision.slice(6, 8)}`;
}
