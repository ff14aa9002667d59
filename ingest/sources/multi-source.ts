import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createSource, type Selection, type SourceEntry } from './entries.ts';
import { placeOfFile } from './file-source.ts';
import { readFolderEntries } from './folder-entries.ts';
import { createFileEntry, unreadable } from './read-file.ts';
import type { Source } from './source.ts';
import { readArchiveEntries } from './zip-entries.ts';

/** How several places are read as one source. */
export interface MultiSourceOptions extends Selection {
  /** Folders, zip archives and files, mixed. */
  readonly paths: readonly string[];
  /** What all entries of one archive may unpack to, in bytes. */
  readonly archiveBytes: number;
}

/**
 * Several places as one source. Two roots of the same name keep apart: the keys of the second begin with `{name}~2`.
 * A file reached twice by the same key stands once.
 */
export function openMultiSource({ paths, archiveBytes, include, exclude }: MultiSourceOptions): Source {
  return createSource({
    description: `${paths.length} places: ${paths.join(', ')}`,
    selection: { include, exclude },
    collect: async () => {
      const names = nameRoots(paths);
      const entries = await Promise.all(paths.map((path, index) => collectPath(path, names[index] ?? basename(path), archiveBytes)));
      return entries.flat();
    },
  });
}

/** What a path is, by its name and the file system. Throws `source.unreadable` when nothing is there. */
export async function kindOfPath(path: string): Promise<'folder' | 'zip' | 'file'> {
  try {
    if ((await stat(path)).isDirectory()) return 'folder';
  } catch (cause) {
    throw unreadable(path, cause);
  }
  return /\.zip$/iu.test(path) ? 'zip' : 'file';
}

function nameRoots(paths: readonly string[]): readonly string[] {
  const places = new Map<string, Set<string>>();
  return paths.map((path) => {
    const root = resolve(path);
    const name = basename(root).normalize('NFC');
    const known = places.get(name) ?? new Set<string>();
    places.set(name, known.add(root));
    const rank = [...known].indexOf(root) + 1;
    return rank === 1 ? name : `${name}~${rank}`;
  });
}

async function collectPath(path: string, rootName: string, archiveBytes: number): Promise<readonly SourceEntry[]> {
  const kind = await kindOfPath(path);
  if (kind === 'folder') return readFolderEntries({ folder: path, rootName, archiveBytes });
  if (kind === 'zip') return readArchiveEntries({ file: path, keyPrefix: rootName, pathPrefix: '', archiveBytes });
  return [{ ...(await createFileEntry(placeOfFile(path))), named: true }];
}
