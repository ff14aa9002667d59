import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Writes a file whole or not at all. */
export async function keepFile(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.part`;
  await writeFile(part, content);
  await rename(part, file);
}

/** A kept JSON file; `undefined` when there is none, or when it cannot be used: what is kept can always be fetched again. */
export async function readKept(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Size of a kept file, in bytes; `undefined` when there is none. */
export async function sizeOfKept(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch {
    return undefined;
  }
}

/** Removes every file of a folder except those named. */
export async function keepOnly(folder: string, names: ReadonlySet<string>): Promise<void> {
  const present = await readdir(folder).catch(() => []);
  for (const name of present) if (!names.has(name)) await rm(join(folder, name), { recursive: true, force: true });
}

/**
 * A file name for a thing and its state. Names of laws that differ in case alone stay apart where the disk ignores case, by the
 * first 12 hexadecimal digits of the SHA-256 of both.
 */
export function nameKept(thing: string, state: string, extension: string): string {
  return `${basename(thing)}~${createHash('sha256').update(`${thing} ${state}`).digest('hex').slice(0, 12)}.${extension}`;
}
