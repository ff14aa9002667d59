import { GensenError } from '../corpora-config/index.ts';
import type { OpenIndex } from './open-index.ts';
import type { StoreChange, StoredItem } from './stores/chunk-store.ts';

/** A document that could not be taken in. */
export interface Failure {
  /** `corpus:item key`. */
  readonly id: string;
  readonly corpus: string;
  readonly source: string;
  readonly rule: string;
  readonly cause: string;
  readonly mend: string;
  /** Why a steward accepted it. */
  readonly waived?: string;
}

/** Every failure of the index, by corpus and item; a waived one too. */
export async function* listFailures({ store }: Pick<OpenIndex, 'store'>): AsyncGenerator<Failure> {
  for (const corpus of await store.corpora()) {
    for await (const item of store.items(corpus)) yield* failuresOf(item);
  }
}

/** Accepts a failure: it is listed as waived and no longer makes a run fall short. Errors: `item.not-found`. */
export async function waiveFailure(index: Pick<OpenIndex, 'store'>, id: string, reason: string): Promise<void> {
  const item = await findItem(index, id);
  await index.store.apply(item.corpus, replaceItem({ ...item, waived: reason }));
}

/** Forgets the hashes of failed items, so that the next ingest reads them again. Gives how many there are of each corpus. */
export async function retryFailures({ store }: Pick<OpenIndex, 'store'>): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const corpus of await store.corpora()) {
    for await (const item of store.items(corpus)) {
      if ([...failuresOf(item)].length === 0) continue;
      const { waived: _accepted, ...open } = item;
      await store.apply(corpus, replaceItem({ ...open, itemHash: 'retry' }));
      counts[corpus] = (counts[corpus] ?? 0) + 1;
    }
  }
  return counts;
}

function* failuresOf({ key, corpus, uri, findings, waived }: StoredItem): Generator<Failure> {
  for (const { rule, severity, message, mend } of findings) {
    if (severity !== 'failure') continue;
    yield { id: `${corpus}:${key}`, corpus, source: uri, rule, cause: message, mend, ...(waived === undefined ? {} : { waived }) };
  }
}

async function findItem({ store }: Pick<OpenIndex, 'store'>, id: string): Promise<StoredItem> {
  const corpus = id.split(':', 1)[0] ?? '';
  for await (const item of store.items(corpus)) {
    if (`${corpus}:${item.key}` === id) return item;
  }
  throw new GensenError('item.not-found', { message: `no failure ${id}`, mend: 'take the id from `gensen failures list`' });
}

function replaceItem(item: StoredItem): StoreChange {
  return { putItems: [item], removeItems: [], putDocuments: [], removeDocuments: [], putChunks: [], removeChunks: [], onlyNew: false };
}
