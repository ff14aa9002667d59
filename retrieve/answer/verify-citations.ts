import { contentHash, type AccessScope, type Citation } from '../../corpora-config/index.ts';
import type { ChunkStore } from '../../index/index.ts';

/** A citation with the corpus that its chunk is in. */
export interface PlacedCitation {
  readonly corpus: string;
  readonly citation: Citation;
}

/** Which citations hold, judged on what the store gives when asked again; index by index. */
export async function verifyCitations(citations: readonly PlacedCitation[], access: AccessScope, store: Pick<ChunkStore, 'getChunks'>): Promise<readonly boolean[]> {
  return Promise.all(citations.map((placed) => isTrue(placed, access, store)));
}

/** The chunk exists and may be seen, its text has the hash cited, and the quote is a non-empty part of it. */
async function isTrue({ corpus, citation }: PlacedCitation, access: AccessScope, store: Pick<ChunkStore, 'getChunks'>): Promise<boolean> {
  const [chunk] = await store.getChunks(corpus, [citation.id], access);
  if (chunk === undefined || citation.quote === '') return false;
  return contentHash(chunk.text) === citation.contentHash && chunk.text.includes(citation.quote);
}
