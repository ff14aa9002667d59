import { contentHash, type AccessScope } from '../../corpora-config/index.ts';
import type { ChunkStore, StoredChunk, StoredDocument } from '../../index/index.ts';
import { selectPlace } from '../context/find-place.ts';
import type { ComparedProvision } from '../retriever.ts';

/** An article, or what stands for one: the preamble, an appendix, a supplementary provision without articles. */
export interface ComparedUnit extends ComparedProvision {
  /** The same in every revision, unless it was renumbered. */
  readonly path: string;
}

/** The units of one revision below `path` (with its border; empty for the whole), in document order. A place inside a unit is one unit. */
export async function readUnits({ id, corpus }: StoredDocument, path: string, { store, access }: { readonly store: Pick<ChunkStore, 'selectUnder' | 'chunksOf'>; readonly access: AccessScope }): Promise<readonly ComparedUnit[]> {
  const chunks = path === '' ? await store.chunksOf(corpus, id) : await selectPlace(store, { access, corpus }, `${id}${path}`);
  const [first] = chunks;
  if (first === undefined) return [];
  const isInside = path !== '' && chunks.every((chunk) => unitOf(chunk) !== `${id}${path}` && `${id}${path}`.startsWith(unitOf(chunk)));
  if (isInside) return [makeUnit(`${id}${path}`, id, chunks)];
  return [...groupChunks(chunks)].map(([unit, held]) => makeUnit(unit, id, held));
}

function groupChunks(chunks: readonly StoredChunk[]): ReadonlyMap<string, readonly StoredChunk[]> {
  const units = new Map<string, StoredChunk[]>();
  for (const chunk of chunks) {
    const held = units.get(unitOf(chunk));
    if (held === undefined) units.set(unitOf(chunk), [chunk]);
    else held.push(chunk);
  }
  return units;
}

/** The article around a chunk, else the place that it was cut from. */
function unitOf({ id, parent, document }: StoredChunk): string {
  return parent === document ? id.replace(/~\d+$/u, '') : parent;
}

function makeUnit(id: string, document: string, chunks: readonly StoredChunk[]): ComparedUnit {
  const text = chunks.map((chunk) => chunk.text).join('');
  const [first] = chunks;
  return { id, path: id.slice(document.length), heading: first?.breadcrumb.at(-1) ?? first?.title ?? '', text, contentHash: contentHash(text) };
}
