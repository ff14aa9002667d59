import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publicAccess } from '../../../corpora-config/index.ts';
import type { StoreChange, StoredChunk } from '../chunk-store.ts';
import { all } from '../contract/tested-store.contract.ts';
import { packChunks } from '../packed-chunks.ts';
import { sampleChange, sampleChunk, sampleCorpus, sampleDocument, sampleItem } from '../sample-rows.fixture.ts';
import { openLanceStore } from './lancedb-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-bytes-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const documents = Array.from({ length: 60 }, (_, index) => `law/${index}`);

const chunksOf = (document: string): readonly StoredChunk[] =>
  Array.from({ length: 40 }, (_, index) =>
    sampleChunk({ id: `${document}/${index}`, document, ordinal: index, parent: document, terms: `common word${index} ${document}`, headingTerms: `head${index % 5}`, attributes: { part: [`${index % 3}`] } }));

/** One commit of twenty documents each, its chunks in blocks of so many documents. */
const changesInBlocksOf = (size: number): readonly StoreChange[] =>
  inGroupsOf(20, documents).map((group) =>
    sampleChange({
      putItems: group.map((document) => sampleItem({ key: `${document}.xml`, documents: [document] })),
      putDocuments: group.map((document) => sampleDocument({ id: document })),
      putPacked: inGroupsOf(size, group).map((some) => packChunks(some.flatMap(chunksOf))),
      onlyNew: true,
    }));

it('writes rows, counts and terms of the same bytes, and postings of the same bytes in another order, for the same changes in any blocks', async () => {
  const [one, ...others] = await Promise.all([1, 1, 3, 20].map(async (size) => contentsOf(await fill(join(folder, `${size}-${Math.random()}`), changesInBlocksOf(size)))));
  expect([one?.rows.length, one?.counts.length, others.length]).toEqual([1, 1, 3]);
  for (const other of others) expect(other).toEqual(one);
});

it('gives the same rows in the same order and the same answers with the same scores', async () => {
  const [one, other] = await Promise.all([1, 20].map(async (size) => dump(await fill(join(folder, `dump-${size}`), changesInBlocksOf(size)))));
  expect(one).toEqual(other);
});

async function fill(place: string, changes: readonly StoreChange[]): Promise<string> {
  const store = await openLanceStore({ folder: place, dimensions: 0 });
  for (const change of changes) await store.apply(sampleCorpus, change);
  await store.optimise(sampleCorpus);
  await store.close();
  return place;
}

async function dump(place: string): Promise<unknown> {
  const store = await openLanceStore({ folder: place, dimensions: 0, readOnly: true });
  try {
    const asked = ['word7', 'law/3', 'common'].map((term) => ({ term, weight: 1 }));
    const scope = { corpus: sampleCorpus, access: publicAccess };
    return [await all(store.items(sampleCorpus)), await all(store.documents(sampleCorpus)), await all(store.chunks(sampleCorpus)), await store.selectLexical(scope, asked, 50)];
  } finally {
    await store.close();
  }
}

interface Contents {
  readonly rows: readonly string[];
  readonly counts: readonly string[];
  /** Rows and dictionary of the term index. */
  readonly terms: readonly string[];
  /** Its postings, whose last part says the same in another order. */
  readonly postings: readonly string[];
  /** Names of the other files of the indexes. */
  readonly indexes: readonly string[];
}

/**
 * What the files hold, sorted, for the engine names files by random numbers. In the indexes the engine writes maps in random order:
 * the metadata of postings, `metadata` and `page_lookup` files, the values of a bitmap; and it compresses the identifiers in
 * `page_data` by a random sample. Left out: manifests and transactions (`_versions`, `_transactions`), which hold random names and times.
 */
async function contentsOf(place: string): Promise<Contents> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const under = (part: string, name = /./u): string[] => paths.filter((path) => relative(place, path).split(sep).includes(part) && name.test(path));
  return {
    rows: await hashesOf(under('data')),
    counts: await hashesOf(under('statistics')),
    terms: await hashesOf(under('_indices', /_(?:docs|tokens)\.lance$/u)),
    postings: await hashesOf(under('_indices', /_invert\.lance$/u), (bytes) => bytes.toSorted()),
    indexes: under('_indices').map((path) => basename(path)).sort(),
  };
}

async function hashesOf(paths: readonly string[], order: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes): Promise<readonly string[]> {
  return (await Promise.all(paths.map(async (path) => createHash('sha256').update(order(await readFile(path))).digest('hex')))).sort();
}

function inGroupsOf<Value>(size: number, values: readonly Value[]): readonly (readonly Value[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));
}
