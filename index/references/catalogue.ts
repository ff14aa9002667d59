import type { BlobPlace, BlobPlaces } from './blob-folder.ts';
import { compress, decompress, type FactsHead } from './packed-facts.ts';

/** The root of a reference folder: what is kept of each document, and where. */
export interface Catalogue {
  /** By document identifier. */
  readonly entries: Map<string, CatalogueEntry>;
  /** 法令ID → shape of the law to which the mentions were last linked; what depends on another shape is linked again. */
  linkedTo: Readonly<Record<string, LawShape>>;
  /** 法令ID → `Postings` of the mentions in other laws that point at it. */
  readonly postings: Map<string, BlobPlace>;
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
  readonly outline: BlobPlaces;
  readonly body: BodyPlaces;
  /** Absent: not linked yet. Made of other facts than those kept when its `key` differs: they are linked again. */
  readonly links?: LinkEntry;
}

/** Where the parts of a `PackedBody` lie. */
export type BodyPlaces = readonly [texts: BlobPlaces, mentions: BlobPlaces, definitions: BlobPlaces];

/** The linked mentions of one document. */
export interface LinkEntry {
  readonly key: string;
  /** The facts that they were made of, as long as those of the entry are others. */
  readonly body?: BodyPlaces;
  /** `CompactLinks` as compressed JSON. */
  readonly links: BlobPlaces;
  /** 法令ID of the other laws that it points at → how many mentions do. */
  readonly targets: Readonly<Record<string, number>>;
  /** `KeptDelegation`s as compressed JSON, with those of other documents that answer them; absent: it leaves nothing to orders. */
  readonly delegations?: BlobPlaces;
  /** 法令ID of the orders that answer. */
  readonly answeredBy?: readonly string[];
  /** Whether a mention names a law that was not found. */
  readonly isOpen: boolean;
}

const format = 3;

/** Writes the catalogue as compressed JSON. */
export function writeCatalogue({ entries, linkedTo, postings }: Catalogue): Uint8Array {
  return compress(JSON.stringify({ format, linkedTo, postings: [...postings], entries: [...entries] }));
}

/** Reads it; one of another format, or none, is empty, so that everything is found anew. */
export function readCatalogue(bytes: Uint8Array | undefined): Catalogue {
  const empty = { entries: new Map<string, CatalogueEntry>(), linkedTo: {}, postings: new Map<string, BlobPlace>() };
  if (bytes === undefined) return empty;
  try {
    const read: WrittenCatalogue = JSON.parse(decompress(bytes));
    return read.format === format ? { entries: new Map(read.entries), linkedTo: read.linkedTo, postings: new Map(read.postings) } : empty;
  } catch {
    return empty;
  }
}

interface WrittenCatalogue {
  readonly format: number;
  readonly linkedTo: Catalogue['linkedTo'];
  readonly postings: readonly (readonly [law: string, place: BlobPlace])[];
  readonly entries: readonly (readonly [document: string, entry: CatalogueEntry])[];
}

/** The facts of which an entry's links were made. */
export function linkedBody({ body, links }: CatalogueEntry): BodyPlaces {
  return links?.body ?? body;
}

/** Every blob that counts. */
export function* placesOf({ entries, postings }: Catalogue): Generator<BlobPlace> {
  for (const entry of entries.values()) for (const places of blobsOfEntry(entry)) yield* places;
  yield* postings.values();
}

/** Every blob of an entry. */
export function blobsOfEntry({ outline, body, links }: CatalogueEntry): readonly BlobPlaces[] {
  return [outline, ...body, ...(links === undefined ? [] : [links.links, ...(links.body ?? []), ...(links.delegations === undefined ? [] : [links.delegations])])];
}

/** The same entry with its blobs elsewhere. */
export function moveBlobs({ links, ...entry }: CatalogueEntry, move: (blob: BlobPlaces) => BlobPlaces): CatalogueEntry {
  const moveBody = ([texts, mentions, definitions]: BodyPlaces): BodyPlaces => [move(texts), move(mentions), move(definitions)];
  const moved = { ...entry, outline: move(entry.outline), body: moveBody(entry.body) };
  if (links === undefined) return moved;
  const { body, delegations } = links;
  return { ...moved, links: { ...links, links: move(links.links), ...(body === undefined ? {} : { body: moveBody(body) }), ...(delegations === undefined ? {} : { delegations: move(delegations) }) } };
}

/** The segments that hold a blob which counts. */
export function segmentsOf(catalogue: Catalogue): ReadonlySet<string> {
  return new Set([...placesOf(catalogue)].map(([segment]) => segment));
}
