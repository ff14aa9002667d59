import { join } from 'node:path';
import type { BlobFolder } from './blob-folder.ts';
import { openFileBlobs } from './file-blobs.ts';
import type { DocumentReferences } from './document-references.ts';
import { openMemoryBlobs } from './memory-blobs.ts';
import type { FactsOutline, KeptFacts } from './packed-facts.ts';
import { ReferenceReader } from './reference-reader.ts';
import type { IncomingMentions, LawEdge, ReferenceScope, ReferringDocument } from './reference-scope.ts';
import { ReferenceWriter } from './reference-writer.ts';

/**
 * The references of the laws, derived from their texts by `gensen ingest` and kept beside the chunks. A read sees one published
 * state, whole. Errors: `store.failed`.
 */
export interface ReferenceStore {
  /** Everything kept of one document; undefined when nothing is, or the caller may not see it. */
  outgoing(scope: ReferenceScope, document: string): Promise<DocumentReferences | undefined>;
  /** The mentions of a law (法令ID) in other laws, by document in the order of identifiers. */
  incoming(scope: ReferenceScope, law: string): Promise<readonly IncomingMentions[]>;
  /** Which law mentions which others, itself left out. */
  lawEdges(scope: ReferenceScope): Promise<readonly LawEdge[]>;
  /** Documents that define a term, exact after folding, in the order of identifiers. */
  defining(scope: ReferenceScope, term: string): Promise<readonly ReferringDocument[]>;
  /** Every document of which references are kept, in the order of identifiers. */
  documents(scope: ReferenceScope): Promise<readonly ReferringDocument[]>;
  /** Element paths of a document's provisions, in its order; undefined when none are kept, or the caller may not see it. */
  elements(scope: ReferenceScope, document: string): Promise<readonly string[] | undefined>;
  /** What every law tells of its names and provisions, as it was found, in the order of identifiers; unpacked one at a time. */
  outlines<Facts extends KeptFacts>(scope: ReferenceScope): Promise<Iterable<FactsOutline<Facts>>>;
  /** The one writer of a corpus. */
  write(corpus: string): Promise<ReferenceWriter>;
  close(): Promise<void>;
}

/** Keeps references in files, a folder for each corpus. */
export function openReferences(folder: string): ReferenceStore {
  return createReferenceStore((corpus) => openFileBlobs(join(folder, corpus)));
}

/** Keeps references in memory. */
export function openMemoryReferences(): ReferenceStore {
  return createReferenceStore(openMemoryBlobs);
}

function createReferenceStore(openBlobs: (corpus: string) => BlobFolder): ReferenceStore {
  const folders = new Map<string, { readonly blobs: BlobFolder; readonly reader: ReferenceReader }>();
  const folderOf = (corpus: string): { readonly blobs: BlobFolder; readonly reader: ReferenceReader } => {
    const held = folders.get(corpus);
    if (held !== undefined) return held;
    const blobs = openBlobs(corpus);
    const opened = { blobs, reader: new ReferenceReader(blobs) };
    folders.set(corpus, opened);
    return opened;
  };
  return {
    outgoing: (scope, document) => folderOf(scope.corpus).reader.outgoing(scope, document),
    incoming: (scope, law) => folderOf(scope.corpus).reader.incoming(scope, law),
    lawEdges: (scope) => folderOf(scope.corpus).reader.lawEdges(scope),
    defining: (scope, term) => folderOf(scope.corpus).reader.defining(scope, term),
    documents: (scope) => folderOf(scope.corpus).reader.documents(scope),
    elements: (scope, document) => folderOf(scope.corpus).reader.elements(scope, document),
    outlines: (scope) => folderOf(scope.corpus).reader.outlines(scope),
    write: (corpus) => ReferenceWriter.open(folderOf(corpus).blobs),
    close: async () => {
      for (const { blobs } of folders.values()) await blobs.close();
    },
  };
}
