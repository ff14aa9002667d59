import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { GensenError } from '../corpora-config/index.ts';
import { settingNames } from './environment.ts';

const fileSchema = z.strictObject(Object.fromEntries(settingNames.map((name) => [name, z.string().optional()])));

/**
 * Reads `settings.yaml` of a configuration folder: the same names as the environment, which wins over it. No file, no settings.
 * Errors: `configuration.invalid` naming the file and the key.
 */
export async function readSettingsFile(folder: string): Promise<Readonly<Record<string, string | undefined>>> {
  const file = join(folder, 'settings.yaml');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '';
    throw new GensenError('configuration.invalid', { message: `cannot read ${file}`, mend: 'check its permissions', cause: error });
  });
  try {
    return fileSchema.parse(parse(text) ?? {});
  } catch (cause) {
    const message = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new GensenError('configuration.invalid', { message: `${file}: ${message}`, mend: `known keys: ${settingNames.join(', ')}; every value is a text`, cause });
  }
}
