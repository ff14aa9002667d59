import { GensenError } from '../../corpora-config/index.ts';
import { foldText } from '../analysis/fold-text.ts';
import { readParts, type BlobFolder, type BlobPlaces } from './blob-folder.ts';
import { linkedBody, readCatalogue, type Catalogue, type CatalogueEntry, type LinkEntry } from './catalogue.ts';
import { tabulateDelegations, type DocumentReferences, type KeptDelegation } from './document-references.ts';
import { linkedSentences, type CompactLinks } from './kept-mentions.ts';
import { decompress, unpackOutline, type FactsOutline, type KeptDefinitions, type KeptFacts } from './packed-facts.ts';
import { unpackPostings } from './postings.ts';
import { isInScope, type IncomingMentions, type LawEdge, type ReferenceScope, type ReferringDocument } from './reference-scope.ts';

/** A published state. */
interface Published {
  readonly version: string | undefined;
  /** In the order of identifiers. */
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
  readonly postings: Catalogue['postings'];
  /** Folded term → documents that define it; made when the first term is asked for. */
  readonly byTerm: () => ReadonlyMap<string, readonly string[]>;
}

/** Reads one corpus's references; looks for a newer state at every question. */
export class ReferenceReader {
  readonly #blobs: BlobFolder;
  #published: Promise<Published> | undefined;

  constructor(blobs: BlobFolder) {
    this.#blobs = blobs;
  }

  outgoing(scope: ReferenceScope, document: string): Promise<DocumentReferences | undefined> {
    return this.#read(async ({ entries }) => {
      const entry = entries.get(document);
      if (entry?.links === undefined || !isInScope(scope, entry)) return undefined;
      return this.#open(document, entry, entry.links);
    });
  }

  incoming(scope: ReferenceScope, law: string): Promise<readonly IncomingMentions[]> {
    return this.#read(async (published) => {
      const place = published.postings.get(law);
      const cited = place === undefined ? [] : unpackPostings(await this.#blobs.read(place)).filter(({ document }) => linksIn(scope, document, published).length > 0);
      const delegating = await this.#delegatingTo(law, scope, published);
      return mergeIncoming([...cited, ...delegating]);
    });
  }

  lawEdges(scope: ReferenceScope): Promise<readonly LawEdge[]> {
    return this.#read(async ({ entries }) =>
      [...entries].filter(([, entry]) => isInScope(scope, entry)).flatMap(([document, { head, links }]) =>
        Object.entries(links?.targets ?? {}).filter(([to]) => to !== head.law).map(([to, mentions]) => ({ from: head.law, document, to, mentions }))));
  }

  defining(scope: ReferenceScope, term: string): Promise<readonly ReferringDocument[]> {
    return this.#read(async (published) =>
      (published.byTerm().get(foldText(term).text) ?? []).flatMap((document) => linksIn(scope, document, published)).map(({ document, entry }) => ({ document, ...entry.head })));
  }

  documents(scope: ReferenceScope): Promise<readonly ReferringDocument[]> {
    return this.#read(async ({ entries }) => [...entries].filter(([, entry]) => isInScope(scope, entry)).map(([document, { head }]) => ({ document, ...head })));
  }

  elements(scope: ReferenceScope, document: string): Promise<readonly string[] | undefined> {
    return this.#read(async ({ entries }) => {
      const entry = entries.get(document);
      return entry === undefined || !isInScope(scope, entry) ? undefined : unpackOutline(await readParts(this.#blobs, entry.outline)).elements;
    });
  }

  outlines<Facts extends KeptFacts>(scope: ReferenceScope): Promise<Iterable<FactsOutline<Facts>>> {
    return this.#read(async ({ entries }) => {
      const packed: Uint8Array[] = [];
      for (const entry of entries.values()) if (isInScope(scope, entry)) packed.push(await readParts(this.#blobs, entry.outline));
      return (function* unpack() {
        for (const outline of packed) yield unpackOutline<Facts>(outline);
      })();
    });
  }

  /** A blob that was removed while it was asked for stands elsewhere in the state that was published meanwhile. */
  async #read<Result>(question: (published: Published) => Promise<Result>): Promise<Result> {
    const published = await this.#current();
    try {
      return await question(published);
    } catch (error) {
      if ((await this.#blobs.version()) === published.version) throw failure(error);
      return question(await this.#current());
    }
  }

  async #current(): Promise<Published> {
    const version = await this.#blobs.version();
    const held = await this.#published?.catch(() => undefined);
    if (held !== undefined && held.version === version) return held;
    this.#published = this.#blobs.readRoot().then((root) => publish(version, readCatalogue(root)));
    return this.#published;
  }

  async #open(document: string, entry: CatalogueEntry, held: LinkEntry): Promise<DocumentReferences> {
    const [texts, mentions, definitions] = await Promise.all(linkedBody(entry).map((places) => readParts(this.#blobs, places)));
    if (texts === undefined || mentions === undefined) throw new TypeError('no body');
    const { law, title } = entry.head;
    const sentences = linkedSentences({ texts, mentions }, await this.#json<CompactLinks>(held.links));
    const { terms, applications }: KeptDefinitions = definitions === undefined ? { terms: [], applications: [] } : JSON.parse(decompress(definitions));
    return { document, law, title, sentences: sentences.map((sentence) => ({ document, law, ...sentence })), terms, applications, delegations: await this.#openDelegations(held) };
  }

  /** Laws that leave something to an order are few. */
  async #delegatingTo(law: string, scope: ReferenceScope, published: Published): Promise<readonly IncomingMentions[]> {
    const found: IncomingMentions[] = [];
    for (const [document, { links }] of published.entries) {
      if (links?.answeredBy?.includes(law) !== true || linksIn(scope, document, published).length === 0) continue;
      found.push({ document, mentions: tabulateDelegations(await this.#openDelegations(links)).get(law) ?? [] });
    }
    return found;
  }

  async #openDelegations({ delegations }: LinkEntry): Promise<readonly KeptDelegation[]> {
    return delegations === undefined ? [] : this.#json<readonly KeptDelegation[]>(delegations);
  }

  async #json<Value>(places: BlobPlaces): Promise<Value> {
    return JSON.parse(decompress(await readParts(this.#blobs, places)));
  }
}

function publish(version: string | undefined, { entries, postings }: Catalogue): Published {
  const sorted = new Map([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  let byTerm: ReadonlyMap<string, readonly string[]> | undefined;
  return { version, entries: sorted, postings, byTerm: () => (byTerm ??= groupByTerm(sorted)) };
}

function groupByTerm(entries: ReadonlyMap<string, CatalogueEntry>): ReadonlyMap<string, readonly string[]> {
  const byTerm = new Map<string, string[]>();
  for (const [document, { head }] of entries) for (const term of head.terms) push(byTerm, term, document);
  return byTerm;
}

/** One entry for each document, citations first. */
function mergeIncoming(found: readonly IncomingMentions[]): readonly IncomingMentions[] {
  const merged = new Map<string, IncomingMentions>();
  for (const { document, mentions } of found) merged.set(document, { document, mentions: [...(merged.get(document)?.mentions ?? []), ...mentions] });
  return [...merged.values()].toSorted((a, b) => (a.document < b.document ? -1 : 1));
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function linksIn(scope: ReferenceScope, document: string, { entries }: Published): readonly { readonly document: string; readonly entry: CatalogueEntry; readonly links: LinkEntry }[] {
  const entry = entries.get(document);
  return entry?.links === undefined || !isInScope(scope, entry) ? [] : [{ document, entry, links: entry.links }];
}

function failure(cause: unknown): unknown {
  if (cause instanceof TypeError || cause instanceof GensenError) return cause;
  return new GensenError('store.failed', { message: 'the references of a corpus cannot be read', mend: 'run gensen ingest again; it makes what is missing', cause });
}
