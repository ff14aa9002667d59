import { decodeText } from '../decode-text.ts';
import { factsOfMetadata, readRevisionFacts, type ReadFacts, type RevisionFacts } from './revision-facts.ts';
import { lawValidity, type LawValidity } from './validity.ts';

/** What the items of a statute source tell together. */
export interface LawListing {
  /** By item key. */
  readonly validity: ReadonlyMap<string, LawValidity>;
  /** Items that are lists of laws or revisions: metadata of the others, no text of their own. */
  readonly lists: ReadonlySet<string>;
}

/** An item as far as its revision goes. */
export interface ListedLaw {
  readonly key: string;
  readonly bytes: number;
  /** What the source told in its listing; then the item is not opened. */
  readonly metadata?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A list of all laws has some 30 MB; what is larger is no list. */
const mostListBytes = 128 * 1024 * 1024;

/**
 * Reads from the items' names, and from the answers of the e-Gov API among them, which revision holds when. Only items that may be such
 * answers are opened: JSON, and XML whose name begins with no 法令ID. `open` gives undefined for what cannot be opened.
 */
export async function listRevisions(items: readonly ListedLaw[], open: (key: string) => Promise<Uint8Array | undefined>): Promise<LawListing> {
  const facts: RevisionFacts[] = [];
  const lists = new Set<string>();
  const revisionOfItem = new Map<string, RevisionFacts>();
  for (const item of items) {
    const read = await readFacts(item, open);
    facts.push(...read.facts);
    const [own] = read.facts;
    if (read.isList) lists.add(item.key);
    else if (own !== undefined) revisionOfItem.set(item.key, own);
  }
  return { validity: lawValidity(items.map(({ key }) => key), { facts, revisionOfItem }), lists };
}

async function readFacts({ key, bytes, metadata }: ListedLaw, open: (key: string) => Promise<Uint8Array | undefined>): Promise<ReadFacts> {
  if (metadata !== undefined) return { facts: factsOfMetadata(metadata), isList: false };
  const content = mayBeAnswer(key) && bytes <= mostListBytes ? await open(key) : undefined;
  return content === undefined ? { facts: [], isList: false } : readRevisionFacts(decodeText(content).text);
}

function mayBeAnswer(key: string): boolean {
  const file = key.slice(key.lastIndexOf('/') + 1);
  return /\.json$/iu.test(file) || (/\.xml$/iu.test(file) && !/^\d{3}[A-Z][0-9A-Za-z]{5,}[_.]/u.test(file));
}
