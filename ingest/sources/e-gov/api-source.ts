import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { GensenError } from '../../../corpora-config/index.ts';
import { createSource, type SourceEntry } from '../entries.ts';
import { refuseTooLarge } from '../read-file.ts';
import type { Source, SourceMetadata } from '../source.ts';
import { keepFile, keepOnly, nameKept, readKept, sizeOfKept } from './kept-files.ts';
import { createLawApi, type LawApi } from './law-api.ts';
import { listLaws } from './list-laws.ts';
import { listRevisions } from './list-revisions.ts';
import { createLiveClient, type LiveSourceOptions } from './live-source.ts';

/**
 * Every revision of every law of 法令API Version 2, by the key `{law_revision_id}.xml`, with `law_info` and `revision_info` as
 * metadata. Listing asks for the laws and their revisions; an item is fetched when it is opened, unless it is held in the state
 * that the listing tells (`updated`). Everything fetched is kept at once, so that a run that is cut off loses nothing.
 */
export function openApiSource(options: LiveSourceOptions): Source {
  const api = createLawApi(createLiveClient(options), options.settings);
  let listing: Promise<readonly SourceEntry[]> | undefined;
  return createSource({
    description: `e-Gov API ${options.settings.baseUrl}`,
    selection: options,
    collect: () => (listing ??= collectEntries(options, api)),
  });
}

/** An item of the listing that is kept. */
interface KeptRevision {
  readonly id: string;
  readonly updated: string;
  readonly metadata: SourceMetadata;
}

const keptListing = z.array(z.object({
  id: z.string(),
  updated: z.string(),
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
}));

async function collectEntries(options: LiveSourceOptions, api: LawApi): Promise<readonly SourceEntry[]> {
  const file = join(options.folder, 'listing.json');
  const revisions = options.offline === true ? readListing(await readKept(file)) : await askListing(options, api);
  if (options.offline !== true) await keepFile(file, JSON.stringify(revisions));
  const folder = join(options.folder, 'items');
  const items = revisions.map((revision) => ({ revision, name: nameKept(revision.id, revision.updated, 'xml') }));
  if (options.offline !== true) await keepOnly(folder, new Set(items.map(({ name }) => name)));
  return Promise.all(items.map(({ revision, name }) => createEntry({ revision, file: join(folder, name) }, { options, api })));
}

function readListing(kept: unknown): readonly KeptRevision[] {
  const { data } = keptListing.safeParse(kept);
  if (data !== undefined) return data;
  throw new GensenError('source.unreadable', { message: 'no listing of the e-Gov API is held', mend: 'run `gensen ingest` with this corpus first' });
}

async function askListing({ settings, folder, outside, onProgress }: LiveSourceOptions, api: LawApi): Promise<readonly KeptRevision[]> {
  const laws = await listLaws(api, (done, total) => onProgress?.({ done, total, what: 'laws' }));
  const lists = { api, folder: join(folder, 'revisions'), nowMs: outside.nowMs(), againAfterDays: settings.revisionsAfterDays };
  const revisions: KeptRevision[] = [];
  for (const [at, law] of laws.entries()) {
    for (const { id, updated, metadata } of await listRevisions(law, lists)) revisions.push({ id, updated, metadata: { ...law.law, ...metadata } });
    onProgress?.({ done: at + 1, total: laws.length, what: `revisions ${law.lawId}` });
  }
  return revisions;
}

interface Held {
  readonly revision: KeptRevision;
  readonly file: string;
}

async function createEntry({ revision, file }: Held, { options, api }: { readonly options: LiveSourceOptions; readonly api: LawApi }): Promise<SourceEntry> {
  const { id, updated, metadata } = revision;
  const key = `${id}.xml`;
  return {
    path: key,
    item: { key, uri: api.addressOf(id), bytes: (await sizeOfKept(file)) ?? 0, modified: updated, metadata },
    read: (limitBytes) => readRevision({ revision, file }, { options, api, limitBytes }),
  };
}

async function readRevision({ revision, file }: Held, { options, api, limitBytes }: { readonly options: LiveSourceOptions; readonly api: LawApi; readonly limitBytes: number }): Promise<Uint8Array> {
  const size = await sizeOfKept(file);
  if (size !== undefined && size > limitBytes) refuseTooLarge(file, size, limitBytes);
  if (size !== undefined) return readFile(file);
  if (options.offline === true) throw new GensenError('source.unreadable', { message: `${revision.id} was not fetched yet`, mend: 'run `gensen ingest` again' });
  return api.lawData(revision.id, limitBytes, (bytes) => keepFile(file, bytes));
}
