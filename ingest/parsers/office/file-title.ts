import { basename } from 'node:path';

/** The file's name without its extension, as a title of last resort. */
export function fileTitle(key: string): string {
  return basename(key).replace(/\.[a-z0-9]{1,5}$/iu, '') || key;
}
