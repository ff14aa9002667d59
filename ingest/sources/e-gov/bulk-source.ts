import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createSource, type SourceEntry } from '../entries.ts';
import { createFileEntry } from '../read-file.ts';
import type { Source, SourceMetadata } from '../source.ts';
import { readArchiveEntries } from '../zip-entries.ts';
import { readArchives, refreshArchives, type BulkArchives } from './bulk-archives.ts';
import { keepFile } from './kept-files.ts';
import { createLiveClient, type LiveSourceOptions } from './live-source.ts';
import { dayInJapan } from './outside.ts';

/**
 * The laws of the bulk download (`/bulkdownload`): the archive of all laws and those of the days since, a later entry overriding an
 * earlier one of the same revision. Keys are `{law_revision_id}.xml`, whichever archive an item comes from. A revision that left a
 * newer whole archive is kept when its law is still there and it was in force before; else it is gone.
 */
export function openBulkSource(options: LiveSourceOptions): Source {
  const client = createLiveClient(options);
  let listing: Promise<readonly SourceEntry[]> | undefined;
  const collect = async (): Promise<readonly SourceEntry[]> => {
    const archives = options.offline === true
      ? await readArchives(options.folder)
      : await refreshArchives({ options, client, beforeReplace: (held, next) => keepPast(options, held, next) });
    return readEntries(options, archives);
  };
  return createSource({ description: `e-Gov bulk ${options.settings.baseUrl}`, selection: options, collect: () => (listing ??= collect()) });
}

/** Earliest first: revisions kept from former archives of laws that are still there, the whole archive, the days since. */
async function readEntries(options: LiveSourceOptions, { full, changes }: BulkArchives): Promise<readonly SourceEntry[]> {
  const merged = new Map<string, readonly SourceEntry[]>();
  for (const { file } of [full, ...changes]) {
    for (const [key, entries] of groupByKey(await readOne(options, file))) merged.set(key, entries);
  }
  const entries = [...merged.values()].flat();
  const laws = lawsOf(entries);
  const past = (await readPast(options.folder)).filter(({ item }) => !merged.has(item.key) && laws.has(item.metadata?.['law_id']));
  return [...entries, ...past];
}

function groupByKey(entries: readonly SourceEntry[]): ReadonlyMap<string, readonly SourceEntry[]> {
  const groups = new Map<string, SourceEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.item.key);
    if (group === undefined) groups.set(entry.item.key, [entry]);
    else group.push(entry);
  }
  return groups;
}

function lawsOf(entries: readonly SourceEntry[]): ReadonlySet<unknown> {
  return new Set(entries.map(({ item }) => item.metadata?.['law_id']));
}

async function readOne({ archiveBytes }: LiveSourceOptions, file: string): Promise<readonly SourceEntry[]> {
  const entries = await readArchiveEntries({ file, keyPrefix: '', pathPrefix: '', archiveBytes });
  return entries.map((entry) => renameEntry(entry, entry.path));
}

/** `…/{revision}.xml` is known by its revision alone, anything else by its path. */
function renameEntry(entry: SourceEntry, path: string): SourceEntry {
  const name = basename(path);
  const metadata = describeRevision(name);
  const key = metadata === undefined ? path : name;
  return { ...entry, path: key, item: { ...entry.item, key, ...(metadata === undefined ? {} : { metadata }) } };
}

/** What a file name says of a revision, under the names of the API. */
function describeRevision(name: string): SourceMetadata | undefined {
  const [, revision, law, year, month, day, amending] = /^(([0-9A-Za-z]+)_(\d{4})(\d{2})(\d{2})_([0-9A-Za-z]+))\.xml$/u.exec(name) ?? [];
  if (revision === undefined || law === undefined || amending === undefined) return undefined;
  return { law_id: law, law_revision_id: revision, amendment_enforcement_date: `${year}-${month}-${day}`, amendment_law_id: /^0+$/u.test(amending) ? null : amending };
}

/** Copies out of the archives that are about to go what was in force once. */
async function keepPast(options: LiveSourceOptions, held: BulkArchives, next: string): Promise<void> {
  const today = dayInJapan(options.outside.nowMs());
  const coming = await readOne(options, next);
  const keys = new Set(coming.map(({ item }) => item.key));
  const laws = lawsOf(coming);
  for (const { item, read } of await readEntries(options, held)) {
    if (item.metadata === undefined || keys.has(item.key) || !laws.has(item.metadata['law_id'])) continue;
    if (wasInForce(item.metadata, today)) await keepFile(join(pastFolder(options.folder), item.key), await read(options.archiveBytes));
  }
}

function wasInForce({ amendment_enforcement_date: date }: SourceMetadata, today: string): boolean {
  return typeof date === 'string' && date.replaceAll('-', '') <= today;
}

async function readPast(folder: string): Promise<readonly SourceEntry[]> {
  const names = (await readdir(pastFolder(folder)).catch(() => [])).filter((name) => name.endsWith('.xml'));
  return Promise.all(names.map(async (name) => renameEntry(await createFileEntry({ file: join(pastFolder(folder), name), key: name, path: name }), name)));
}

function pastFolder(folder: string): string {
  return join(folder, 'past');
}
