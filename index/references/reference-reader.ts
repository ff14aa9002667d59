import { GensenError } from '../../corpora-config/index.ts';
import { foldText } from '../analysis/fold-text.ts';
import type { BlobFolder, BlobPlace } from './blob-folder.ts';
import { readCatalogue, type Catalogue, type CatalogueEntry, type LinkEntry } from './catalogue.ts';
import { tabulateEdges, unpackReferences, type DocumentReferences, type EdgeTable, type KeptDelegation, type MentionPlace } from './document-references.ts';
import { inflate, unpackOutline, type FactsOutline, type KeptFacts } from './packed-facts.ts';
import { isInScope, type IncomingMentions, type LawEdge, type ReferenceScope, type ReferringDocument } from './reference-scope.ts';

/** A published state, turned for reading. */
interface Published {
  readonly version: string | undefined;
  /** In the order of identifiers. */
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
  /** 法令ID → documents that mention the law. */
  readonly byTarget: ReadonlyMap<string, readonly string[]>;
  /** Folded term → documents that define it. */
  readonly byTerm: ReadonlyMap<string, readonly string[]>;
}

/** Blobs read at a time. */
const readsAtOnce = 32;

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
      return this.#open(entry.links);
    });
  }

  incoming(scope: ReferenceScope, law: string): Promise<readonly IncomingMentions[]> {
    return this.#read(async (published) => {
      const linked = (published.byTarget.get(law) ?? []).flatMap((document) => linksIn(scope, document, published));
      const found: IncomingMentions[] = [];
      for (let at = 0; at < linked.length; at += readsAtOnce) {
        const portion = linked.slice(at, at + readsAtOnce);
        const tables = await Promise.all(portion.map(({ links }) => this.#openEdges(links, law)));
        for (const [index, { document }] of portion.entries()) found.push({ document, mentions: tables[index] ?? [] });
      }
      return found;
    });
  }

  lawEdges(scope: ReferenceScope): Promise<readonly LawEdge[]> {
    return this.#read(async ({ entries }) =>
      [...entries].filter(([, entry]) => isInScope(scope, entry)).flatMap(([document, { head, links }]) =>
        Object.entries(links?.targets ?? {}).filter(([to]) => to !== head.law).map(([to, mentions]) => ({ from: head.law, document, to, mentions }))));
  }

  defining(scope: ReferenceScope, term: string): Promise<readonly ReferringDocument[]> {
    return this.#read(async (published) =>
      (published.byTerm.get(foldText(term).text) ?? []).flatMap((document) => linksIn(scope, document, published)).map(({ document, entry }) => ({ document, ...entry.head })));
  }

  documents(scope: ReferenceScope): Promise<readonly ReferringDocument[]> {
    return this.#read(async ({ entries }) => [...entries].filter(([, entry]) => isInScope(scope, entry)).map(([document, { head }]) => ({ document, ...head })));
  }

  elements(scope: ReferenceScope, document: string): Promise<readonly string[] | undefined> {
    return this.#read(async ({ entries }) => {
      const entry = entries.get(document);
      return entry === undefined || !isInScope(scope, entry) ? undefined : unpackOutline(await this.#blobs.read(entry.outline)).elements;
    });
  }

  outlines<Facts extends KeptFacts>(scope: ReferenceScope): Promise<Iterable<FactsOutline<Facts>>> {
    return this.#read(async ({ entries }) => {
      const packed: Uint8Array[] = [];
      for (const entry of entries.values()) if (isInScope(scope, entry)) packed.push(await this.#blobs.read(entry.outline));
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

  async #open(links: LinkEntry): Promise<DocumentReferences> {
    return { ...unpackReferences(await this.#blobs.read(links.sentences)), delegations: await this.#openDelegations(links) };
  }

  /** The mentions of one law. */
  async #openEdges(links: LinkEntry, law: string): Promise<readonly MentionPlace[]> {
    const cited = Object.hasOwn(links.targets, law) ? (await this.#json<EdgeTable>(links.edges))[law] ?? [] : [];
    if (links.answeredBy?.includes(law) !== true) return cited;
    return [...cited, ...(tabulateEdges({ sentences: [], delegations: await this.#openDelegations(links) })[law] ?? [])];
  }

  async #openDelegations({ delegations }: LinkEntry): Promise<readonly KeptDelegation[]> {
    return delegations === undefined ? [] : this.#json<readonly KeptDelegation[]>(delegations);
  }

  async #json<Value>(place: BlobPlace): Promise<Value> {
    return JSON.parse(inflate(await this.#blobs.read(place)));
  }
}

function publish(version: string | undefined, { entries }: Catalogue): Published {
  const sorted = new Map([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const byTarget = new Map<string, string[]>();
  const byTerm = new Map<string, string[]>();
  for (const [document, { links }] of sorted) {
    for (const law of new Set([...Object.keys(links?.targets ?? {}), ...(links?.answeredBy ?? [])])) push(byTarget, law, document);
    for (const term of new Set(links?.terms.map((written) => foldText(written).text))) push(byTerm, term, document);
  }
  return { version, entries: sorted, byTarget, byTerm };
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
