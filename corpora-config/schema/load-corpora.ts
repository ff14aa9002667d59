import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { GensenError } from '../errors/gensen-error.ts';
import { readCorpusDefinition, type CorpusDefinition } from './corpus-definition.ts';

/**
 * Reads every `corpora/*.yaml` of a configuration folder, sorted by corpus id.
 * Throws `GensenError` `configuration.invalid` naming the file and the key when one is wrong or two share an id.
 */
export async function loadCorpora(folder: string): Promise<readonly CorpusDefinition[]> {
  const names = await listDefinitions(folder);
  const definitions = await Promise.all(names.map((name) => readDefinition(join(folder, 'corpora', name))));
  const ids = new Set(definitions.map((definition) => definition.id));
  if (ids.size !== definitions.length) {
    throw new GensenError('configuration.invalid', { message: `two corpora in ${folder} share an id`, mend: 'give each file its own `id`' });
  }
  return definitions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function listDefinitions(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(join(folder, 'corpora'))).filter((name) => name.endsWith('.yaml')).toSorted();
  } catch (cause) {
    throw new GensenError('configuration.invalid', { message: `no folder ${join(folder, 'corpora')}`, mend: 'name the configuration folder with --config', cause });
  }
}

async function readDefinition(file: string): Promise<CorpusDefinition> {
  try {
    return readCorpusDefinition(parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const message = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new GensenError('configuration.invalid', { message: `${file}: ${message}`, mend: 'compare with the commented definitions in corpora-config/corpora', cause });
  }
}
