import { basename, dirname, resolve } from 'node:path';
import { createSource } from './entries.ts';
import { createFileEntry } from './read-file.ts';
import type { Source } from './source.ts';

/** One file, named by hand, so that no globs apply. Its key begins with the name of its folder, as if that were the root. */
export function openFileSource(path: string): Source {
  return createSource({
    description: `file ${path}`,
    selection: { include: [], exclude: [] },
    collect: async () => [{ ...(await createFileEntry(placeOfFile(path))), named: true }],
  });
}

/** Where a single file lies and the key it bears. */
export function placeOfFile(path: string): { readonly file: string; readonly key: string; readonly path: string } {
  const file = resolve(path);
  const name = basename(file);
  return { file, key: `${basename(dirname(file)) || 'root'}/${name}`, path: name };
}
