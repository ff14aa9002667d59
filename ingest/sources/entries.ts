import { GensenError } from '../../corpora-config/index.ts';
import { compileGlob } from './glob.ts';
import type { IgnoredItem, Source, SourceItem } from './source.ts';

/** An item together with the way to open it. */
export interface SourceEntry {
  /** Path below the root, `/` between names; what the globs are matched against. */
  readonly path: string;
  readonly item: SourceItem;
  /** True: the globs do not apply, because it was named by hand. */
  readonly named?: boolean;
  /** A link to a folder: `outside` may hold anything, so that no glob of `include` leaves it out; `inside` is no item, its files are. */
  readonly folderLink?: 'inside' | 'outside';
  read(limitBytes: number): Promise<Uint8Array>;
}

/** Which entries are items: those that a glob of `include` matches and none of `exclude`. */
export interface Selection {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** What a source is made of. */
export interface SourceParts {
  readonly description: string;
  readonly selection: Selection;
  /** Every entry, in any order; called anew for each listing. */
  collect(): Promise<readonly SourceEntry[]>;
}

/** The port over a list of entries: selects, sorts by key, and opens by key. */
export function createSource({ description, selection, collect }: SourceParts): Source {
  const judge = compileSelection(selection);
  let known: ReadonlyMap<string, SourceEntry> | undefined;
  const collectAll = async (): Promise<readonly SourceEntry[]> => {
    const entries = sortByKey(await collect());
    known = new Map(entries.map((entry) => [entry.item.key, entry]));
    return entries;
  };
  return {
    description,
    async *list() {
      for (const entry of await collectAll()) if (judge(entry) === undefined) yield entry.item;
    },
    async *listKeys() {
      for (const entry of await collectAll()) if (judge(entry) === undefined) yield entry.item.key;
    },
    async *listIgnored() {
      yield* (await collectAll()).flatMap((entry) => ignoredOf(entry, judge(entry)));
    },
    async open(key, limitBytes) {
      const entry = known?.get(key) ?? (await collectAll()).find(({ item }) => item.key === key);
      if (entry === undefined) throw new GensenError('source.unreadable', { message: `${description} has no item ${key}`, mend: 'list the source again; the item may have been removed' });
      return entry.read(limitBytes);
    },
    close: () => Promise.resolve(),
  };
}

type Reason = IgnoredItem['reason'];

/** Leftovers of file managers are never documents. */
const leftovers = ['**/__MACOSX/**', '**/._*', '**/.DS_Store', '**/Thumbs.db'];

function compileSelection({ include, exclude }: Selection): (entry: SourceEntry) => Reason | undefined {
  const included = include.map(compileGlob);
  const excluded = [...exclude, ...leftovers].map(compileGlob);
  return ({ path, named, folderLink }) => {
    if (named === true) return undefined;
    if (excluded.some((matches) => matches(path))) return 'excluded';
    if (folderLink !== undefined) return folderLink === 'inside' ? 'linked' : undefined;
    return included.some((matches) => matches(path)) ? undefined : 'not-included';
  };
}

function ignoredOf({ item }: SourceEntry, reason: Reason | undefined): readonly IgnoredItem[] {
  return reason === undefined ? [] : [{ key: item.key, reason }];
}

/** Two names that differ only in Unicode form keep apart by `~2`. */
function sortByKey(entries: readonly SourceEntry[]): readonly SourceEntry[] {
  const taken = new Map<string, SourceEntry>();
  for (const entry of entries) {
    const same = taken.get(entry.item.key);
    if (same === undefined) taken.set(entry.item.key, entry);
    else if (same.item.uri !== entry.item.uri) taken.set(`${entry.item.key}~2`, { ...entry, item: { ...entry.item, key: `${entry.item.key}~2` } });
  }
  return [...taken.values()].toSorted((a, b) => (a.item.key < b.item.key ? -1 : 1));
}
