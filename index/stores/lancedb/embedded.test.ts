import { connect } from '@lancedb/lancedb';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicAccess } from '../../../corpora-config/index.ts';
import type { ChunkStore, StoredChunk, TermStatistics } from '../chunk-store.ts';
import { sampleChange, sampleChunk, sampleCorpus, sampleDocument, sampleItem } from '../sample-rows.fixture.ts';
import { openLanceStore } from './lancedb-store.ts';

let folder: string;
const opened: ChunkStore[] = [];
const open = async (readOnly = false, place = folder): Promise<ChunkStore> => {
  const store = await openLanceStore({ folder: place, dimensions: 0, readOnly });
  opened.push(store);
  return store;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-lance-'));
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await rm(folder, { recursive: true, force: true });
});

const put = (store: ChunkStore, ...chunks: StoredChunk[]): Promise<void> => store.apply(sampleCorpus, sampleChange({ putChunks: chunks }));
const count = (store: ChunkStore, ...terms: string[]): Promise<TermStatistics> => store.statistics({ corpus: sampleCorpus, access: publicAccess }, terms);
const found = async (store: ChunkStore, term: string): Promise<string[]> =>
  (await store.selectLexical({ corpus: sampleCorpus, access: publicAccess }, [{ term, weight: 1 }], 50)).map(({ chunk }) => chunk.id);

it('makes one table version of each change, whatever it holds', async () => {
  const store = await open();
  await put(store, sampleChunk({ id: 'a', document: 'd' }), sampleChunk({ id: 'b', document: 'd' }));
  const table = await (await connect(folder)).openTable(sampleCorpus);
  const before = await table.version();
  const changes = [
    sampleChange({ putItems: [sampleItem({ key: 'i' })], putDocuments: [sampleDocument({ id: 'e' })], putChunks: [sampleChunk({ id: 'c', document: 'e' })], onlyNew: true }),
    sampleChange({ putChunks: [sampleChunk({ id: 'a', document: 'd', text: 'x' })], removeChunks: ['b'], removeItems: ['i'] }),
    sampleChange({ removeDocuments: ['d', 'e'], removeItems: ['i'] }),
  ];
  for (const change of changes) await store.apply(sampleCorpus, change);
  await table.checkoutLatest();
  expect((await table.version()) - before).toBe(changes.length);
});

describe('a reader beside the writer', () => {
  it('sees each commit when it is made, and cannot write', async () => {
    const reader = await open(true);
    expect(await found(reader, 'common')).toEqual([]);
    const writer = await open();
    await put(writer, sampleChunk({ id: 'a' }));
    expect(await found(reader, 'common')).toEqual(['a']);
    await put(writer, sampleChunk({ id: 'b' }));
    expect(await found(reader, 'common')).toEqual(['a', 'b']);
    await writer.optimise(sampleCorpus);
    await writer.apply(sampleCorpus, sampleChange({ removeChunks: ['a'] }));
    await writer.optimise(sampleCorpus);
    expect(await found(reader, 'common')).toEqual(['b']);
    await expect(reader.apply(sampleCorpus, sampleChange({}))).rejects.toThrow(TypeError);
  });

  it('has counts that trail while the writer is at work and are exact when it has optimised or closed', async () => {
    const writer = await open();
    await put(writer, sampleChunk({ id: 'a' }));
    await writer.optimise(sampleCorpus);
    const reader = await open(true);
    expect((await count(reader, 'common')).chunks).toBe(1);
    await put(writer, sampleChunk({ id: 'b', terms: 'fresh' }));
    expect((await count(reader, 'common')).chunks).toBe(1);
    expect(await found(reader, 'fresh')).toEqual(['b']);
    await writer.optimise(sampleCorpus);
    expect(await count(reader, 'fresh')).toEqual(await count(writer, 'fresh'));
    await put(writer, sampleChunk({ id: 'c', terms: 'fresh' }));
    await writer.close();
    expect((await count(reader, 'fresh')).chunkFrequency.get('fresh')).toBe(2);
  });
});

it('refuses a second writer until the first has closed', async () => {
  const first = await open();
  await expect(openLanceStore({ folder, dimensions: 0 })).rejects.toMatchObject({ code: 'store.busy' });
  await first.close();
  await open();
});

it('counts again when the saved counts are of another version, as after a crash', async () => {
  const store = await open();
  await put(store, sampleChunk({ id: 'a', terms: 'x' }));
  await store.optimise(sampleCorpus);
  await put(store, sampleChunk({ id: 'b', terms: 'x y' }));
  const crashed = `${folder}-crashed`;
  await cp(folder, crashed, { recursive: true });
  await rm(join(crashed, 'writer.lock'));
  try {
    for (const readOnly of [true, false]) {
      const again = await open(readOnly, crashed);
      expect(await count(again, 'x', 'y')).toEqual(await count(store, 'x', 'y'));
      await again.close();
    }
  } finally {
    await rm(crashed, { recursive: true });
  }
});

it.each([[5, 'store.format-too-new', 'newer gensen'], [3, 'store.format-too-old', 'empty data folder']])('reads no folder of format %i, names both formats and says how to mend it', async (format, code, mend) => {
  await (await open()).close();
  await writeFile(join(folder, 'format.json'), `{"engine":"lancedb","format":${format}}`);
  for (const readOnly of [true, false]) {
    await expect(openLanceStore({ folder, dimensions: 0, readOnly })).rejects.toMatchObject({ code, message: expect.stringMatching(new RegExp(`format ${format} .* format 4$`, 'u')), mend: expect.stringContaining(mend) });
  }
});

it('leaves no byte of deleted or replaced text and terms in any file after optimising', async () => {
  const store = await open();
  const many = Array.from({ length: 400 }, (_, index) => sampleChunk({ id: `c${index}`, document: 'kept', terms: `common word${index}` }));
  const marked = (id: string, document: string, mark: string): StoredChunk => sampleChunk({ id, document, text: `${mark}Text`, terms: `common ${mark}Term`, headingTerms: `${mark}Heading`, attributes: { mark: [`${mark}Value`] } });
  await put(store, ...many, marked('gone/1', 'gone', 'DeletedMarker'), marked('changed', 'kept', 'ReplacedMarker'));
  await store.optimise(sampleCorpus);
  expect(await filesHolding(folder, 'DeletedMarker')).not.toEqual([]);
  await store.apply(sampleCorpus, sampleChange({ removeDocuments: ['gone'], putChunks: [sampleChunk({ id: 'changed', document: 'kept' })] }));
  await store.optimise(sampleCorpus);
  for (const mark of ['DeletedMarker', 'ReplacedMarker']) expect(await filesHolding(folder, mark)).toEqual([]);
  await store.apply(sampleCorpus, sampleChange({ removeChunks: ['c7'] }));
  await store.optimise(sampleCorpus);
  expect(await filesHolding(folder, 'word7"')).toEqual([]);
  expect((await count(store, 'word7', 'common')).chunkFrequency).toEqual(new Map([['word7', 0], ['common', 400]]));
});

it('empties the vectors when the model has other dimensions and keeps everything else', async () => {
  const first = await openLanceStore({ folder, dimensions: 2 });
  await put(first, sampleChunk({ id: 'a', vector: Float32Array.of(1, 0) }));
  await first.close();
  const second = await openLanceStore({ folder, dimensions: 3 });
  const scope = { corpus: sampleCorpus, access: publicAccess };
  expect(await second.selectDense(scope, Float32Array.of(1, 0, 0), 5)).toEqual([]);
  expect(await found(second, 'common')).toEqual(['a']);
  await put(second, sampleChunk({ id: 'a', vector: Float32Array.of(1, 0, 0) }));
  expect((await second.selectDense(scope, Float32Array.of(1, 0, 0), 5)).map(({ chunk }) => chunk.id)).toEqual(['a']);
  expect(await second.selectDense(scope, Float32Array.of(1, 0), 5)).toEqual([]);
  await second.close();
});

it.each([['tenant', "'other'"], ['date', '20200101'], ['attributes', "make_array('a=2')"]])('streams no row hash of a chunk whose column %s contradicts its body', async (column, value) => {
  const store = await open();
  await put(store, sampleChunk({ id: 'a', date: '2024-02-29', attributes: { a: ['1', '2'] } }));
  const table = await (await connect(folder)).openTable(sampleCorpus);
  await table.update({ where: "kind = 'chunk'", valuesSql: { [column]: value } });
  await store.close();
  const rows: StoredChunk[] = [];
  for await (const row of (await open(true)).chunks(sampleCorpus)) rows.push(row);
  expect(rows.map(({ id, rowHash }) => [id, rowHash])).toEqual([['a', '']]);
});

it('keeps the vectors while a writer without a model puts other chunks', async () => {
  const first = await openLanceStore({ folder, dimensions: 2 });
  await put(first, sampleChunk({ id: 'a', vector: Float32Array.of(1, 0) }), sampleChunk({ id: 'b', vector: Float32Array.of(0, 1) }));
  await first.close();
  const without = await open();
  await put(without, sampleChunk({ id: 'b' }), sampleChunk({ id: 'c' }));
  await without.optimise(sampleCorpus);
  await without.close();
  const again = await openLanceStore({ folder, dimensions: 2 });
  const near = await again.selectDense({ corpus: sampleCorpus, access: publicAccess }, Float32Array.of(1, 0), 5);
  expect(near.map(({ chunk }) => chunk.id)).toEqual(['a']);
  expect((await again.chunksOf(sampleCorpus, sampleChunk({ id: 'a' }).document, { vectors: true })).map(({ id, vector }) => [id, vector])).toEqual([['a', Float32Array.of(1, 0)], ['b', undefined], ['c', undefined]]);
  await again.close();
});

it('optimises again for nothing when nothing changed, and lists more than ten corpora', async () => {
  const store = await open();
  const names = Array.from({ length: 12 }, (_, index) => `corpus-${String.fromCharCode(97 + index)}`);
  for (const name of names) await store.apply(name, sampleChange({ putItems: [sampleItem({ key: 'i', corpus: name })] }));
  expect(await store.corpora()).toEqual(names);
  await store.optimise('corpus-a');
  const bytes = await store.bytes();
  await store.optimise('corpus-a');
  expect([await store.bytes(), bytes > 0]).toEqual([bytes, true]);
});

/** The engine compresses some columns, which could hide a marker that is there: the test looks for it before the deletion too. */
async function filesHolding(place: string, marker: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const holding = await Promise.all(files.map(async (file) => ((await readFile(file)).includes(marker) ? [file] : [])));
  return holding.flat();
}
