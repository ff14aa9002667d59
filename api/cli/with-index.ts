import { GensenError, publicAccess } from '../../corpora-config/index.ts';
import type { OpenIndex } from '../../index/index.ts';
import type { Retriever } from '../../retrieve/index.ts';
import type { CommandContext } from './command-context.ts';

/** Opens the index of the data folder, runs `work` on it and closes it, whatever happens. */
export async function withIndex<Result>(context: CommandContext, readOnly: boolean, work: (index: OpenIndex) => Promise<Result>): Promise<Result> {
  const index = await openIndexOf(context, readOnly);
  try {
    return await work(index);
  } finally {
    await index.close();
  }
}

/** Opens the index of the data folder. Errors: those of `openIndex`. */
export async function openIndexOf({ loadRooms, loadAnalysis, options, environment }: CommandContext, readOnly: boolean): Promise<OpenIndex> {
  const { openIndex } = await loadRooms();
  const { embedding, embeddingApiKey } = environment;
  return openIndex({ dataFolder: options.dataFolder, embedding, embeddingApiKey, analysis: await loadAnalysis(), readOnly });
}

/** Opens a retriever over the data folder, runs `work` on it and closes both. Errors: `index.empty` before the first ingest. */
export async function withRetriever<Result>(context: CommandContext, work: (retriever: Retriever) => Promise<Result>): Promise<Result> {
  return withIndex(context, true, async (index) => {
    if ((await index.store.corpora()).length === 0) {
      throw new GensenError('index.empty', { message: `nothing was ingested into ${context.options.dataFolder} yet`, mend: 'run gensen ingest, or name the data folder with --data' });
    }
    const retriever = await openRetrieverOver(context, index);
    try {
      return await work(retriever);
    } finally {
      await retriever.close();
    }
  });
}

/** A retriever over an open index. */
export async function openRetrieverOver({ loadRooms, loadDefinitions, environment }: CommandContext, { store, references, analyser, embedder }: OpenIndex): Promise<Retriever> {
  const { openRetriever } = await loadRooms();
  return openRetriever({ store, references, analyser: await analyser(), embedder, corpora: await loadDefinitions(), without: environment.retrievalWithout, today: todayInJapan });
}

/** Who the command line asks as: the owner of the data folder names further tenants. */
export function accessFor(tenant: string | undefined): { readonly tenants: readonly string[] } {
  return tenant === undefined ? publicAccess : { tenants: [...publicAccess.tenants, tenant] };
}

/** Today's ISO date where the law is in force. */
function todayInJapan(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
}
