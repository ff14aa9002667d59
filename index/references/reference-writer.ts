import type { SentenceReferences } from '../../corpora-config/index.ts';
import { readParts, type BlobFolder, type BlobPlace, type BlobPlaces } from './blob-folder.ts';
import { blobsOfEntry, linkedBody, moveBlobs, placesOf, readCatalogue, segmentsOf, writeCatalogue, type Catalogue, type CatalogueEntry } from './catalogue.ts';
import { tabulateCitations, type EdgeTable, type KeptDelegation } from './document-references.ts';
import { compactLinks, linkedSentences, matchSentences, openSentences, type CompactLinks, type KeptSentence, type OpenSentence } from './kept-mentions.ts';
import { compressAside, decompress, unpackOutline, type FactsOutline, type KeptFacts, type PackedFacts } from './packed-facts.ts';
import { PieceKeeper } from './piece-keeper.ts';
import { joinOverlapping, moveInside } from './place-spans.ts';
import { PostingsGatherer } from './postings.ts';

/** So many bytes of facts are gathered before they are written. */
const gatheredBytes = 4 * 1024 * 1024;

/** After so many bytes the catalogue is published, so that a run that is cut off need not find those facts again. */
const usualPublishedBytes = 32 * 1024 * 1024;

/** Segments are written anew when less than this share of them counts. */
const leastLiveShare = 0.5;

/** A folder with less than this is never written anew for its share alone. */
const smallFolderBytes = 4 * 1024 * 1024;

/** Blobs copied at a time. */
const copiedAtOnce = 64;

/** A document with what is left to link in it. */
export interface OpenDocument {
  readonly document: string;
  readonly law: string;
  readonly title: string;
  readonly open: readonly OpenSentence[];
}

/** The same after linking; sentences without a mention may be left out. */
export interface LinkedDocument extends OpenDocument {
  readonly sentences: readonly KeptSentence[];
}

/**
 * The one writer of a corpus's references. What it is told counts from the next `publish` on; until then readers see the state of
 * before, whole.
 */
export class ReferenceWriter {
  readonly #blobs: BlobFolder;
  readonly #catalogue: Catalogue;
  readonly #publishedBytes: number;
  readonly #pieces: PieceKeeper;
  /** Documents by law. */
  readonly #revisions = new Map<string, Set<string>>();
  readonly #postings: PostingsGatherer = new PostingsGatherer();
  #gathered: PackedFacts[] = [];
  #gatheredBytes = 0;
  #unpublishedBytes = 0;
  #written: Promise<void> = Promise.resolve();
  #isChanged = false;

  private constructor(blobs: BlobFolder, catalogue: Catalogue, publishedBytes: number) {
    this.#blobs = blobs;
    this.#pieces = new PieceKeeper(blobs);
    this.#catalogue = catalogue;
    this.#publishedBytes = publishedBytes;
    for (const [document, { head: { law } }] of catalogue.entries) this.#revisionsOf(law).add(document);
  }

  /** @param options `publishedBytes`: after so many bytes of facts these are published, before they are linked */
  static async open(blobs: BlobFolder, { publishedBytes = usualPublishedBytes }: { readonly publishedBytes?: number } = {}): Promise<ReferenceWriter> {
    return new ReferenceWriter(blobs, readCatalogue(await blobs.readRoot()), publishedBytes);
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
      this.#gatheredBytes += sum(blobsOf(packed).map(({ length }) => length));
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
      const places = await this.#append(gathered.map((packed) => ({ document: packed.document, law: packed.head.law, blobs: blobsOf(packed) })));
      for (const [at, { document, tenant, rowHash, head }] of gathered.entries()) {
        const own = itemAt(places, at);
        const [outline, ...body] = [itemAt(own, 0), itemAt(own, 1), itemAt(own, 2), itemAt(own, 3)] as const;
        const before = this.#catalogue.entries.get(document);
        const links = before?.links === undefined ? {} : { links: { ...before.links, body: linkedBody(before) } };
        this.#catalogue.entries.set(document, { tenant, key: factsKey(rowHash, version), head, outline, body, ...links });
      }
      this.#isChanged = true;
      if (this.#unpublishedBytes < this.#publishedBytes) return;
      // What was dropped must leave the postings with its entry: of a document that comes back later nobody would know that they have it.
      await this.#writePostings();
      await this.#publishRoot();
    });
  }

  /** Drops documents that are held no more. */
  keepOnly(documents: ReadonlySet<string>): void {
    for (const [document, { head: { law }, links }] of this.#catalogue.entries) {
      if (documents.has(document)) continue;
      this.#revisionsOf(law).delete(document);
      this.#postings.drop(document, Object.keys(links?.targets ?? {}));
      this.#isChanged = this.#catalogue.entries.delete(document);
    }
  }

  /** What linking needs of a document. */
  async readOpen(document: string, { head: { law, title }, body: [texts, mentions] }: CatalogueEntry): Promise<OpenDocument> {
    return { document, law, title, open: openSentences(await this.#readAll({ texts, mentions })) };
  }

  /** The outlines of the documents given, unpacked one at a time. */
  async readOutlines<Facts extends KeptFacts>(entries: ReferenceWriter['entries']): Promise<Iterable<FactsOutline<Facts>>> {
    const packed: Uint8Array[] = [];
    for (const [, { outline }] of entries) packed.push(await readParts(this.#blobs, outline));
    return (function* unpack() {
      for (const outline of packed) yield unpackOutline<Facts>(outline);
    })();
  }

  /** Keeps the linked mentions of documents that have facts. */
  async putLinks(documents: readonly LinkedDocument[]): Promise<void> {
    const linked = documents.map((document) => ({ ...document, links: compactLinks(document.open, document.sentences, document) }));
    const tables = linked.map(({ law, open, sentences }) => withoutLaw(law, tabulateCitations(numberSentences(open, sentences))));
    const blobs = await Promise.all(linked.map(({ links }) => compressAside(JSON.stringify(links))));
    await this.#inOrder(async () => {
      const places = await this.#append(linked.map(({ document, law }, at) => ({ document, law, blobs: [itemAt(blobs, at)] })));
      for (const [at, { document, sentences }] of linked.entries()) {
        const entry = this.#catalogue.entries.get(document);
        if (entry === undefined) continue;
        const table = tables[at] ?? new Map();
        this.#postings.replace(document, table, Object.keys(entry.links?.targets ?? {}));
        this.#catalogue.entries.set(document, { ...entry, links: { key: entry.key, links: itemAt(itemAt(places, at), 0), targets: countMentions(table), isOpen: isOpen(sentences) } });
      }
      this.#isChanged = true;
    });
  }

  /** The linked sentences of the documents given, those without a mention left out; read one document at a time. */
  async *readSentences(entries: ReferenceWriter['entries']): AsyncGenerator<readonly SentenceReferences[]> {
    for (const [document, entry] of entries) {
      if (entry.links === undefined) continue;
      const [texts, mentions] = linkedBody(entry);
      const { links, ...body } = await this.#readAll({ texts, mentions, links: entry.links.links });
      const compact: CompactLinks = JSON.parse(decompress(links));
      yield linkedSentences(body, compact).filter(({ references }) => references.length > 0).map((sentence) => ({ document, law: entry.head.law, ...sentence }));
    }
  }

  /** Keeps what a linked document leaves to orders. */
  async putDelegations(document: string, delegations: readonly KeptDelegation[]): Promise<void> {
    await this.#inOrder(async () => {
      const entry = this.#catalogue.entries.get(document);
      if (entry?.links === undefined) return;
      const { delegations: _before, answeredBy: _orders, ...links } = entry.links;
      const answeredBy = [...new Set(delegations.flatMap(({ answers }) => answers.map(({ law }) => law)))];
      const kept = delegations.length === 0 ? {} : { delegations: await this.#appendOne(document, entry.head.law, await compressAside(JSON.stringify(delegations))), answeredBy };
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
      await this.#writePostings();
      if (await this.#isWorthCopying(purge)) await this.#copyLive();
      await this.#publishRoot();
    });
  }

  async #publishRoot(): Promise<void> {
    await this.#blobs.publish(writeCatalogue(this.#catalogue), segmentsOf(this.#catalogue));
    // A segment that only dropped documents had is gone now.
    this.#pieces.forget();
    this.#unpublishedBytes = 0;
    this.#isChanged = false;
  }

  /** Keeps blobs of documents; what revisions of one law have in common is kept once. */
  async #append(documents: readonly GivenBlobs[]): Promise<readonly (readonly BlobPlaces[])[]> {
    for (const { document, law } of documents) this.#revisionsOf(law).add(document);
    for (const law of new Set(documents.map((one) => one.law))) if (this.#revisionsOf(law).size > 1) await this.#shareHeld(law);
    return this.#pieces.append(documents.map(({ law, blobs }) => ({ family: law, blobs })));
  }

  #revisionsOf(law: string): Set<string> {
    const revisions = this.#revisions.get(law) ?? new Set<string>();
    this.#revisions.set(law, revisions);
    return revisions;
  }

  async #appendOne(document: string, law: string, blob: Uint8Array): Promise<BlobPlaces> {
    const [[places = []] = []] = await this.#append([{ document, law, blobs: [blob] }]);
    return places;
  }

  /** Brings what is held of a law's revisions into pieces. */
  async #shareHeld(law: string): Promise<void> {
    if (this.#pieces.isSharing(law)) return;
    const held = [...this.#revisionsOf(law)].flatMap((document): (readonly [string, CatalogueEntry])[] => {
      const entry = this.#catalogue.entries.get(document);
      return entry?.head.law === law ? [[document, entry]] : [];
    });
    const moved = await this.#pieces.share(law, held.flatMap(([, entry]) => blobsOfEntry(entry)));
    for (const [document, entry] of held) this.#catalogue.entries.set(document, moveBlobs(entry, (blob) => moved.get(blob) ?? blob));
  }

  /** Turns round what was linked; nothing of it is published before. */
  async #writePostings(): Promise<void> {
    const { postings } = this.#catalogue;
    for (const law of this.#postings.laws) {
      const before = postings.get(law);
      const bytes = this.#postings.take(law, before === undefined ? undefined : await this.#blobs.read(before));
      if (bytes === undefined) postings.delete(law);
      else postings.set(law, itemAt(await this.#blobs.append([bytes]), 0));
    }
    this.#postings.clear();
  }

  async #isWorthCopying(purge: boolean): Promise<boolean> {
    const live = sum(joinOverlapping(placesOf(this.#catalogue)).map(([, , length]) => length));
    const held = await this.#blobs.bytes();
    return live < held && (purge || (held > smallFolderBytes && live < held * leastLiveShare));
  }

  async #copyLive(): Promise<void> {
    await this.#blobs.turn();
    const spans = joinOverlapping(placesOf(this.#catalogue));
    const copies: BlobPlace[] = [];
    for (let at = 0; at < spans.length; at += copiedAtOnce) {
      copies.push(...(await this.#blobs.append(await Promise.all(spans.slice(at, at + copiedAtOnce).map((span) => this.#blobs.read(span))))));
    }
    const move = moveInside(spans, copies);
    const { entries, postings } = this.#catalogue;
    for (const [document, entry] of entries) entries.set(document, moveBlobs(entry, (blob) => blob.map(move)));
    for (const [law, place] of postings) postings.set(law, move(place));
    this.#pieces.forget();
  }

  async #readAll<Name extends string>(blobs: Readonly<Record<Name, BlobPlaces>>): Promise<Record<Name, Uint8Array>> {
    const read = await Promise.all(Object.entries<BlobPlaces>(blobs).map(async ([name, places]) => [name, await readParts(this.#blobs, places)] as const));
    return Object.fromEntries(read) as Record<Name, Uint8Array>;
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

function itemAt<Item>(items: readonly Item[], at: number): Item {
  const item = items[at];
  if (item === undefined) throw new TypeError(`no blob ${at}`);
  return item;
}

/** Blobs of a document on their way to the disk. */
interface GivenBlobs {
  readonly document: string;
  readonly law: string;
  readonly blobs: readonly Uint8Array[];
}

function blobsOf({ outline, body: { texts, mentions, definitions } }: PackedFacts): readonly Uint8Array[] {
  return [outline, texts, mentions, definitions];
}

/** What linking gave, with the numbers of the sentences in their document. */
function numberSentences(open: readonly OpenSentence[], sentences: readonly KeptSentence[]): readonly (readonly [number: number, sentence: KeptSentence])[] {
  return matchSentences(open, sentences).flatMap(({ number, linked }) => (linked === undefined ? [] : [[number, linked] as const]));
}

/** A law mentions itself in its own sentences; only what stands in others is turned round. */
function withoutLaw(own: string, table: EdgeTable): EdgeTable {
  return new Map([...table].filter(([law]) => law !== own));
}

function countMentions(table: EdgeTable): Readonly<Record<string, number>> {
  return Object.fromEntries([...table].map(([law, mentions]) => [law, mentions.length]));
}

function isOpen(sentences: readonly KeptSentence[]): boolean {
  return sentences.some(({ references }) => references.some(({ unresolved }) => unresolved === 'law-not-held' || unresolved === 'name-unknown' || unresolved === 'name-ambiguous'));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
