import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GensenError } from '../../../corpora-config/index.ts';

/** Format of the folder that this version writes; it reads up to this one. 1: the columns of `row-schema.ts`. */
const storeFormat = 1;

/** Checks the format of a folder. A folder without one is new. Errors: `store.format-too-new`, `store.failed`. */
export async function checkFormat(folder: string): Promise<void> {
  const found = await readFormat(folder);
  if (found === undefined || found <= storeFormat) return;
  throw new GensenError('store.format-too-new', {
    message: `index format ${found} in ${folder}; this version reads up to ${storeFormat}`,
    mend: 'install a newer gensen, or run `gensen ingest` into an empty data folder',
  });
}

/** Writes the format into a folder that has none. */
export async function stampFormat(folder: string): Promise<void> {
  if ((await readFormat(folder)) === undefined) await writeFile(formatPath(folder), `${JSON.stringify({ engine: 'lancedb', format: storeFormat })}\n`);
}

async function readFormat(folder: string): Promise<number | undefined> {
  const text = await readFile(formatPath(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return Number(JSON.parse(text).format);
  } catch (cause) {
    throw new GensenError('store.failed', { message: `${formatPath(folder)} is not JSON`, mend: 'restore it from a backup, or run `gensen ingest` into an empty data folder', cause });
  }
}

function formatPath(folder: string): string {
  return join(folder, 'format.json');
}
