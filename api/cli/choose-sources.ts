import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GensenError, isLiveSource, type CorpusDefinition } from '../../corpora-config/index.ts';
import type { OpenIndex } from '../../index/index.ts';
import type { CommandContext } from './command-context.ts';

/** A corpus with the places that hold its source; none for a source over the network. */
export interface IngestTask {
  readonly definition: CorpusDefinition;
  readonly paths: readonly string[];
}

/** What was asked: corpora by id and places; both may be empty. */
export interface SourceChoice {
  readonly context: Pick<CommandContext, 'loadDefinitions' | 'packageRoot' | 'terminal'>;
  readonly index: Pick<OpenIndex, 'manifest'>;
  readonly corpora: readonly string[];
  readonly from: readonly string[];
  /** True: where the last run read, even if that was a `--from` in place of the network. */
  readonly lastRun?: boolean;
}

/**
 * Which corpora, and where each one's source is. One corpus takes every `--from` path. Otherwise each path is looked
 * into for sub-folders or archives named like corpora. Without `--from`: the source over the network if
 * the definition names one, the paths of the last run, else the definition's own.
 * Errors: `corpus.unknown`, `source.unreadable`, `request.invalid` when a path holds nothing named like a corpus.
 */
export async function chooseSources({ context, index, corpora, from, lastRun }: SourceChoice): Promise<readonly IngestTask[]> {
  const definitions = await context.loadDefinitions();
  const chosen = corpora.length === 0 ? definitions : corpora.map((id) => findDefinition(definitions, id));
  const paths = from.map((path) => resolve(context.terminal.workingFolder, path));
  const [only] = chosen;
  if (paths.length > 0 && corpora.length === 1 && only !== undefined) return [{ definition: only, paths }];
  if (paths.length > 0) return splitByName(chosen, paths);
  return chosen.map((definition) => ({ definition, paths: rememberPaths(definition, { context, index, ...(lastRun === undefined ? {} : { lastRun }) }) }));
}

/** A source over the network has no paths, and those of a run with `--from` do not outlive that run. */
function rememberPaths(definition: CorpusDefinition, { context, index, lastRun = false }: Pick<SourceChoice, 'context' | 'index' | 'lastRun'>): readonly string[] {
  const paths = index.manifest.corpora[definition.id]?.paths ?? [];
  if (isLiveSource(definition.source)) return lastRun ? paths : [];
  return paths.length > 0 ? paths : [resolve(context.packageRoot, definition.source.path)];
}

function findDefinition(definitions: readonly CorpusDefinition[], id: string): CorpusDefinition {
  const found = definitions.find((definition) => definition.id === id);
  if (found !== undefined) return found;
  throw new GensenError('corpus.unknown', {
    message: `expected one of ${definitions.map((definition) => definition.id).join(', ')}, got ${id}`,
    mend: 'name a corpus of the configuration folder, or add its definition',
  });
}

async function splitByName(definitions: readonly CorpusDefinition[], paths: readonly string[]): Promise<readonly IngestTask[]> {
  const entries = (await Promise.all(paths.map(listEntries))).flat();
  const tasks = definitions
    .map((definition) => ({ definition, paths: entries.filter(({ name }) => name === definition.id || name === `${definition.id}.zip`).map(({ path }) => path) }))
    .filter((task) => task.paths.length > 0);
  if (tasks.length > 0) return tasks;
  throw new GensenError('request.invalid', {
    message: `expected sub-folders named like a corpus (${definitions.map(({ id }) => id).join(', ')}) in ${paths.join(', ')}, found none`,
    mend: 'name the corpus: gensen ingest CORPUS --from PATH',
  });
}

async function listEntries(path: string): Promise<readonly { readonly name: string; readonly path: string }[]> {
  const names = await readdir(path).catch((cause: unknown) => {
    throw new GensenError('source.unreadable', { message: `expected a folder at ${path}`, mend: 'name an existing folder, or one corpus with its file: gensen ingest CORPUS --from FILE', cause });
  });
  return names.toSorted().map((name) => ({ name, path: join(path, name) }));
}
