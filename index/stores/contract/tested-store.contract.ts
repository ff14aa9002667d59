import type { Candidate, ChunkStore, SelectionScope, StoredChunk } from '../chunk-store.ts';
import { publicAccess } from '../../../corpora-config/index.ts';
import { sampleChange, sampleCorpus } from '../sample-rows.fixture.ts';

/** What a suite of an adapter gives: opens the store that lies at `place`, a folder of its own; the same place is the same store. */
export type OpenStore = (place: string) => Promise<ChunkStore>;

/** An empty store, and the two things that claims do most. */
export interface Tested {
  readonly store: ChunkStore;
  /** Puts chunks and nothing else. */
  put(...chunks: StoredChunk[]): Promise<void>;
  /** Identifiers found by terms of equal weight, best first. */
  lexical(scope: Partial<SelectionScope>, ...terms: string[]): Promise<string[]>;
}

/** A sentence that can be false, and how to find out. */
export type Claim = readonly [title: string, check: (tested: Tested) => Promise<void>];

/** The scope of most claims. */
export const inPublic: SelectionScope = { access: publicAccess, corpus: sampleCorpus };

export function createTested(store: ChunkStore): Tested {
  return {
    store,
    put: (...chunks) => store.apply(sampleCorpus, sampleChange({ putChunks: chunks })),
    lexical: async (scope, ...terms) => idsOf(await store.selectLexical({ ...inPublic, ...scope }, terms.map((term) => ({ term, weight: 1 })), 100)),
  };
}

/** Every row of a stream. */
export async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

export function idsOf(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ chunk }) => chunk.id);
}
