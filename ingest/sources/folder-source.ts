import { basename, resolve } from 'node:path';
import { createSource, type Selection } from './entries.ts';
import { readFolderEntries } from './folder-entries.ts';
import type { Source } from './source.ts';

/** How a folder is read. */
export interface FolderSourceOptions extends Selection {
  readonly path: string;
  /** What all entries of one archive may unpack to, in bytes. */
  readonly archiveBytes: number;
}

/** The files below one folder, the entries of its zip archives among them. */
export function openFolderSource({ path, archiveBytes, include, exclude }: FolderSourceOptions): Source {
  const rootName = basename(resolve(path)).normalize('NFC');
  return createSource({
    description: `folder ${path}`,
    selection: { include, exclude },
    collect: () => readFolderEntries({ folder: path, rootName, archiveBytes }),
  });
}
