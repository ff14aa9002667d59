import { readdir, realpath, stat } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GensenError } from '../../corpora-config/index.ts';
import type { SourceEntry } from './entries.ts';
import { createFileEntry, unreadable } from './read-file.ts';
import { readArchiveEntries } from './zip-entries.ts';

/** Where a folder lies and what it is called. */
export interface FolderPlace {
  readonly folder: string;
  /** First part of every key. */
  readonly rootName: string;
  readonly archiveBytes: number;
}

/**
 * Every file below a folder; a zip archive gives its entries (`…/a.zip/entry.xml`). An archive that cannot be listed is one
 * entry that throws its error when it is read. Links that leave the folder, and links to folders, are not followed.
 */
export async function readFolderEntries(place: FolderPlace): Promise<readonly SourceEntry[]> {
  const root = await resolveFolder(place.folder);
  const entries: SourceEntry[] = [];
  const waiting: string[] = [''];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const child of await readFolder(join(root, path))) {
      const childPath = path === '' ? child.name : `${path}/${child.name}`;
      if (child.isDirectory()) waiting.push(childPath);
      else if (child.isFile() || (await isInnerLink(child, root, childPath))) entries.push(...(await readEntries(place, root, childPath)));
    }
  }
  return entries;
}

async function resolveFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

/** A subfolder that cannot be read fails the listing: taking it for empty would delete its documents. */
async function readFolder(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

async function isInnerLink(child: Dirent, root: string, path: string): Promise<boolean> {
  if (!child.isSymbolicLink()) return false;
  try {
    const target = await realpath(join(root, path));
    return target.startsWith(root + sep) && (await stat(target)).isFile();
  } catch {
    return false;
  }
}

async function readEntries(place: FolderPlace, root: string, path: string): Promise<readonly SourceEntry[]> {
  const file = join(root, path);
  const key = `${place.rootName}/${path}`;
  if (!/\.zip$/iu.test(path)) return [await createFileEntry({ file, key, path })];
  try {
    return await readArchiveEntries({ file, keyPrefix: key.normalize('NFC'), pathPrefix: `${path.normalize('NFC')}/`, archiveBytes: place.archiveBytes });
  } catch (cause) {
    return [createBrokenEntry({ file, key, path, cause })];
  }
}

function createBrokenEntry({ file, key, path, cause }: { readonly file: string; readonly key: string; readonly path: string; readonly cause: unknown }): SourceEntry {
  const error = cause instanceof GensenError ? cause : unreadable(file, cause);
  return {
    path: path.normalize('NFC'),
    item: { key: key.normalize('NFC'), uri: pathToFileURL(file).href, bytes: 0 },
    named: true,
    read: () => Promise.reject(error),
  };
}
