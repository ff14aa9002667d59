import type { BlobPlace } from './blob-folder.ts';
import { deflate, inflate, type FactsHead } from './packed-facts.ts';

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
  readonly outline: BlobPlace;
  readonly body: BodyPlaces;
  /** Absent: not linked yet. Made of other facts than those kept when its `key` differs: they are linked again. */
  readonly links?: LinkEntry;
}

/** Where the parts of a `PackedBody` lie. */
export type BodyPlaces = readonly [texts: BlobPlace, mentions: BlobPlace, definitions: BlobPlace];

/** The linked mentions of one document. */
export interface LinkEntry {
  readonly key: string;
  /** The facts that they were made of, as long as those of the entry are others. */
  readonly body?: BodyPlaces;
  /** `CompactLinks` as deflated JSON. */
  readonly links: BlobPlace;
  /** 法令ID of the other laws that it points at → how many mentions do. */
  readonly targets: Readonly<Record<string, number>>;
  /** `KeptDelegation`s as deflated JSON, with those of other documents that answer them; absent: it leaves nothing to orders. */
  readonly delegations?: BlobPlace;
  /** 法令ID of the orders that answer. */
  readonly answeredBy?: readonly string[];
  /** Whether a mention names a law that was not found. */
  readonly isOpen: boolean;
}

const format = 2;

/** Writes the catalogue as deflated JSON. */
export function writeCatalogue({ entries, linkedTo, postings }: Catalogue): Uint8Array {
  return deflate(JSON.stringify({ format, linkedTo, postings: [...postings], entries: [...entries] }));
}

/** Reads it; one of another format, or none, is empty, so that everything is found anew. */
export function readCatalogue(bytes: Uint8Array | undefined): Catalogue {
  const empty = { entries: new Map<string, CatalogueEntry>(), linkedTo: {}, postings: new Map<string, BlobPlace>() };
  if (bytes === undefined) return empty;
  try {
    const read: WrittenCatalogue = JSON.parse(inflate(bytes));
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
  for (const { outline, body, links } of entries.values()) {
    yield outline;
    yield* body;
    if (links === undefined) continue;
    yield links.links;
    yield* links.body ?? [];
    if (links.delegations !== undefined) yield links.delegations;
  }
  yield* postings.values();
}

/** The same catalogue with its blobs elsewhere. */
export function movePlaces({ entries, postings }: Catalogue, move: (place: BlobPlace) => BlobPlace): void {
  const moveBody = ([texts, mentions, definitions]: BodyPlaces): BodyPlaces => [move(texts), move(mentions), move(definitions)];
  const moveLinks = (links: LinkEntry): LinkEntry => ({
    ...links,
    links: move(links.links),
    ...(links.body === undefined ? {} : { body: moveBody(links.body) }),
    ...(links.delegations === undefined ? {} : { delegations: move(links.delegations) }),
  });
  for (const [document, { links, ...entry }] of entries) {
    entries.set(document, { ...entry, outline: move(entry.outline), body: moveBody(entry.body), ...(links === undefined ? {} : { links: moveLinks(links) }) });
  }
  for (const [law, place] of postings) postings.set(law, move(place));
}

/** The segments that hold a blob which counts. */
export function segmentsOf(catalogue: Catalogue): ReadonlySet<string> {
  return new Set([...placesOf(catalogue)].map(([segment]) => segment));
}
