import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GensenError } from '../../../corpora-config/index.ts';

/**
 * Format of the folder that this version writes, and the only one that it reads: an index is made from its sources, so that an older
 * one is made again rather than translated. 1: a chunk's whole JSON in `body`. 2: the columns of `row-schema.ts`. 3: rows
 * that several revisions share. 4: what these have otherwise is told by their list alone.
 */
const storeFormat = 4;

/** Checks the format of a folder. A folder without one is new. Errors: `store.format-too-new`, `store.format-too-old`, `store.failed`. */
export async function checkFormat(folder: string): Promise<void> {
  const found = await readFormat(folder);
  if (found === undefined || found === storeFormat) return;
  if (found < storeFormat) {
    throw new GensenError('store.format-too-old', {
      message: `index format ${found} in ${folder}; this version reads format ${storeFormat}`,
      mend: 'run `gensen ingest` into an empty data folder; the sources hold everything that the index holds',
    });
  }
  throw new GensenError('store.format-too-new', {
    message: `index format ${found} in ${folder}; this version reads format ${storeFormat}`,
    mend: 'install a newer gensen, or run `gensen ingest` into an empty data folder',
  });
}

/** Writes the format into a folder that has none. */
export async function stampFormat(folder: string): Promise<void> {
  if ((await readFormat(folder)) === undefined) await writeFile(formatPath(folder), `${JSON.stringify({ engine: 'lancedb', format: storeFormat })}\n`);
}

async function readFormat(folder: string): Promise<number | undefined> {
  const text = await readFile(formatPath(folder), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw new GensenError('store.failed', { message: `cannot read ${formatPath(folder)}`, mend: 'check permissions and the disk', cause });
  });
  return text === undefined ? undefined : parseFormat(text, folder);
}

function parseFormat(text: string, folder: string): number {
  try {
    const { format }: { readonly format?: unknown } = JSON.parse(text);
    if (Number.isInteger(format) && Number(format) > 0) return Number(format);
    throw new TypeError(`expected a positive whole number as format, got ${JSON.stringify(format)}`);
  } catch (cause) {
    throw new GensenError('store.failed', { message: `${formatPath(folder)} names no format`, mend: 'restore it from a backup, or run `gensen ingest` into an empty data folder', cause });
  }
}

function formatPath(folder: string): string {
  return join(folder, 'format.json');
}
