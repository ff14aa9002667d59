import { join, resolve } from 'node:path';
import { GensenError, publicTenant, type CorpusDefinition } from '../../corpora-config/index.ts';
import type { LawFacts, LawRegister } from '../../ingest/index.ts';
import { chooseDefinition } from './choose-definition.ts';
import type { CommandContext } from './command-context.ts';

type RegisteredFacts = Omit<LawFacts, 'sentences' | 'terms' | 'applications'>;

/**
 * The laws of folders, archives or files as of today, for resolving references to them. What is no statute is left out.
 * @param paths relative to the working folder
 * @param withHeld true: the laws of the data folder too, as its last ingest found them
 */
export async function readRegister(context: CommandContext, paths: readonly string[], withHeld: boolean): Promise<LawRegister> {
  const { registerLaws } = await context.loadRooms();
  const definitions = await context.loadDefinitions();
  const definition = definitions.find(({ kind }) => kind === 'law') ?? await chooseDefinition(definitions, { corpus: 'laws', path: paths[0] ?? '' });
  const facts: RegisteredFacts[] = [];
  for (const path of paths) await collectFacts(context, { definition, path: resolve(context.terminal.workingFolder, path), facts });
  const held = withHeld ? await readHeld(context, definitions) : [];
  return registerLaws(chain([...held, facts]), new Date().toISOString().slice(0, 10));
}

async function readHeld({ loadRooms, options }: CommandContext, definitions: readonly CorpusDefinition[]): Promise<readonly Iterable<RegisteredFacts>[]> {
  const { openReferences } = await loadRooms();
  const references = openReferences(join(options.dataFolder, 'references'));
  try {
    const laws = definitions.filter(({ kind }) => kind === 'law');
    return await Promise.all(laws.map(({ id, tenant }) => references.outlines<LawFacts>({ corpus: id, access: { tenants: [publicTenant, tenant] } })));
  } finally {
    await references.close();
  }
}

/** One after another, so that the provisions of one law at a time are unpacked. */
function* chain<Value>(lists: readonly Iterable<Value>[]): Generator<Value> {
  for (const list of lists) yield* list;
}

interface Collecting {
  readonly definition: CorpusDefinition;
  readonly path: string;
  readonly facts: RegisteredFacts[];
}

async function collectFacts(context: CommandContext, { definition, path, facts }: Collecting): Promise<void> {
  const { openSource, readItem, lawValidity, findLawFacts } = await context.loadRooms();
  const source = await openSource({ paths: [path], include: ['**/*'], exclude: [], limits: definition.limits });
  try {
    for await (const { key, uri } of source.list()) {
      try {
        const validity = lawValidity([key]).get(key);
        const { documents } = await readItem({ definition, key, uri, bytes: await source.open(key, definition.limits.fileBytes), ...(validity === undefined ? {} : { validity }) });
        for (const { document } of documents) facts.push(withoutSentences(findLawFacts(document)));
      } catch (error) {
        if (!(error instanceof GensenError)) throw error;
      }
    }
  } finally {
    await source.close();
  }
}

function withoutSentences({ sentences: _sentences, terms: _terms, applications: _applications, ...facts }: LawFacts): RegisteredFacts {
  return facts;
}
