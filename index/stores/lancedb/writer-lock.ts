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
  const path = lockPath(folder);
  await claim(folder, path);
  return { release: () => rm(path, { force: true }) };
}

/** Whether a process that is alive holds the lock of a folder. */
export async function isWriterAtWork(folder: string): Promise<boolean> {
  const holder = await readHolder(lockPath(folder));
  return holder !== undefined && isAlive(holder);
}

/** Makes the file `path` this process's. A link is made whole or not at all, so that nobody reads half a lock. */
async function claim(folder: string, path: string): Promise<void> {
  const token = crypto.randomUUID();
  const own = join(folder, `writer.lock.${token}`);
  const holder: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid), token };
  await writeFile(own, JSON.stringify(holder));
  try {
    await link(own, path).catch(() => takeOver(folder, path, own));
  } finally {
    await rm(own, { force: true });
  }
}

/**
 * Puts `own` in the place of a lock whose process is gone. Whoever may do so holds a guard named after that one lock, so the lock judged stale
 * cannot be replaced by another's between the judgement and the renaming. A guard whose process is gone is taken over in the same way.
 */
async function takeOver(folder: string, path: string, own: string): Promise<void> {
  const stale = await readHolder(path);
  if (stale !== undefined && isAlive(stale)) throw busy(folder, stale);
  const guard = join(folder, `writer.lock.after.${stale?.token ?? 'nobody'}`);
  await claim(folder, guard);
  try {
    const now = await readHolder(path);
    if (now?.token !== stale?.token) throw busy(folder, now);
    if (now === undefined) await link(own, path).catch((cause: unknown) => Promise.reject(busy(folder, undefined, cause)));
    else await rename(own, path);
  } finally {
    await rm(guard, { force: true });
  }
}

function lockPath(folder: string): string {
  return join(folder, 'writer.lock');
}

/** Undefined when there is no lock; for one that nobody can have written, a process that cannot be. */
async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return { pid: 2 ** 30, host: hostname(), started: '', token: 'unreadable' };
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
