import { readFile, stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { GensenError } from '../../corpora-config/index.ts';
import type { SourceEntry } from './entries.ts';

/** One file on disk as an entry. Throws `source.unreadable` when it is gone. */
export async function createFileEntry({ file, key, path }: { readonly file: string; readonly key: string; readonly path: string }): Promise<SourceEntry> {
  const { size, mtime } = await statFile(file);
  return {
    path: path.normalize('NFC'),
    item: { key: key.normalize('NFC'), uri: pathToFileURL(file).href, bytes: size, modified: mtime.toISOString() },
    read: (limitBytes) => readWhole(file, limitBytes),
  };
}

/** Throws `source.too-large`: `what` has `bytes` bytes and only `limitBytes` may be read. */
export function refuseTooLarge(what: string, bytes: number, limitBytes: number): never {
  throw new GensenError('source.too-large', {
    message: `${what} has ${bytes} bytes, the limit is ${limitBytes}`,
    mend: 'split it, or raise `limits` in the corpus definition',
    details: { bytes, limitBytes },
  });
}

/** Wraps what the file system says. */
export function unreadable(file: string, cause: unknown): GensenError {
  return new GensenError('source.unreadable', { message: `cannot read ${file}`, mend: 'check the path and its permissions', cause });
}

async function readWhole(file: string, limitBytes: number): Promise<Uint8Array> {
  const { size } = await statFile(file);
  if (size > limitBytes) refuseTooLarge(file, size, limitBytes);
  try {
    return await readFile(file);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

async function statFile(file: string): Promise<{ readonly size: number; readonly mtime: Date }> {
  try {
    return await stat(file);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}
