import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { GensenError } from '../../../corpora-config/index.ts';
import { downloadArchive } from './download-archive.ts';
import { keepFile, readKept } from './kept-files.ts';
import type { LiveSourceOptions } from './live-source.ts';
import { addDays, dayInJapan, daysBetween } from './outside.ts';
import type { PoliteClient } from './polite-client.ts';

/** The archives that together hold the laws: a whole one and what changed on the days since. Days are `YYYYMMDD`. */
export interface BulkArchives {
  readonly full: { readonly day: string; readonly file: string };
  /** By day, earliest first; later ones override. */
  readonly changes: readonly { readonly day: string; readonly file: string }[];
}

/** The server gives what changed in the past three months; the shortest three have 89 days. */
const reachDays = 89;

/** Archives lag behind by up to a day, so an answer about a day is final on the second day after it. */
const lagDays = 2;

/** A day that the server cannot answer (status 500: a day without changes, or a fault) is asked about again for so long. */
const doubtDays = 7;

const stateSchema = z.object({
  full: z.object({ day: z.string(), file: z.string() }),
  /** Day → the archive, if there was one, and when the server was last asked. */
  days: z.record(z.string(), z.object({ file: z.string().nullable(), asked: z.string() })),
});

type BulkState = z.output<typeof stateSchema>;

/** What is held, without asking the server. Throws `source.unreadable` when nothing is. */
export async function readArchives(folder: string): Promise<BulkArchives> {
  const state = await readState(folder);
  if (state !== undefined) return describe(folder, state);
  throw new GensenError('source.unreadable', { message: 'no e-Gov archive is held', mend: 'run `gensen ingest` with this corpus first' });
}

/** What `refreshArchives` needs besides the options. */
export interface RefreshOptions {
  readonly options: LiveSourceOptions;
  readonly client: PoliteClient;
  /** Called with what is held, before a new whole archive takes its place. */
  readonly beforeReplace: (held: BulkArchives, next: string) => Promise<void>;
}

/**
 * Brings the archives up to today: the whole one at first, when it is older than `fullAfterDays`, or when the server's memory of
 * daily changes does not reach back to the last run; else the days since. Each archive is on record as soon as it is there, so a
 * run that is cut off goes on where it stopped. Errors: those of `downloadArchive`; what was held stays.
 */
export async function refreshArchives({ options, client, beforeReplace }: RefreshOptions): Promise<BulkArchives> {
  const { folder, settings, outside } = options;
  const today = dayInJapan(outside.nowMs());
  let state = await readState(folder);
  if (state === undefined || isFullDue(state, today, settings.fullAfterDays)) {
    const file = `full-${today}.zip`;
    await download({ options, client, file, query: { file_section: '1' } });
    if (state !== undefined) await beforeReplace(describe(folder, state), join(folder, file));
    const old = state;
    state = { full: { day: today, file }, days: {} };
    await keepState(folder, state);
    await removeOld(folder, old, file);
  }
  for (const day of dueDays(state, today)) state = await refreshDay({ options, client }, state, { day, today });
  return describe(folder, state);
}

function isFullDue({ full, days }: BulkState, today: string, fullAfterDays: number): boolean {
  const last = [full.day, ...Object.values(days).map(({ asked }) => asked)].toSorted().at(-1) ?? full.day;
  return daysBetween(full.day, today) >= fullAfterDays || daysBetween(last, today) > reachDays - lagDays;
}

/** From the day before the whole archive, which lags, to today; days with a final answer are left out. */
function dueDays({ full, days }: BulkState, today: string): readonly string[] {
  const first = addDays(full.day, 1 - lagDays);
  return Array.from({ length: daysBetween(first, today) + 1 }, (_, at) => addDays(first, at)).filter((day) => {
    const known = days[day];
    return known === undefined || daysBetween(day, known.asked) < (known.file === null ? doubtDays : lagDays);
  });
}

async function refreshDay({ options, client }: Pick<RefreshOptions, 'options' | 'client'>, state: BulkState, { day, today }: { readonly day: string; readonly today: string }): Promise<BulkState> {
  const file = `changes-${day}.zip`;
  const isThere = await download({ options, client, file, query: { file_section: '3', update_date: day }, absent: [404, 500] });
  const held = isThere ? file : (state.days[day]?.file ?? null);
  const next = { ...state, days: { ...state.days, [day]: { file: held, asked: today } } };
  await keepState(options.folder, next);
  return next;
}

interface Download {
  readonly options: LiveSourceOptions;
  readonly client: PoliteClient;
  readonly file: string;
  readonly query: Readonly<Record<string, string>>;
  readonly absent?: readonly number[];
}

function download({ options, client, file, query, absent }: Download): Promise<boolean> {
  const { settings, folder, archiveBytes, onProgress } = options;
  const url = new URL(`/bulkdownload?${new URLSearchParams({ ...query, only_xml_flag: 'true' }).toString()}`, settings.baseUrl);
  return downloadArchive({
    client, url, file: join(folder, file), timeoutMs: settings.downloadTimeoutMs, archiveBytes,
    ...(absent === undefined ? {} : { absent }),
    onBytes: (bytes) => onProgress?.({ done: 0, total: 0, what: `${file} ${(bytes / 1e6).toFixed(1)} MB` }),
  });
}

async function removeOld(folder: string, old: BulkState | undefined, kept: string): Promise<void> {
  if (old === undefined) return;
  const files = [old.full.file, ...Object.values(old.days).map(({ file }) => file)].filter((file) => file !== null && file !== kept);
  for (const file of files) if (file !== null) await rm(join(folder, file), { force: true });
}

async function readState(folder: string): Promise<BulkState | undefined> {
  return stateSchema.safeParse(await readKept(join(folder, 'archives.json'))).data;
}

function keepState(folder: string, state: BulkState): Promise<void> {
  return keepFile(join(folder, 'archives.json'), JSON.stringify(state, undefined, 2));
}

function describe(folder: string, { full, days }: BulkState): BulkArchives {
  const changes = Object.entries(days).toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([day, { file }]) => (file === null ? [] : [{ day, file: join(folder, file) }]));
  return { full: { day: full.day, file: join(folder, full.file) }, changes };
}
