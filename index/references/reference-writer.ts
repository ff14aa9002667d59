import type { SentenceReferences } from '../../corpora-config/index.ts';
import type { BlobFolder, BlobPlace } from './blob-folder.ts';
import { placesOf, readCatalogue, segmentsOf, writeCatalogue, type Catalogue, type CatalogueEntry, type LinkEntry } from './catalogue.ts';
import { packReferences, tabulateEdges, unpackReferences, type DocumentReferences, type KeptDelegation } from './document-references.ts';
import { deflate, unpackFacts, unpackOutline, type FactsOutline, type KeptFacts, type PackedFacts } from './packed-facts.ts';

/** So many bytes of facts are gathered before they are written. */
const gatheredBytes = 4 * 1024 * 1024;

/** After so many bytes the catalogue is published, so that a run that is cut off need not find those facts again. */
const publishedBytes = 32 * 1024 * 1024;

/** Segments are written anew when less than this share of them counts. */
const leastLiveShare = 0.5;

/** A folder with less than this is never written anew for its share alone. */
const smallFolderBytes = 4 * 1024 * 1024;

/** Blobs copied at a time. */
const copiedAtOnce = 64;

/**
 * The one writer of a corpus's references. What it is told counts from the next `publish` on; until then readers see the state of
 * before, whole.
 */
export class ReferenceWriter {
  readonly #blobs: BlobFolder;
  readonly #catalogue: Catalogue;
  #gathered: PackedFacts[] = [];
  #gatheredBytes = 0;
  #unpublishedBytes = 0;
  #written: Promise<void> = Promise.resolve();
  #isChanged = false;

  private constructor(blobs: BlobFolder, catalogue: Catalogue) {
    this.#blobs = blobs;
    this.#catalogue = catalogue;
  }

  static async open(blobs: BlobFolder): Promise<ReferenceWriter> {
    return new ReferenceWriter(blobs, readCatalogue(await blobs.readRoot()));
  }

  /** Documents in the order of their identifiers. */
  get entries(): readonly (readonly [document: string, entry: CatalogueEntry])[] {
    return [...this.#catalogue.entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  get linkedTo(): Catalogue['linkedTo'] {
    return this.#catalogue.linkedTo;
  }

  /** Under what the facts of a document are kept; undefined when they are not. */
  keyOf(document: string): string | undefined {
    return this.#catalogue.entries.get(document)?.key;
  }

  /** Keeps facts under their row's hash and `version`. Of a document that is given twice the last ones count. */
  async addFacts(facts: readonly PackedFacts[], version: string): Promise<void> {
    for (const packed of facts.filter(({ document, rowHash }) => this.keyOf(document) !== factsKey(rowHash, version))) {
      this.#gathered.push(packed);
      this.#gatheredBytes += packed.outline.length + packed.body.length;
    }
    if (this.#gatheredBytes >= gatheredBytes) await this.flush(version);
  }

  /** Writes what was gathered. */
  async flush(version: string): Promise<void> {
    const gathered = this.#gathered;
    this.#unpublishedBytes += this.#gatheredBytes;
    this.#gathered = [];
    this.#gatheredBytes = 0;
    await this.#inOrder(async () => {
      if (gathered.length === 0) return;
      const places = await this.#blobs.append(gathered.flatMap(({ outline, body }) => [outline, body]));
      for (const [at, { document, tenant, rowHash, head }] of gathered.entries()) {
        const links = this.#catalogue.entries.get(document)?.links;
        this.#catalogue.entries.set(document, { tenant, key: factsKey(rowHash, version), head, outline: placeAt(places, at * 2), facts: placeAt(places, at * 2 + 1), ...(links === undefined ? {} : { links }) });
      }
      this.#isChanged = true;
      if (this.#unpublishedBytes >= publishedBytes) await this.#publishRoot();
    });
  }

  /** Drops documents that are held no more. */
  keepOnly(documents: ReadonlySet<string>): void {
    for (const document of this.#catalogue.entries.keys()) {
      if (!documents.has(document)) this.#isChanged = this.#catalogue.entries.delete(document);
    }
  }

  async readFacts<Facts extends KeptFacts>(entry: CatalogueEntry): Promise<Facts> {
    const [outline, body] = await Promise.all([this.#blobs.read(entry.outline), this.#blobs.read(entry.facts)]);
    return unpackFacts<Facts>({ outline, body });
  }

  /** The outlines of the documents given, unpacked one at a time. */
  async readOutlines<Facts extends KeptFacts>(entries: ReferenceWriter['entries']): Promise<Iterable<FactsOutline<Facts>>> {
    const packed: Uint8Array[] = [];
    for (const [, { outline }] of entries) packed.push(await this.#blobs.read(outline));
    return (function* unpack() {
      for (const outline of packed) yield unpackOutline<Facts>(outline);
    })();
  }

  /** Keeps the linked mentions of documents that have facts. */
  async putLinks(linked: readonly DocumentReferences[]): Promise<void> {
    const tables = linked.map((references) => tabulateEdges(references));
    const blobs = linked.flatMap((references, at) => [packReferences(references), deflate(JSON.stringify(tables[at]))]);
    await this.#inOrder(async () => {
      const places = await this.#blobs.append(blobs);
      for (const [at, references] of linked.entries()) {
        const entry = this.#catalogue.entries.get(references.document);
        if (entry === undefined) continue;
        const counts = Object.entries(tables[at] ?? {}).map(([law, mentions]) => [law, mentions.length] as const);
        const links: LinkEntry = { key: entry.key, sentences: placeAt(places, at * 2), edges: placeAt(places, at * 2 + 1), targets: Object.fromEntries(counts), terms: termsOf(references), isOpen: isOpen(references) };
        this.#catalogue.entries.set(references.document, { ...entry, links });
      }
      this.#isChanged = true;
    });
  }

  /** The linked mentions of the documents given, unpacked one at a time. */
  async readSentences(entries: ReferenceWriter['entries']): Promise<Iterable<readonly SentenceReferences[]>> {
    const packed: Uint8Array[] = [];
    for (const [, { links }] of entries) if (links !== undefined) packed.push(await this.#blobs.read(links.sentences));
    return (function* unpack() {
      for (const blob of packed) yield unpackReferences(blob).sentences;
    })();
  }

  /** Keeps what a linked document leaves to orders. */
  async putDelegations(document: string, delegations: readonly KeptDelegation[]): Promise<void> {
    await this.#inOrder(async () => {
      const entry = this.#catalogue.entries.get(document);
      if (entry?.links === undefined) return;
      const { delegations: _before, answeredBy: _orders, ...links } = entry.links;
      const answeredBy = [...new Set(delegations.flatMap(({ answers }) => answers.map(({ law }) => law)))];
      const kept = delegations.length === 0 ? {} : { delegations: placeAt(await this.#blobs.append([deflate(JSON.stringify(delegations))]), 0), answeredBy };
      this.#catalogue.entries.set(document, { ...entry, links: { ...links, ...kept } });
      this.#isChanged = true;
    });
  }

  /** Says under which shapes of the laws all documents are linked now. */
  setLinkedTo(shapes: Catalogue['linkedTo']): void {
    this.#catalogue.linkedTo = shapes;
    this.#isChanged = true;
  }

  /**
   * Makes what was told visible, in one step; nothing when nothing changed.
   * @param purge true: what is held no more leaves the disk now
   */
  async publish(purge: boolean): Promise<void> {
    await this.#inOrder(async () => {
      if (!this.#isChanged && !purge) return;
      if (await this.#isWorthCopying(purge)) await this.#copyLive();
      await this.#publishRoot();
    });
  }

  async #publishRoot(): Promise<void> {
    await this.#blobs.publish(writeCatalogue(this.#catalogue), segmentsOf(this.#catalogue));
    this.#unpublishedBytes = 0;
    this.#isChanged = false;
  }

  async #isWorthCopying(purge: boolean): Promise<boolean> {
    const live = new Map<string, { bytes: number; end: number }>();
    for (const [segment, offset, length] of [...this.#catalogue.entries.values()].flatMap(placesOf)) {
      const held = live.get(segment) ?? { bytes: 0, end: 0 };
      live.set(segment, { bytes: held.bytes + length, end: Math.max(held.end, offset + length) });
    }
    const bytes = sum([...live.values()].map((segment) => segment.bytes));
    const held = sum([...live.values()].map((segment) => segment.end));
    return bytes < held && (purge || (held > smallFolderBytes && bytes < held * leastLiveShare));
  }

  async #copyLive(): Promise<void> {
    await this.#blobs.turn();
    const entries = this.entries;
    for (let at = 0; at < entries.length; at += copiedAtOnce) {
      const portion = entries.slice(at, at + copiedAtOnce);
      const places = portion.flatMap(([, entry]) => placesOf(entry));
      const copied = await this.#blobs.append(await Promise.all(places.map((place) => this.#blobs.read(place))));
      let next = 0;
      for (const [document, entry] of portion) {
        const moved = { ...entry, outline: placeAt(copied, next), facts: placeAt(copied, next + 1) };
        const { links } = entry;
        this.#catalogue.entries.set(document, links === undefined ? moved : { ...moved, links: { ...links, sentences: placeAt(copied, next + 2), edges: placeAt(copied, next + 3), ...(links.delegations === undefined ? {} : { delegations: placeAt(copied, next + 4) }) } });
        next += placesOf(entry).length;
      }
    }
  }

  /** One after another: a place in a segment is known before its bytes are there. */
  async #inOrder(task: () => Promise<void>): Promise<void> {
    const done = this.#written.then(task);
    this.#written = done.catch(() => {});
    await done;
  }
}

/** Under what the facts of a document are kept: other text, other places or another grammar give another key. */
export function factsKey(rowHash: string, version: string): string {
  return `${rowHash} ${version}`;
}

function placeAt(places: readonly BlobPlace[], at: number): BlobPlace {
  const place = places[at];
  if (place === undefined) throw new TypeError(`no blob ${at}`);
  return place;
}

/** A law's name is looked up among the laws, not among the terms. */
function termsOf({ terms }: DocumentReferences): readonly string[] {
  return [...new Set(terms.filter(({ form }) => form !== 'law-name').map(({ term }) => term))];
}

function isOpen({ sentences }: DocumentReferences): boolean {
  return sentences.some(({ references }) => references.some(({ unresolved }) => unresolved === 'law-not-held' || unresolved === 'name-unknown' || unresolved === 'name-ambiguous'));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
