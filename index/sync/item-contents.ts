import { unpackChunks, type PackedChunks } from '../stores/packed-chunks.ts';
import type { StoredChunk, StoredDocument } from '../stores/chunk-store.ts';
import type { DescribedDocument } from './describe-document.ts';

/** How far a thread takes an item: read for its facts alone; read and chunked; with terms; or with terms and packed, ready for the store. */
export type ItemForm = 'facts' | 'read' | 'analysed' | 'packed';

/** The documents of an item, in the item's order. */
export type ItemContents =
  | { readonly form: 'read'; readonly documents: readonly DescribedDocument[] }
  | { readonly form: 'analysed'; readonly documents: readonly DescribedDocument<StoredChunk>[] }
  | PackedContents;

/** `packed` has the chunks of all documents, in order. */
export interface PackedContents {
  readonly form: 'packed';
  readonly documents: readonly StoredDocument[];
  readonly packed: PackedChunks;
}

/** Takes the chunks out of their block again, for when documents of one item are to be treated differently. */
export function unpackDocuments({ documents, packed }: Pick<PackedContents, 'documents' | 'packed'>): readonly DescribedDocument<StoredChunk>[] {
  const chunks = unpackChunks(packed);
  let start = 0;
  return documents.map((document) => {
    const end = start + document.chunks;
    const own = chunks.slice(start, end);
    start = end;
    return { document, chunks: own };
  });
}
