import { mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listFailures } from './failures.ts';
import { openMemoryStore } from './stores/memory-store.ts';
import { syncCorpus } from './sync-corpus.ts';
import { openTestIndex, openTestPool, questions, writeQuestions } from './sync/sync.fixture.ts';
import type { SyncReport } from './sync/sync-report.ts';

let folder: string;
let source: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-links-'));
  source = join(folder, 'source');
  await mkdir(source);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('a folder of links says of each that leaves it why it was not read, and keeps what was held under that name', async () => {
  const store = openMemoryStore();
  const sync = (): Promise<SyncReport> => syncCorpus({ index: openTestIndex(folder, store), definition: questions, paths: [source], pool: openTestPool(), yes: false });
  await writeQuestions(source, 'kept.jsonl', { 1: '架空の橋。' });
  await writeQuestions(source, 'moved.jsonl', { 2: '架空の渡し。' });
  expect((await sync()).documents).toMatchObject({ added: 2, failed: 0 });
  await rename(join(source, 'moved.jsonl'), join(folder, 'elsewhere.jsonl'));
  await symlink(join(folder, 'elsewhere.jsonl'), join(source, 'moved.jsonl'));
  await symlink(folder, join(source, 'all'));
  const report = await sync();
  expect(report.findings['file.link-not-followed']).toBe(2);
  expect(report.documents.removed).toBe(0);
  const failures: string[] = [];
  for await (const { id, rule } of listFailures({ store })) failures.push(`${id} ${rule}`);
  expect(failures.toSorted()).toEqual(['questions:source/all file.link-not-followed', 'questions:source/moved.jsonl file.link-not-followed']);
  const held: string[] = [];
  for await (const { id } of store.documents('questions')) held.push(id);
  expect(held).toHaveLength(2);
});
