import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { GensenError } from '../corpora-config/index.ts';
import { settingNames } from './environment.ts';

const fileSchema = z.strictObject(Object.fromEntries(settingNames.map((name) => [name, z.string().optional()])));

/** Other spellings, nested or with a stop: `analysis: {mode: search}`, `analysis.mode: search`. */
const spellings: Readonly<Record<string, string>> = { 'analysis.morphology': 'GENSEN_ANALYSIS_MORPHOLOGY', 'analysis.mode': 'GENSEN_ANALYSIS_MODE' };

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
    return fileSchema.parse(nameSettings(parse(text) ?? {}, file));
  } catch (cause) {
    if (cause instanceof GensenError) throw cause;
    const message = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new GensenError('configuration.invalid', { message: `${file}: ${message}`, mend: `known keys: ${[...settingNames, ...Object.keys(spellings)].join(', ')}; every value is a text`, cause });
  }
}

/** Every setting under its one name. What is no mapping is left for the schema to refuse. */
function nameSettings(written: unknown, file: string): unknown {
  if (!isMapping(written)) return written;
  const named: Record<string, unknown> = {};
  for (const [key, value] of flatten(written)) {
    const name = spellings[key] ?? key;
    if (Object.hasOwn(named, name)) throw new GensenError('configuration.invalid', { message: `${file}: expected ${name} once, got it in two spellings`, mend: 'leave one of them out' });
    named[name] = value;
  }
  return named;
}

function flatten(written: object): readonly (readonly [string, unknown])[] {
  return Object.entries(written).flatMap(([group, value]: [string, unknown]) =>
    isMapping(value) ? Object.entries(value).map(([key, own]: [string, unknown]) => [`${group}.${key}`, own] as const) : [[group, value] as const]);
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
