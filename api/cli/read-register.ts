import { join, resolve } from 'node:path';
import { GensenError, publicTenant, type CorpusDefinition } from '../../corpora-config/index.ts';
import type { LawCollection, LawFacts, LawRegister } from '../../ingest/index.ts';
import { chooseDefinition } from './choose-definition.ts';
import type { CommandContext } from './command-context.ts';

/**
 * The laws of folders, archives or files as of today, for resolving references to them. What is no statute is left out.
 * @param paths relative to the working folder
 * @param withHeld true: the laws of the data folder too, as its last ingest found them
 */
export async function readRegister(context: CommandContext, paths: readonly string[], withHeld: boolean): Promise<LawRegister> {
  const { collectLaws } = await context.loadRooms();
  const definitions = await context.loadDefinitions();
  const definition = definitions.find(({ kind }) => kind === 'law') ?? await chooseDefinition(definitions, { corpus: 'laws', path: paths[0] ?? '' });
  const laws = collectLaws(new Date().toISOString().slice(0, 10));
  if (withHeld) await addHeld(context, definitions, laws);
  for (const path of paths) await addFrom(context, { definition, path: resolve(context.terminal.workingFolder, path), laws });
  return laws.register();
}

async function addHeld({ loadRooms, options }: CommandContext, definitions: readonly CorpusDefinition[], laws: LawCollection): Promise<void> {
  const { openReferences } = await loadRooms();
  const references = openReferences(join(options.dataFolder, 'references'));
  try {
    for (const { id, tenant } of definitions.filter(({ kind }) => kind === 'law')) {
      for (const outline of await references.outlines<LawFacts>({ corpus: id, access: { tenants: [publicTenant, tenant] } })) laws.add(outline);
    }
  } finally {
    await references.close();
  }
}

interface Collecting {
  readonly definition: CorpusDefinition;
  readonly path: string;
  readonly laws: LawCollection;
}

async function addFrom(context: CommandContext, { definition, path, laws }: Collecting): Promise<void> {
  const { openSource, readItem, lawValidity, findLawOutline } = await context.loadRooms();
  const source = await openSource({ paths: [path], include: ['**/*'], exclude: [], limits: definition.limits });
  try {
    for await (const { key, uri } of source.list()) {
      try {
        const validity = lawValidity([key]).get(key);
        const { documents } = await readItem({ definition, key, uri, bytes: await source.open(key, definition.limits.fileBytes), ...(validity === undefined ? {} : { validity }) });
        for (const { document } of documents) laws.add(findLawOutline(document));
      } catch (error) {
        if (!(error instanceof GensenError)) throw error;
      }
    }
  } finally {
    await source.close();
  }
}
