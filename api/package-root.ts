import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder: the nearest one upwards whose `package.json` is named gensen. The same from the sources and from `dist/`. */
export function findPackageRoot(from: string = import.meta.url): string {
  for (let folder = dirname(fileURLToPath(from)); folder !== dirname(folder); folder = dirname(folder)) {
    if (readManifest(folder).name === 'gensen') return folder;
  }
  throw new TypeError(`no package.json named gensen above ${from}`);
}

/** Version of the package in `root`. */
export function readPackageVersion(root: string): string {
  return readManifest(root).version ?? '0.0.0';
}

function readManifest(folder: string): { readonly name?: string; readonly version?: string } {
  const file = join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string } : {};
}
