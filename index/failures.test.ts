import { describe, expect, it } from 'vitest';
import { createFinding } from '../corpora-config/index.ts';
import { listFailures, retryFailures, waiveFailure, type Failure } from './failures.ts';
import type { ChunkStore, StoreChange } from './stores/chunk-store.ts';
import { openMemoryStore } from './stores/memory-store.ts';
import { sampleChange, sampleCorpus, sampleItem } from './stores/sample-rows.fixture.ts';

const failing = (key: string, waived?: string): ReturnType<typeof sampleItem> => sampleItem({ key, findings: [createFinding('file.empty', 'nothing in it')], ...(waived === undefined ? {} : { waived }) });

async function storeOf(items: readonly ReturnType<typeof sampleItem>[]): Promise<ChunkStore> {
  const store = openMemoryStore();
  await store.apply(sampleCorpus, sampleChange({ putItems: items }));
  return store;
}

async function list(store: ChunkStore): Promise<Failure[]> {
  const failures: Failure[] = [];
  for await (const failure of listFailures({ store })) failures.push(failure);
  return failures;
}

describe('failures', () => {
  it('names an item that gave no document and no reason either, for it is counted as failed', async () => {
    const store = await storeOf([sampleItem({ key: 'empty.jsonl' }), sampleItem({ key: 'fine.txt', documents: ['law/1'] })]);
    expect(await list(store)).toMatchObject([{ id: `${sampleCorpus}:empty.jsonl`, rule: 'document.no-text' }]);
  });

  it('names no item whose documents are all held from elsewhere', async () => {
    expect(await list(await storeOf([sampleItem({ key: 'copy.txt', findings: [createFinding('document.repeated', 'held')] })]))).toEqual([]);
  });

  it('are opened again by one change of the store, however many there are', async () => {
    const store = await storeOf([failing('a'), failing('b', 'known'), sampleItem({ key: 'c', documents: ['law/1'] })]);
    const changes: StoreChange[] = [];
    const watching = { ...store, apply: (_corpus: string, change: StoreChange) => Promise.resolve(void changes.push(change)) };
    expect(await retryFailures({ store: watching })).toEqual({ [sampleCorpus]: 2 });
    expect(changes.map(({ putItems }) => putItems.map(({ key, itemHash, waived }) => [key, itemHash, waived]))).toEqual([[['a', 'retry', undefined], ['b', 'retry', undefined]]]);
  });

  it('cannot be waived when there is none of that name, or nothing failed', async () => {
    const store = await storeOf([sampleItem({ key: 'fine.txt', documents: ['law/1'] })]);
    for (const id of [`${sampleCorpus}:absent`, `${sampleCorpus}:fine.txt`]) await expect(waiveFailure({ store }, id, 'known')).rejects.toMatchObject({ code: 'item.not-found' });
  });
});
