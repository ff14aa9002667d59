import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A function that runs in a worker thread: `module`'s export `name` (default: the default export). Input and output are structured-cloneable. */
export interface WorkerTask<Input, Output> {
  /** Source address of the module, made with `new URL('./x.ts', import.meta.url)` or `./x.js` after compilation. */
  readonly module: URL;
  readonly name?: string;
  /** Never set: carries the types of input and output. */
  readonly signature?: (input: Input) => Output;
}

/**
 * The file that a worker thread loads. Threads of Node 20 read no TypeScript, so `<root>/x/y.ts` becomes `<root>/dist/x/y.js`;
 * the root is the nearest folder above that has a package.json.
 */
export function compiledModule(module: URL): URL {
  if (module.protocol !== 'file:' || !module.pathname.endsWith('.ts')) return module;
  const path = fileURLToPath(module);
  const root = packageRoot(dirname(path));
  return pathToFileURL(join(root, 'dist', relative(root, path).replace(/\.ts$/u, '.js')));
}

/** A task of a module next to `base` (`import.meta.url`), in whatever form this code itself runs. */
export function workerTask<Input, Output>(file: string, base: string): WorkerTask<Input, Output> {
  const extension = base.endsWith('.ts') ? '.ts' : '.js';
  return { module: new URL(file.replace(/\.[jt]s$/u, extension), base) };
}

function packageRoot(folder: string): string {
  const parent = dirname(folder);
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (parent === folder) throw new TypeError('a worker module must stand inside a package');
  return packageRoot(parent);
}
