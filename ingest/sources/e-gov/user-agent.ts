import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Product and version as the server sees them, e.g. `gensen/0.1.0`; the version is that of the package. */
export function describeUserAgent(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  const { name, version }: { name?: unknown; version?: unknown } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `${String(name)}/${String(version)}`;
}
