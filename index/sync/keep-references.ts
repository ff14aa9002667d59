import type { ChunkStore } from '../stores/chunk-store.ts';
import { linkDocuments, type Linking } from '../references/link-documents.ts';
import type { KeptFacts, PackedFacts } from '../references/packed-facts.ts';
import { factsKey, type ReferenceWriter } from '../references/reference-writer.ts';
import type { ListedItem } from './plan-sync.ts';
import type { SyncTally } from './sync-report.ts';

/** What the references of a corpus are brought up to date with. */
export interface KeepParts<Facts extends KeptFacts, Register, Answers> {
  readonly store: ChunkStore;
  readonly corpus: string;
  readonly writer: ReferenceWriter;
  /** Version of the grammar. */
  readonly version: string;
  readonly linking: Linking<Facts, Register, Answers>;
  /** Those listed, and how one of them is read again for its facts alone; so many at once. */
  readonly items: readonly ListedItem[];
  readonly readFacts: (item: ListedItem) => Promise<readonly PackedFacts[]>;
  readonly atOnce: number;
  /** True: what is held no more leaves the disk now. */
  readonly purge: boolean;
  readonly tally: SyncTally;
}

/**
 * Makes the references those of the documents in the store: drops what left it, finds the facts that are missing, links what changed
 * and makes all of it visible in one step. A run that was cut off before this leaves the old state, and the next one takes it up.
 */
export async function keepReferences<Facts extends KeptFacts, Register, Answers>(parts: KeepParts<Facts, Register, Answers>): Promise<void> {
  const { writer, version, tally } = parts;
  const missing = await tally.time('references', async () => {
    await writer.flush(version);
    return dropAndCompare(parts);
  });
  if (missing.size > 0) await readMissing(parts, missing);
  await tally.time('references', async () => {
    await linkDocuments(writer, { linking: parts.linking, today: todayInJapan() });
    await writer.publish(parts.purge);
  });
}

/** Gives the items of which a document has no facts, or those of another text. */
async function dropAndCompare<Facts extends KeptFacts, Register, Answers>({ store, corpus, writer, version }: KeepParts<Facts, Register, Answers>): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  const missing = new Set<string>();
  for await (const { id, item, rowHash } of store.documents(corpus)) {
    held.add(id);
    if (writer.keyOf(id) !== factsKey(rowHash, version)) missing.add(item);
  }
  writer.keepOnly(held);
  return missing;
}

async function readMissing<Facts extends KeptFacts, Register, Answers>({ writer, version, items, readFacts, atOnce }: KeepParts<Facts, Register, Answers>, missing: ReadonlySet<string>): Promise<void> {
  const listed = items.filter(({ key }) => missing.has(key));
  for (let at = 0; at < listed.length; at += atOnce) {
    for (const facts of await Promise.all(listed.slice(at, at + atOnce).map(readFacts))) await writer.addFacts(facts, version);
  }
  await writer.flush(version);
}

/** Where the laws are in force. */
function todayInJapan(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
}
