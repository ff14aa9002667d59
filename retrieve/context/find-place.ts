import { GensenError, parseIdentifier, type AccessScope } from '../../corpora-config/index.ts';
import type { ChunkStore, SelectionScope, StoredChunk } from '../../index/index.ts';
import { nearestRevision, noneInForce, readRevisions, revisionInForce, type RevisionParts } from './revisions.ts';

/** Who asks, and on which ISO date a revision must hold when the identifier names none. */
export interface PlaceScope {
  readonly access: AccessScope;
  readonly asOf: string;
}

/** Chunks of a place, and the place's identifier with the revision that holds. */
export interface FoundPlace {
  readonly id: string;
  readonly corpus: string;
  /** In document order, never empty. */
  readonly chunks: readonly StoredChunk[];
}

/** No place has more chunks than this. */
const everyChunk = 100_000;

/**
 * Finds a document, unit or chunk. Without `@revision` the revision that holds on `asOf` is meant.
 * Throws `GensenError`: `identifier.invalid`; `revision.not-in-force` when the document is held, but no revision of it holds then;
 * `item.not-found`. The last two have the nearest that exists in message and details.
 */
export async function findPlace(id: string, scope: PlaceScope, parts: RevisionParts): Promise<FoundPlace> {
  const { kind } = parseIdentifier(id);
  const held = await parts.store.corpora();
  for (const { id: corpus } of parts.corpora.filter((corpus) => corpus.kind === kind && held.includes(corpus.id))) {
    const found = await findInCorpus(id, corpus, { scope, parts });
    if (found !== undefined) return found;
  }
  await refuseOutOfForce(id, scope, parts);
  throw notFound(id, await findNearest(id, scope, parts));
}

/** A law that is not yet or no longer in force is not the same as one that is not held. */
async function refuseOutOfForce(id: string, { access, asOf }: PlaceScope, parts: RevisionParts): Promise<void> {
  const { kind, revision } = parseIdentifier(id);
  if (kind !== 'law' || revision !== undefined) return;
  const revisions = await readRevisions(id, access, parts);
  const nearest = nearestRevision(revisions, asOf);
  if (nearest !== undefined && revisionInForce(revisions, asOf) === undefined) throw noneInForce(id, asOf, { nearest, path: id.slice(id.length - pathLength(id)) });
}

/** The chunks of a place whose identifier names the revision, in document order; empty when there is no such place. */
export async function selectPlace(store: Pick<ChunkStore, 'selectUnder'>, { limit = everyChunk, ...scope }: SelectionScope & { readonly limit?: number }, id: string): Promise<readonly StoredChunk[]> {
  return (await store.selectUnder(scope, id, limit)).filter((chunk) => isUnder(chunk.id, id));
}

interface PlaceSearch {
  readonly scope: PlaceScope;
  readonly parts: RevisionParts;
  readonly limit?: number;
}

async function findInCorpus(id: string, corpus: string, { scope, parts, limit = everyChunk }: PlaceSearch): Promise<FoundPlace | undefined> {
  const dated = await addRevision(id, corpus, { scope, parts });
  if (dated === undefined) return undefined;
  const chunks = await selectPlace(parts.store, { access: scope.access, corpus, limit }, dated);
  return chunks.length === 0 ? undefined : { id: dated, corpus, chunks };
}

/** An article is not above its branches (第二十四条 and 第二十四条の二), though the store takes `_` for a border: speeches need it. */
function isUnder(id: string, prefix: string): boolean {
  return id[prefix.length] !== '_' || parseIdentifier(prefix).path.length === 0;
}

/** `law/X/path` → `law/X@revision/path`; unchanged when the document is held without a revision. */
async function addRevision(id: string, corpus: string, { scope, parts }: PlaceSearch): Promise<string | undefined> {
  const parsed = parseIdentifier(id);
  if (parsed.revision !== undefined) return id;
  const document = id.slice(0, id.length - pathLength(id));
  const [first] = await parts.store.selectUnder({ access: scope.access, corpus, validOn: scope.asOf }, document, 1);
  return first === undefined ? undefined : `${first.document}${id.slice(document.length)}`;
}

/** Length of the path with its border. */
function pathLength(id: string): number {
  const { path } = parseIdentifier(id);
  if (path.length === 0) return 0;
  return id.length - documentLength(id);
}

function documentLength(id: string): number {
  const { kind, document } = parseIdentifier(id);
  if (kind === 'diet') return id.indexOf('_');
  return id.split('/').slice(0, document.length + 1).join('/').length;
}

/** Shortens the path step by step, at `/` and `-`, until something is there. */
async function findNearest(id: string, scope: PlaceScope, parts: RevisionParts): Promise<string | undefined> {
  const { kind } = parseIdentifier(id);
  const corpora = parts.corpora.filter((corpus) => corpus.kind === kind);
  for (const shorter of shorten(id)) {
    for (const { id: corpus } of corpora) {
      const found = await findInCorpus(shorter, corpus, { scope, parts, limit: 1 });
      if (found !== undefined) return found.id;
    }
  }
  return undefined;
}

function shorten(id: string): readonly string[] {
  const shortest = documentLength(id);
  const cuts = [...id.matchAll(/[/\-_~]/gu)].map(({ index }) => index).filter((at) => at >= shortest);
  return cuts.toReversed().map((at) => id.slice(0, at));
}

function notFound(id: string, nearest: string | undefined): GensenError {
  return new GensenError('item.not-found', {
    message: nearest === undefined ? `nothing is held under ${id}` : `nothing is held under ${id}; the nearest is ${nearest}`,
    mend: nearest === undefined ? 'look the document up with a search' : `ask for ${nearest}`,
    details: nearest === undefined ? undefined : { nearest },
  });
}
