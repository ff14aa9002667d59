import { contentHash, GensenError, type AccessScope } from '../../corpora-config/index.ts';
import type { StoredChunk, StoredDocument } from '../../index/index.ts';
import type { Retrieval } from '../retrieval.ts';
import type { Shown } from '../retriever.ts';
import { findPlace, type FoundPlace } from './find-place.ts';
import { describeStanding } from './revisions.ts';

/** What is opened: an identifier with or without revision, for whom, on which ISO date. */
export interface ShowRequest {
  readonly id: string;
  readonly access: AccessScope;
  readonly asOf: string;
}

/** Reopens a document, unit or chunk from storage. `previous` and `next` are the units beside it in its document. */
export async function show({ id, access, asOf }: ShowRequest, { store, corpora, lawNames }: Retrieval): Promise<Shown> {
  const place = await findPlace(id, { access, asOf }, { store, corpora, lawNames });
  const [first] = place.chunks;
  const [document] = first === undefined ? [] : await store.getDocuments(place.corpus, [first.document], access);
  if (first === undefined || document === undefined) throw new GensenError('item.not-found', { message: `${id} was removed while it was read`, mend: 'search again' });
  const whole = place.id === document.id ? [] : await store.chunksOf(place.corpus, document.id);
  return { ...describe(place, document), ...describeStanding(document, asOf), breadcrumb: place.id === document.id ? [] : first.breadcrumb, ...findBeside(place, whole) };
}

function describe({ id, corpus, chunks }: FoundPlace, document: StoredDocument): Omit<Shown, 'breadcrumb' | 'status' | 'statusNote'> {
  const text = chunks.map((chunk) => chunk.text).join('');
  return {
    id,
    corpus,
    title: document.title,
    uri: document.uri,
    date: document.date ?? null,
    revision: document.revision,
    text,
    contentHash: contentHash(text),
    attributes: { ...document.attributes, ...chunks[0]?.attributes },
    chunks: chunks.map((chunk) => ({ id: chunk.id, text: chunk.text, locator: chunk.locator, contentHash: chunk.contentHash })),
  };
}

/** A chunk's neighbours are chunks; a unit's are units. */
function findBeside({ id, chunks }: FoundPlace, whole: readonly StoredChunk[]): Pick<Shown, 'previous' | 'next'> {
  const isChunk = chunks.length === 1 && chunks[0]?.id === id;
  const name = (chunk: StoredChunk | undefined): string | undefined => (isChunk || chunk === undefined || chunk.parent === chunk.document ? chunk?.id : chunk.parent);
  const previous = name(whole.find(({ ordinal }) => ordinal === (chunks[0]?.ordinal ?? 0) - 1));
  const next = name(whole.find(({ ordinal }) => ordinal === (chunks.at(-1)?.ordinal ?? 0) + 1));
  return { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
}
