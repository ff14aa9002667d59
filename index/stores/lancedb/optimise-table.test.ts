import { connect } from '@lancedb/lancedb';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publicAccess } from '../../../corpora-config/index.ts';
import type { ChunkStore, StoredChunk } from '../chunk-store.ts';
import { packChunks } from '../packed-chunks.ts';
import { sampleChange, sampleChunk, sampleCorpus } from '../sample-rows.fixture.ts';
import { openLanceStore } from './lancedb-store.ts';

let folder: string;
let store: ChunkStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-optimise-'));
  store = await openLanceStore({ folder, dimensions: 0 });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const template = sampleChunk({ id: 'template' });
const chunk = (number: number, given: Partial<StoredChunk> = {}): StoredChunk => ({ ...template, id: `c${number}`, document: `d${number % 100}`, ordinal: number, terms: `common word${number}`, ...given });
const chunks = (from: number, until: number, given: Partial<StoredChunk> = {}): StoredChunk[] => Array.from({ length: until - from }, (_, index) => chunk(from + index, given));
const put = (some: readonly StoredChunk[], onlyNew = false): Promise<void> => store.apply(sampleCorpus, sampleChange({ putPacked: [packChunks(some)], onlyNew }));
const found = async (term: string): Promise<string[]> => (await store.selectLexical({ corpus: sampleCorpus, access: publicAccess }, [{ term, weight: 1 }], 50)).map(({ chunk: { id } }) => id);
const dataFiles = async (): Promise<readonly string[]> => (await readdir(join(folder, `${sampleCorpus}.lance`, 'data'))).sort();
const unindexed = async (): Promise<number | undefined> => (await (await (await connect(folder)).openTable(sampleCorpus)).indexStats('matched_idx'))?.numUnindexedRows;

const isOnDisk = async (mark: string): Promise<boolean> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = await Promise.all(entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))));
  return files.some((bytes) => bytes.includes(mark));
};

it('indexes a large first load where it lies, writes little for a small change, and purges and joins when it is asked or the change is large', async () => {
  for (const start of [0, 20_000, 40_000]) await put(chunks(start, start + 20_000, start === 0 ? {} : { text: `text of ${start}` }), true);
  const loaded = await dataFiles();
  await store.optimise(sampleCorpus);
  expect([await dataFiles(), await unindexed(), await found('word30000')]).toEqual([loaded, 0, ['c30000']]);

  await put([chunk(7, { text: 'ReplacedMarker', terms: 'old' })]);
  await store.apply(sampleCorpus, sampleChange({ putChunks: [chunk(7, { terms: 'fresh' })], removeChunks: ['c8'] }));
  await store.optimise(sampleCorpus);
  expect(await dataFiles()).toEqual(expect.arrayContaining([...loaded]));
  expect([await found('fresh'), await found('old'), await found('word7'), await found('word8'), await isOnDisk('ReplacedMarker')]).toEqual([['c7'], [], [], [], true]);

  await store.optimise(sampleCorpus, { purge: true });
  expect([await isOnDisk('ReplacedMarker'), await unindexed(), await found('fresh'), await found('word8')]).toEqual([false, 0, ['c7'], []]);

  await put(chunks(60_000, 61_500), true);
  expect(await unindexed()).toBe(1500);
  await store.optimise(sampleCorpus);
  expect([await unindexed(), await found('word61000')]).toEqual([0, ['c61000']]);
});

it('purges without being asked when more than a hundredth of a large corpus is deleted', async () => {
  await put([...chunks(0, 51_000), ...chunks(51_000, 51_600, { text: 'DeletedMarker' })], true);
  await store.optimise(sampleCorpus);
  await store.apply(sampleCorpus, sampleChange({ removeChunks: chunks(51_000, 51_600).map(({ id }) => id) }));
  await store.optimise(sampleCorpus);
  expect([await isOnDisk('DeletedMarker'), (await store.statistics({ corpus: sampleCorpus, access: publicAccess }, ['common'])).chunks]).toEqual([false, 51_000]);
});
