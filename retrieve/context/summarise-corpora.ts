import type { AccessScope } from '../../corpora-config/index.ts';
import type { ChunkStore } from '../../index/index.ts';
import type { CorpusSummary } from '../retriever.ts';

/** How much of each corpus the caller may see, sorted by corpus; corpora of which nothing may be seen are left out. */
export async function summariseCorpora(access: AccessScope, store: ChunkStore): Promise<readonly CorpusSummary[]> {
  const summaries = await Promise.all((await store.corpora()).map((corpus) => summarise(corpus, access, store)));
  return summaries.filter(({ documents, chunks }) => documents + chunks > 0).toSorted((a, b) => (a.corpus < b.corpus ? -1 : 1));
}

async function summarise(corpus: string, access: AccessScope, store: ChunkStore): Promise<CorpusSummary> {
  const { chunks } = await store.statistics({ access, corpus }, []);
  let documents = 0;
  for await (const { tenant } of store.documents(corpus)) if (access.tenants.includes(tenant)) documents += 1;
  return { corpus, documents, chunks };
}
