import type { ChunkStore, StoredChunk } from '../../index/index.ts';

/** The texts right before and after a chunk in its document; absent at its ends. */
export interface Neighbours {
  readonly before?: string;
  readonly after?: string;
}

/** Neighbours of chunks by id. Reads each document once. */
export async function findNeighbours(chunks: readonly StoredChunk[], store: ChunkStore): Promise<ReadonlyMap<string, Neighbours>> {
  const documents = new Map(chunks.map(({ document, corpus }) => [document, corpus]));
  const read = await Promise.all([...documents].map(async ([document, corpus]) => [document, await store.chunksOf(corpus, document)] as const));
  const wholes = new Map(read);
  return new Map(chunks.map((chunk) => [chunk.id, neighboursOf(chunk, wholes.get(chunk.document) ?? [])]));
}

function neighboursOf({ ordinal, tenant }: StoredChunk, whole: readonly StoredChunk[]): Neighbours {
  const at = (wanted: number): string | undefined => whole.find((chunk) => chunk.ordinal === wanted && chunk.tenant === tenant)?.text;
  const before = at(ordinal - 1);
  const after = at(ordinal + 1);
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
