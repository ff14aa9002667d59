import type { BlobPlace } from './blob-folder.ts';
import { deflate, inflate, type FactsHead } from './packed-facts.ts';

/** The root of a reference folder: what is kept of each document, and where. */
export interface Catalogue {
  /** By document identifier. */
  readonly entries: Map<string, CatalogueEntry>;
  /** 法令ID → shape of the law to which the mentions were last linked; what depends on another shape is linked again. */
  linkedTo: Readonly<Record<string, LawShape>>;
}

/** What mentions of a law depend on. */
export interface LawShape {
  /** Hashes of the names of its revisions. */
  readonly names: string;
  /** Hashes of the provisions of its revisions, and which of them is in force. */
  readonly provisions: string;
}

/** What is kept of one document. */
export interface CatalogueEntry {
  readonly tenant: string;
  /** Under what the facts were found: hash of the document's row, version of the grammar. */
  readonly key: string;
  readonly head: FactsHead;
  readonly outline: BlobPlace;
  readonly facts: BlobPlace;
  /** Absent: not linked yet. Made of other facts than those kept when its `key` differs: they are linked again. */
  readonly links?: LinkEntry;
}

/** The linked mentions of one document. */
export interface LinkEntry {
  readonly key: string;
  /** `DocumentReferences`, packed. */
  readonly sentences: BlobPlace;
  /** `EdgeTable` as deflated JSON. */
  readonly edges: BlobPlace;
  /** 法令ID of the laws that it points at → how many mentions do. */
  readonly targets: Readonly<Record<string, number>>;
  /** `KeptDelegation`s as deflated JSON, with those of other documents that answer them; absent: it leaves nothing to orders. */
  readonly delegations?: BlobPlace;
  /** 法令ID of the orders that answer. */
  readonly answeredBy?: readonly string[];
  /** Terms that it defines. */
  readonly terms: readonly string[];
  /** Whether a mention names a law that was not found. */
  readonly isOpen: boolean;
}

const format = 1;

/** Writes the catalogue as deflated JSON. */
export function writeCatalogue({ entries, linkedTo }: Catalogue): Uint8Array {
  return deflate(JSON.stringify({ format, linkedTo, entries: [...entries] }));
}

/** Reads it; one of another format, or none, is empty, so that everything is found anew. */
export function readCatalogue(bytes: Uint8Array | undefined): Catalogue {
  const empty = { entries: new Map<string, CatalogueEntry>(), linkedTo: {} };
  if (bytes === undefined) return empty;
  try {
    const read: { readonly format: number; readonly linkedTo: Catalogue['linkedTo']; readonly entries: readonly [string, CatalogueEntry][] } = JSON.parse(inflate(bytes));
    return read.format === format ? { entries: new Map(read.entries), linkedTo: read.linkedTo } : empty;
  } catch {
    return empty;
  }
}

/** The blobs of an entry. */
export function placesOf({ outline, facts, links }: CatalogueEntry): readonly BlobPlace[] {
  return links === undefined ? [outline, facts] : [outline, facts, links.sentences, links.edges, ...(links.delegations === undefined ? [] : [links.delegations])];
}

/** The segments that hold a blob which counts. */
export function segmentsOf({ entries }: Catalogue): ReadonlySet<string> {
  return new Set([...entries.values()].flatMap(placesOf).map(([segment]) => segment));
}
