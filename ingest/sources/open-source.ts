import type { CorpusDefinition } from '../../corpora-config/index.ts';
import { openFileSource } from './file-source.ts';
import { openFolderSource } from './folder-source.ts';
import { kindOfPath, openMultiSource } from './multi-source.ts';
import type { Source } from './source.ts';
import { openZipSource } from './zip-source.ts';

/** What a source is opened from. */
export interface OpenSourceOptions {
  /** Folders, zip archives and files; at least one. */
  readonly paths: readonly string[];
  /** Globs relative to each folder or archive; a file that `paths` names itself is taken whatever they say. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly limits: Pick<CorpusDefinition['limits'], 'archiveBytes'>;
}

/** Opens the adapter that fits the paths. Throws `source.unreadable` when one does not exist, `TypeError` without any path. */
export async function openSource({ paths, include, exclude, limits }: OpenSourceOptions): Promise<Source> {
  const [path] = paths;
  if (path === undefined) throw new TypeError('openSource needs at least one path');
  const { archiveBytes } = limits;
  const kinds = await Promise.all(paths.map(kindOfPath));
  if (paths.length > 1) return openMultiSource({ paths, include, exclude, archiveBytes });
  if (kinds[0] === 'file') return openFileSource(path);
  return kinds[0] === 'zip' ? openZipSource({ path, include, exclude, archiveBytes }) : openFolderSource({ path, include, exclude, archiveBytes });
}
