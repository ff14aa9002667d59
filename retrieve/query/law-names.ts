import { isValidOn, type AccessScope } from '../../corpora-config/index.ts';
import type { StoredDocument } from '../../index/index.ts';
import { foldWidth } from './fold-width.ts';

/** A law that is held, with its revisions. */
export interface NamedLaw {
  /** Identifier without revision, e.g. `law/129AC0000000089`. */
  readonly id: string;
  readonly corpus: string;
  readonly title: string;
  readonly revisions: readonly Pick<StoredDocument, 'id' | 'title' | 'tenant' | 'revision'>[];
}

/** A name found in a text. `laws` is empty when the law is known by name but not held. Best candidate first. */
interface NameMatch {
  readonly length: number;
  readonly title: string;
  readonly laws: readonly { readonly law: NamedLaw; readonly confidence: number }[];
}

/** Laws by what people call them. */
export interface LawNames {
  /** The longest name that begins at `at` in a text folded by `foldWidth`. */
  matchAt(folded: string, at: number): NameMatch | undefined;
  /** By the number in Arabic digits, e.g. `明治29年法律第89号`. */
  withNumber(number: string): readonly NamedLaw[];
  /** By identifier without revision. */
  withId(id: string): NamedLaw | undefined;
}

/** A name as it is put into the table. `law` is absent for a law that is not held. */
export interface LawName {
  readonly name: string;
  readonly title: string;
  readonly law?: NamedLaw;
  /** 0–1: 1 for the title itself. */
  readonly confidence: number;
}

const prefixLength = 2;

/**
 * Builds the table. A look-up cuts the text only at the lengths that names with the same first two characters have, so it
 * costs the same for ten laws and for ten thousand.
 */
export function createLawNames(names: readonly LawName[], numbers: ReadonlyMap<string, readonly NamedLaw[]>): LawNames {
  const byName = groupNames(names);
  const lengths = collectLengths(byName.keys());
  const byId = new Map(names.flatMap(({ law }) => (law === undefined ? [] : [[law.id, law] as const])));
  return {
    matchAt: (folded, at) => {
      for (const length of lengths.get(folded.slice(at, at + prefixLength)) ?? []) {
        const found = byName.get(folded.slice(at, at + length));
        if (found !== undefined) return describe(found, length);
      }
      return undefined;
    },
    withNumber: (number) => numbers.get(number) ?? [],
    withId: (id) => byId.get(id),
  };
}

/** The revision of a law that holds on an ISO date and that the caller may see; of several the one that began last. */
export function revisionOn(law: NamedLaw, date: string, access: AccessScope): NamedLaw['revisions'][number] | undefined {
  return law.revisions
    .filter(({ tenant, revision }) => access.tenants.includes(tenant) && isValidOn(revision, date))
    .toSorted((a, b) => ((a.revision.validFrom ?? '') < (b.revision.validFrom ?? '') ? -1 : 1))
    .at(-1);
}

function groupNames(names: readonly LawName[]): ReadonlyMap<string, readonly LawName[]> {
  const byName = new Map<string, LawName[]>();
  for (const entry of names) {
    const name = foldWidth(entry.name);
    if (name.length < prefixLength) continue;
    const others = byName.get(name);
    if (others === undefined) byName.set(name, [entry]);
    else others.push(entry);
  }
  return byName;
}

/** Lengths of the names that share their first characters, longest first. */
function collectLengths(names: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const name of names) {
    const prefix = name.slice(0, prefixLength);
    lengths.set(prefix, (lengths.get(prefix) ?? new Set()).add(name.length));
  }
  return new Map([...lengths].map(([prefix, found]) => [prefix, [...found].toSorted((a, b) => b - a)]));
}

/** Every law of that name once; surer names first, then shorter titles (民事訴訟法 before the law that once amended it). */
function describe(found: readonly LawName[], length: number): NameMatch {
  const ranked = found.toSorted((a, b) => b.confidence - a.confidence || a.title.length - b.title.length || (a.title < b.title ? -1 : 1));
  const laws = new Map(ranked.toReversed().flatMap(({ law, confidence }) => (law === undefined ? [] : [[law.id, { law, confidence }] as const])));
  const ordered = ranked.flatMap(({ law }) => (law === undefined ? [] : [law.id]));
  const unique = [...new Set(ordered)].flatMap((id) => laws.get(id) ?? []);
  return { length, title: unique[0]?.law.title ?? ranked[0]?.title ?? '', laws: unique };
}
