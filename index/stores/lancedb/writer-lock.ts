import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { GensenError } from '../../../corpora-config/index.ts';

/** Held by the one process that writes a data folder. */
export interface WriterLock {
  release(): Promise<void>;
}

/** What stands in the lock file. `started` tells a process from a later one with the same number; '' where the system does not say. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly started: string;
  /** Tells two locks of one process apart. */
  readonly token: string;
}

/** Takes the lock of a folder. The lock of a process that is gone is taken over. Errors: `store.busy`. */
export async function lockForWriting(folder: string): Promise<WriterLock> {
  const holder: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid), token: crypto.randomUUID() };
  const own = join(folder, `writer.lock.${holder.token}`);
  await writeFile(own, JSON.stringify(holder));
  try {
    await takeLock(folder, own);
  } finally {
    await rm(own, { force: true });
  }
  return { release: () => rm(lockPath(folder), { force: true }) };
}

/** Whether a process that is alive holds the lock of a folder. */
export async function isWriterAtWork(folder: string): Promise<boolean> {
  const holder = await readHolder(lockPath(folder));
  return holder !== undefined && isAlive(holder);
}

/** A link is made whole or not at all, so that nobody reads half a lock. */
async function takeLock(folder: string, own: string): Promise<void> {
  try {
    await link(own, lockPath(folder));
  } catch {
    await removeStaleLock(folder);
    await link(own, lockPath(folder)).catch((cause: unknown) => {
      throw busy(folder, undefined, cause);
    });
  }
}

/** Moves the lock aside before it is judged a second time: of two processes that find it stale, one alone can move it. */
async function removeStaleLock(folder: string): Promise<void> {
  const holder = await readHolder(lockPath(folder));
  if (holder !== undefined && isAlive(holder)) throw busy(folder, holder);
  const aside = join(folder, `writer.lock.${crypto.randomUUID()}`);
  await rename(lockPath(folder), aside).catch(() => {});
  const moved = await readHolder(aside);
  if (moved !== undefined && isAlive(moved)) {
    await rename(aside, lockPath(folder));
    throw busy(folder, moved);
  }
  await rm(aside, { force: true });
}

function lockPath(folder: string): string {
  return join(folder, 'writer.lock');
}

/** Undefined when there is no lock, or one that nobody can have written. */
async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A process of another host cannot be asked and counts as alive. */
function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return started === startOf(pid);
}

/** Start of a process in clock ticks since boot (proc(5), field 22 of `stat`). */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function busy(folder: string, holder: Holder | undefined, cause?: unknown): GensenError {
  const who = holder === undefined ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return new GensenError('store.busy', {
    message: `${who} is writing ${folder}`,
    mend: `wait until it ends; if it is certainly gone, remove ${lockPath(folder)}`,
    cause,
  });
}
