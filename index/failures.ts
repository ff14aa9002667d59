import { GensenError, createFinding, type Finding } from '../corpora-config/index.ts';
import type { OpenIndex } from './open-index.ts';
import type { StoreChange, StoredItem } from './stores/chunk-store.ts';
import { countFailed } from './sync/plan-sync.ts';

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
  await index.store.apply(item.corpus, replaceItems([{ ...item, waived: reason }]));
}

/** Forgets the hashes of failed items, so that the next ingest reads them again. Gives how many there are of each corpus. */
export async function retryFailures({ store }: Pick<OpenIndex, 'store'>): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const corpus of await store.corpora()) {
    const failed: StoredItem[] = [];
    for await (const item of store.items(corpus)) if (countFailed(item) > 0) failed.push(item);
    if (failed.length === 0) continue;
    await store.apply(corpus, replaceItems(failed.map(({ waived: _accepted, ...open }) => ({ ...open, itemHash: 'retry' }))));
    counts[corpus] = failed.length;
  }
  return counts;
}

function* failuresOf(item: StoredItem): Generator<Failure> {
  const { key, corpus, uri, waived } = item;
  for (const { rule, message, mend } of reasonsOf(item)) {
    yield { id: `${corpus}:${key}`, corpus, source: uri, rule, cause: message, mend, ...(waived === undefined ? {} : { waived }) };
  }
}

/** Why an item counts as failed. One that gave nothing and named no reason has the reason that it gave nothing. */
function reasonsOf(item: StoredItem): readonly Finding[] {
  const named = item.findings.filter(({ severity }) => severity === 'failure');
  return named.length > 0 || countFailed(item) === 0 ? named : [createFinding('document.no-text', 'expected a document, got none')];
}

async function findItem({ store }: Pick<OpenIndex, 'store'>, id: string): Promise<StoredItem> {
  const corpus = id.split(':', 1)[0] ?? '';
  for await (const item of store.items(corpus)) {
    if (`${corpus}:${item.key}` === id && countFailed(item) > 0) return item;
  }
  throw new GensenError('item.not-found', { message: `no failure ${id}`, mend: 'take the id from `gensen failures list`' });
}

function replaceItems(items: readonly StoredItem[]): StoreChange {
  return { putItems: items, removeItems: [], putDocuments: [], removeDocuments: [], putChunks: [], removeChunks: [], onlyNew: false };
}
