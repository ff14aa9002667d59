import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publicAccess } from '../../corpora-config/index.ts';
import { openMemoryReferences, openReferences } from './reference-store.ts';
import { describeReferenceStore } from './reference-store.contract.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-references-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describeReferenceStore('files', async () => ({ open: () => openReferences(folder) }));

describeReferenceStore('memory', async () => {
  const store = openMemoryReferences();
  return { open: () => store };
});

it('a damaged catalogue counts as none, and what nobody names leaves the disk with the next state', async () => {
  const store = openReferences(folder);
  const writer = await store.write('laws');
  writer.setLinkedTo({ A: { names: '1', provisions: '1' } });
  await writer.publish(false);
  await writeFile(join(folder, 'laws', 'catalogue'), 'half a catal');
  await writeFile(join(folder, 'laws', 'left-behind.segment'), 'bytes of a run that was killed');
  expect(await openReferences(folder).documents({ corpus: 'laws', access: publicAccess })).toEqual([]);
  const next = await openReferences(folder).write('laws');
  next.setLinkedTo({});
  await next.publish(false);
  expect(await readdir(join(folder, 'laws'))).toEqual(['catalogue']);
});
