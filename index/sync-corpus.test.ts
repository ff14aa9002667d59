import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GensenError, type CorpusDefinition } from '../corpora-config/index.ts';
import { listFailures, waiveFailure } from './failures.ts';
import { readManifest } from './manifest.ts';
import type { OpenIndex } from './open-index.ts';
import type { ChunkStore, StoreChange } from './stores/chunk-store.ts';
import { openMemoryStore } from './stores/memory-store.ts';
import { unpackChunks } from './stores/packed-chunks.ts';
import { syncCorpus, verifyCorpus } from './sync-corpus.ts';
import { contentsOf, openTestIndex, openTestPool, questions, testEmbedder, writeQuestions } from './sync/sync.fixture.ts';
import type { SyncProgress, SyncReport } from './sync/sync-report.ts';

let folder: string;
let source: string;
let store: ChunkStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-sync-'));
  source = join(folder, 'source');
  store = openMemoryStore();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Given {
  readonly index?: Partial<OpenIndex>;
  readonly store?: ChunkStore;
  readonly definition?: CorpusDefinition;
  readonly yes?: boolean;
  readonly pool?: ReturnType<typeof openTestPool>;
  readonly commitCharacters?: number;
  readonly onProgress?: (progress: SyncProgress) => void;
  readonly signal?: AbortSignal;
}

const write = (file: string, texts: Readonly<Record<number, string>> | undefined): Promise<void> => writeQuestions(source, file, texts);

async function sync({ commitCharacters, onProgress, signal, ...given }: Given = {}): Promise<SyncReport> {
  const manifest = await readManifest(folder);
  const index = openTestIndex(folder, given.store ?? store, { manifest, ...given.index });
  return syncCorpus({ index, definition: given.definition ?? questions, paths: [source], pool: given.pool ?? openTestPool(), yes: given.yes ?? false, onProgress, signal, ...(commitCharacters === undefined ? {} : { commitCharacters }) });
}

async function expectAsIfFresh(given: Given = {}): Promise<void> {
  const fresh = openMemoryStore();
  await sync({ ...given, store: fresh });
  const [held, made] = [await contentsOf(store, 'questions'), await contentsOf(fresh, 'questions')];
  expect(held.documents.map(({ id, contentHash }) => [id, contentHash])).toEqual(made.documents.map(({ id, contentHash }) => [id, contentHash]));
  expect(held.chunks.map(({ id, text, terms }) => [id, text, terms])).toEqual(made.chunks.map(({ id, text, terms }) => [id, text, terms]));
  expect((await verify()).drift).toEqual({ missing: [], extra: [], changed: [] });
}

const verify = (): ReturnType<typeof verifyCorpus> => verifyCorpus({ index: openTestIndex(folder, store), definition: questions, paths: [source] });

describe('a document that moves between files', () => {
  it.each([['to a later file', 'a.jsonl', 'b.jsonl'], ['to an earlier file', 'b.jsonl', 'a.jsonl']])('%s stays whole', async (_where, from, to) => {
    await write(from, { 1: '一つ目の橋。', 2: '二つ目の橋。' });
    await write(to, { 3: '三つ目の橋。' });
    await sync();
    await write(from, { 1: '一つ目の橋。' });
    await write(to, { 2: '二つ目の橋。', 3: '三つ目の橋。' });
    expect((await sync()).documents).toMatchObject({ failed: 0, listed: 3 });
    await expectAsIfFresh();
  });

  it('stays whole when two files exchange theirs', async () => {
    await write('a.jsonl', { 1: '一つ目の橋。', 3: '三つ目の橋。' });
    await write('b.jsonl', { 2: '二つ目の橋。', 4: '四つ目の橋。' });
    await sync();
    await write('a.jsonl', { 2: '二つ目の橋。', 3: '三つ目の橋。' });
    await write('b.jsonl', { 1: '一つ目の橋を改める。', 4: '四つ目の橋。' });
    expect((await sync()).documents).toMatchObject({ failed: 0, listed: 4 });
    await expectAsIfFresh();
  });

  it('is taken from the unchanged file that repeats it, when the first one drops it', async () => {
    await write('a.jsonl', { 1: '一つ目の橋。', 2: '二つ目の橋。' });
    await write('b.jsonl', { 2: '二つ目の橋。', 3: '三つ目の橋。' });
    await sync();
    await write('a.jsonl', { 1: '一つ目の橋。' });
    await sync();
    await expectAsIfFresh();
  });

  it('is taken up by the next run when a run is cut off after the drop', async () => {
    await write('a.jsonl', { 1: '一つ目の橋。', 2: '二つ目の橋。' });
    await write('b.jsonl', { 2: '二つ目の橋。', 3: '三つ目の橋。' });
    await sync();
    await write('a.jsonl', { 1: '一つ目の橋。' });
    await expect(sync({ store: cutOffAfter(store, 1) })).rejects.toThrow('cut off');
    await sync();
    await expectAsIfFresh();
  });

  it('is not written again when its file is renamed', async () => {
    await write('a.jsonl', { 1: '一つ目の橋。', 2: '二つ目の橋。' });
    await write('b.jsonl', { 3: '三つ目の橋。' });
    await sync();
    await write('a.jsonl', undefined);
    await write('c.jsonl', { 1: '一つ目の橋。', 2: '二つ目の橋を改める。' });
    expect(await sync({ yes: true })).toMatchObject({ documents: { added: 0, changed: 2, unchanged: 1, removed: 0, failed: 0 }, chunks: { written: 1, kept: 1, removed: 0 } });
    await expectAsIfFresh();
  });

  it('stays with the file that holds it when a new file gives it too, beside one of its own', async () => {
    await write('b.jsonl', { 1: '一つ目の橋。' });
    await sync();
    await write('a.jsonl', { 1: '一つ目の橋。', 2: '二つ目の橋。' });
    expect(await sync()).toMatchObject({ documents: { added: 1, failed: 0 }, findings: { 'document.repeated': 1 }, chunks: { written: 1 } });
    expect((await contentsOf(store, 'questions')).documents.map(({ item }) => item)).toEqual(['source/b.jsonl', 'source/a.jsonl']);
    expect((await verify()).drift).toEqual({ missing: [], extra: [], changed: [] });
  });

  it('is taken from the first of two new files, and the others of the second file are taken too', async () => {
    await write('a.jsonl', { 1: '一つ目の橋。' });
    await write('b.jsonl', { 1: '別の橋。', 2: '二つ目の橋。' });
    expect(await sync()).toMatchObject({ documents: { added: 2, failed: 1 }, findings: { 'document.duplicate': 1 }, chunks: { written: 2 } });
    expect((await contentsOf(store, 'questions')).chunks.map(({ text }) => text.trim())).toEqual(['一つ目の橋。', '二つ目の橋。']);
  });

  it('leaves no chunk of its old text when its tenant changes with it', async () => {
    await write('a.jsonl', { 1: '一つ目の橋。\n一　短い橋は何本か。\n二　長い橋は何本か。' });
    await sync({ definition: { ...questions, tenant: 'ministry-a' } });
    await write('a.jsonl', { 1: '一つ目の橋。' });
    await sync();
    await expectAsIfFresh();
  });
});

describe('a file that cannot be opened', () => {
  beforeEach(async () => {
    await write('a.jsonl', { 1: '一つ目の橋。' });
    await write('b.jsonl', { 2: '二つ目の橋。' });
  });

  it('is a failure, and what is held of it stays until it can be read again', async () => {
    await sync();
    const before = await contentsOf(store, 'questions');
    expect((await sync({ store: losing(store, 'a.jsonl') })).documents).toMatchObject({ failed: 1, removed: 0 });
    expect((await contentsOf(store, 'questions')).documents).toEqual(before.documents);
    await write('a.jsonl', { 1: '一つ目の橋。' });
    expect((await sync()).documents).toMatchObject({ failed: 0, unchanged: 2 });
    expect(await contentsOf(store, 'questions')).toEqual(before);
  });

  it('stays waived, and is written once', async () => {
    await sync({ store: losing(store, 'a.jsonl') });
    await waiveFailure({ store }, 'questions:source/a.jsonl', 'known');
    await write('a.jsonl', { 1: '一つ目の橋。' });
    const counted = countingStore(losing(store, 'a.jsonl'));
    expect((await sync({ store: counted.store })).documents).toMatchObject({ failed: 1, waived: 1 });
    expect(counted.changes).toEqual([]);
  });

  it('is drift for verify when the ledger says that it was read, and none when the ledger names the failure', async () => {
    const tight = { ...questions, limits: { ...questions.limits, fileBytes: 1 } };
    const check = async (): Promise<readonly string[]> => (await verifyCorpus({ index: openTestIndex(folder, store), definition: tight, paths: [source] })).drift.changed;
    await sync();
    expect(await check()).toEqual(['source/a.jsonl', 'source/b.jsonl']);
    await sync({ definition: tight, yes: true });
    expect(await check()).toEqual([]);
  });
});

it('refuses when a file that is still there loses most of the corpus', async () => {
  await write('a.jsonl', Object.fromEntries([1, 2, 3, 4, 5, 6].map((number) => [number, `${number}番目の橋。`])));
  await sync();
  await writeFile(join(source, 'a.jsonl'), '{"cut');
  await expect(sync()).rejects.toMatchObject({ code: 'sync.mass-deletion' });
  expect((await contentsOf(store, 'questions')).documents).toHaveLength(6);
  expect((await sync({ yes: true })).documents).toMatchObject({ removed: 6, failed: 1 });
});

it('counts the chunks of a document that its file drops', async () => {
  await write('a.jsonl', { 1: '一つ目の橋。', 2: '二つ目の橋。' });
  await sync();
  await write('a.jsonl', { 1: '一つ目の橋。' });
  expect(await sync()).toMatchObject({ documents: { removed: 1, unchanged: 1 }, chunks: { removed: 1, written: 0 } });
});

it('keeps a waiver when only the stages changed and the failure is the same', async () => {
  await write('a.jsonl', { 1: '一つ目の橋。' });
  await writeFile(join(source, 'b.jsonl'), ' ');
  await sync();
  for await (const { id } of listFailures({ store })) await waiveFailure({ store }, id, 'known');
  expect((await sync({ index: { analyserFingerprint: 'analyser-2' } })).documents).toMatchObject({ failed: 1, waived: 1 });
});

it('analyses everything anew under another analyser, and nothing after it', async () => {
  await write('a.jsonl', { 1: '一つ目の橋。', 2: '二つ目の橋。' });
  await sync();
  const index = { analyserFingerprint: 'analyser-2' };
  expect(await sync({ index })).toMatchObject({ documents: { changed: 2, added: 0 }, chunks: { written: 2, kept: 0, removed: 0 } });
  expect((await contentsOf(store, 'questions')).chunks.map(({ analysed }) => analysed)).toEqual(['analyser-2 none', 'analyser-2 none']);
  expect(await sync({ index })).toMatchObject({ documents: { unchanged: 2 }, chunks: { written: 0 } });
  expect((await verify()).drift).toEqual({ missing: [], extra: [], changed: [] });
});

it('names the document whose analysis fails and goes on with the others', async () => {
  await write('a.jsonl', { 1: '一つ目の橋。' });
  const pool = openTestPool({ analysis: new GensenError('parse.failed', { message: 'its thread ended' }) });
  expect(await sync({ pool })).toMatchObject({ documents: { failed: 1, added: 0 }, findings: { 'parse.crashed': 1 } });
});

it('keeps the vector of a chunk that is rewritten without being analysed', async () => {
  await write('a.jsonl', { 1: '一つ目の橋。' });
  const index = { embedder: testEmbedder(3) };
  await sync({ index });
  const written = countingStore(store);
  await sync({ index, store: written.store, definition: { ...questions, tenant: 'ministry-a' } });
  const chunks = written.changes.flatMap(({ putChunks }) => putChunks);
  expect(chunks.length).toBeGreaterThan(0);
  expect(chunks.filter(({ vector }) => vector === undefined)).toEqual([]);
});

it('optimises in the run after one that was cut off, though nothing is left to write', async () => {
  await write('a.jsonl', { 1: '一つ目の橋。' });
  await expect(sync({ store: { ...store, optimise: () => Promise.reject(new Error('cut off')) } })).rejects.toThrow('cut off');
  const optimised: string[] = [];
  const watching = { ...store, optimise: async (corpus: string) => void optimised.push(corpus) };
  await sync({ store: watching });
  await sync({ store: watching });
  expect(optimised).toEqual(['questions']);
});

it('keeps the report of the last finished run while a later one is cut off, and tells when a run started', async () => {
  await write('a.jsonl', { 1: '一つ目の橋。' });
  await sync();
  const finished = (await readManifest(folder)).corpora['questions'];
  await write('a.jsonl', { 1: '一つ目の橋を改める。' });
  await expect(sync({ store: cutOffAfter(store, 0) })).rejects.toThrow('cut off');
  const cut = (await readManifest(folder)).corpora['questions'];
  expect(cut?.ended).toBeUndefined();
  expect(cut?.report).toEqual(finished?.report);
  await sync();
  const again = (await readManifest(folder)).corpora['questions'];
  expect(again?.started).not.toBe(cut?.started);
});

it.each([0, 1, 2])('ends equal to an undisturbed run when it is cut off after %i commits', async (commits) => {
  await write('a.jsonl', { 1: '一つ目の橋。', 2: '二つ目の橋。' });
  await write('b.jsonl', { 3: '三つ目の橋。' });
  await write('c.jsonl', { 4: '四つ目の橋。' });
  await sync();
  await write('a.jsonl', { 1: '一つ目の橋を改める。', 3: '三つ目の橋。' });
  await write('b.jsonl', { 2: '二つ目の橋。' });
  await write('c.jsonl', undefined);
  await sync({ store: cutOffAfter(store, commits) }).catch(() => {});
  await sync();
  await expectAsIfFresh();
});

describe('writing beside reading', () => {
  beforeEach(async () => {
    for (const number of [1, 2, 3, 4, 5, 6, 7]) await write(`${number}.jsonl`, { [number]: `${number}番目の橋。`.repeat(number * 3), [number + 10]: '同じ橋。' });
    await write('8.jsonl', { 3: '三番目の別の橋。', 18: '八番目の橋。' });
  });

  it('makes the same commits of the same items whatever the number of threads and whichever of them is quicker', async () => {
    const turns = randomTurns(20_260_402);
    const runs = [];
    for (const threads of [1, 3]) {
      const counted = countingStore(openMemoryStore());
      await sync({ store: counted.store, pool: openTestPool({ threads, before: () => passTurns(turns()) }), commitCharacters: 60 });
      runs.push({ changes: counted.changes.map(plainChange), contents: await contentsOf(counted.store, 'questions') });
    }
    expect(runs[0]?.changes.length).toBeGreaterThan(2);
    expect(runs[1]).toEqual(runs[0]);
  });

  it('gathers the next commit while one is being written', async () => {
    let isWriting = false;
    let goOn = (): void => {};
    const isGathered = new Promise<void>((resolve) => { goOn = resolve; });
    const slow: ChunkStore = { ...store, apply: async (corpus, change) => {
      isWriting = true;
      await isGathered;
      await store.apply(corpus, change);
    } };
    const gathered: string[] = [];
    const onProgress = ({ item }: SyncProgress): void => {
      if (isWriting && gathered.push(item) === 2) goOn();
    };
    await sync({ store: slow, commitCharacters: 150, onProgress });
    await expectAsIfFresh();
  });

  it('keeps what was read when it is interrupted, and the next run reads the rest', async () => {
    const stop = new AbortController();
    // More than may be under way with one thread: those beyond begin after the interruption.
    for (let number = 100; number < 500; number += 1) await write(`${number}.jsonl`, { [number]: `${number}番目の橋。` });
    const onProgress = ({ stage }: SyncProgress): void => (stage === 'items' ? stop.abort() : undefined);
    await expect(sync({ signal: stop.signal, onProgress, pool: openTestPool({ threads: 1 }) })).rejects.toMatchObject({ code: 'operation.interrupted' });
    const kept = (await contentsOf(store, 'questions')).items.length;
    expect([kept > 0, kept < 408]).toEqual([true, true]);
    await sync();
    await expectAsIfFresh();
  });

  it('ends with what failed in a write, and has written nothing after it', async () => {
    let calls = 0;
    const failing: ChunkStore = { ...store, apply: async () => {
      calls += 1;
      throw new Error('the disk is full');
    } };
    await expect(sync({ store: failing, commitCharacters: 60 })).rejects.toThrow('the disk is full');
    expect(calls).toBe(1);
  });
});

/** Numbers from 0 to 7, the same for one seed. */
function randomTurns(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 29;
  };
}

async function passTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => { setImmediate(resolve); });
}

/** A change without what differs from run to run, its blocks taken apart. */
function plainChange({ putItems, putPacked = [], ...change }: StoreChange): unknown {
  return { ...change, putItems: putItems.map(({ fetched: _time, ...item }) => item), putPacked: putPacked.flatMap(unpackChunks) };
}

/** A store behind whose back a file vanishes: the ledger is read between listing and opening. */
function losing(inner: ChunkStore, file: string): ChunkStore {
  return {
    ...inner,
    items: (corpus) => {
      rmSync(join(source, file), { force: true });
      return inner.items(corpus);
    },
  };
}

/** A store whose process dies after so many commits. */
function cutOffAfter(inner: ChunkStore, commits: number): ChunkStore {
  let left = commits;
  return {
    ...inner,
    apply: async (corpus, change) => {
      if (left === 0) throw new Error('cut off');
      left -= 1;
      await inner.apply(corpus, change);
    },
  };
}

function countingStore(inner: ChunkStore): { readonly store: ChunkStore; readonly changes: StoreChange[] } {
  const changes: StoreChange[] = [];
  return { changes, store: { ...inner, apply: (corpus, change) => (changes.push(change), inner.apply(corpus, change)) } };
}
