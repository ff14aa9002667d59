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
 * entry that throws its error when it is read. So does a link that leaves the folder or leads nowhere; a link to a folder inside is an
 * entry that counts as left out, since its files are listed where they lie.
 */
export async function readFolderEntries(place: FolderPlace): Promise<readonly SourceEntry[]> {
  const root = await resolveFolder(place.folder);
  const entries: SourceEntry[] = [];
  const waiting: string[] = [''];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const child of await readFolder(join(root, path))) {
      const childPath = path === '' ? child.name : `${path}/${child.name}`;
      if (child.isDirectory()) waiting.push(childPath);
      else if (child.isSymbolicLink()) entries.push(...(await readLink(place, root, childPath)));
      else if (child.isFile()) entries.push(...(await readEntries(place, root, childPath)));
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

/** Links to files inside the folder are read; no other is followed, and none is passed over in silence. */
async function readLink(place: FolderPlace, root: string, path: string): Promise<readonly SourceEntry[]> {
  const target = await findTarget(join(root, path));
  const isInside = target !== undefined && (target.file === root || target.file.startsWith(root + sep));
  if (isInside && !target.isFolder) return readEntries(place, root, path);
  const cause = new GensenError('source.link-not-followed', {
    message: target === undefined ? `${join(root, path)} is a link that leads nowhere` : `${join(root, path)} is a link to ${target.file}, outside the folder`,
    mend: 'name the place that it leads to, or copy what is there',
  });
  const broken = createBrokenEntry({ file: join(root, path), key: `${place.rootName}/${path}`, path, cause });
  return [target?.isFolder === true ? { ...broken, named: false, folderLink: isInside ? 'inside' : 'outside' } : { ...broken, named: false }];
}

async function findTarget(link: string): Promise<{ readonly file: string; readonly isFolder: boolean } | undefined> {
  try {
    const file = await realpath(link);
    return { file, isFolder: (await stat(file)).isDirectory() };
  } catch {
    return undefined;
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
