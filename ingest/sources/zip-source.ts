import { basename } from 'node:path';
import { createSource, type Selection } from './entries.ts';
import type { Source } from './source.ts';
import { readArchiveEntries } from './zip-entries.ts';

/** How a zip archive is read. */
export interface ZipSourceOptions extends Selection {
  readonly path: string;
  /** What all entries together may unpack to, in bytes. */
  readonly archiveBytes: number;
}

/** The entries of one zip archive. Listing throws `source.hostile-path`, `source.too-large` or `source.unreadable`. */
export function openZipSource({ path, archiveBytes, include, exclude }: ZipSourceOptions): Source {
  return createSource({
    description: `zip ${path}`,
    selection: { include, exclude },
    collect: () => readArchiveEntries({ file: path, keyPrefix: basename(path).normalize('NFC'), pathPrefix: '', archiveBytes }),
  });
}
