import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { GensenError } from '../errors/gensen-error.ts';

/**
 * Reads every `*.yaml` of `folder` with `read`, sorted by id.
 * Throws `GensenError` `configuration.invalid` naming the file and the key when one is wrong, or the id that two files share.
 */
export async function readDefinitions<Definition extends { readonly id: string }>(
  folder: string,
  read: (written: unknown) => Definition,
): Promise<readonly Definition[]> {
  const names = await listNames(folder);
  const definitions = await Promise.all(names.map((name) => readDefinition(join(folder, name), read)));
  const sorted = definitions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const twice = sorted.find(({ id }, at) => id === sorted[at + 1]?.id);
  if (twice !== undefined) {
    throw new GensenError('configuration.invalid', { message: `two files in ${folder} share the id ${twice.id}`, mend: 'give each file its own `id`' });
  }
  return sorted;
}

async function listNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  } catch (cause) {
    throw new GensenError('configuration.invalid', { message: `no folder ${folder}`, mend: 'name the configuration folder with --config', cause });
  }
}

async function readDefinition<Definition>(file: string, read: (written: unknown) => Definition): Promise<Definition> {
  try {
    return read(parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const message = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new GensenError('configuration.invalid', { message: `${file}: ${message}`, mend: 'compare with the commented files of the same folder in corpora-config', cause });
  }
}
