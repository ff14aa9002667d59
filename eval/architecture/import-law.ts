import { posix } from 'node:path';
import type { SourceFacts } from './measure-source.ts';

/** Which rooms a room may import, each through its `index.ts`. */
const law: Readonly<Record<string, readonly string[]>> = {
  'corpora-config': [],
  ingest: ['corpora-config'],
  index: ['corpora-config'],
  retrieve: ['corpora-config', 'index'],
  api: ['corpora-config', 'retrieve', 'index'],
  eval: ['corpora-config', 'retrieve'],
};

/** The places that may reach further: the one that compares source and index with its worker entry, the composition edge, and the benchmark of the analysis alone. */
const exceptions: readonly { readonly within: string; readonly room: string }[] = [
  { within: 'index/sync-corpus.ts', room: 'ingest' },
  { within: 'index/sync-item-worker.ts', room: 'ingest' },
  { within: 'api/cli/', room: 'ingest' },
  { within: 'eval/bench/', room: 'index' },
];

export const rooms: readonly string[] = Object.keys(law);

/** Every import that the law of the rooms forbids, as a sentence. */
export function findForbiddenImports(sources: readonly SourceFacts[]): readonly string[] {
  return sources.flatMap(({ file, imports }) => imports.filter(isRelative).flatMap((name) => {
    const target = resolveImport(file, name);
    const [from, to] = [roomOf(file), roomOf(target)];
    if (from === to || target === 'package.json') return [];
    if (!mayImport(file, from, to)) return [`${file} imports ${target}: ${from} may not import ${to}`];
    return target === `${to}/index.ts` ? [] : [`${file} imports ${target}: other rooms are entered through ${to}/index.ts`];
  }));
}

/** Groups of files that import one another in a circle. */
export function findCycles(sources: readonly SourceFacts[]): readonly (readonly string[])[] {
  const graph = new Map(sources.map(({ file, imports }) => [file, imports.filter(isRelative).map((name) => resolveImport(file, name))]));
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[][] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') return void cycles.push([...path.slice(path.indexOf(file)), file]);
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

/** Package names that the sources import, Node's own left out. */
export function findPackages(sources: readonly SourceFacts[]): ReadonlySet<string> {
  const names = sources.flatMap(({ imports }) => imports).filter((name) => !isRelative(name) && !name.startsWith('node:'));
  return new Set(names.map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')));
}

function mayImport(file: string, from: string, to: string): boolean {
  if (law[from]?.includes(to) === true) return true;
  return exceptions.some(({ within, room }) => room === to && (file === within || (within.endsWith('/') && file.startsWith(within))));
}

function isRelative(name: string): boolean {
  return name.startsWith('.');
}

function resolveImport(file: string, name: string): string {
  return posix.normalize(posix.join(posix.dirname(file), name)).replace(/\.js$/u, file.endsWith('.js') ? '.js' : '.ts');
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? '';
}
