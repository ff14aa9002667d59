import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isWriterAtWork, lockForWriting } from './writer-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const leave = (holder: object): Promise<void> => writeFile(join(folder, 'writer.lock'), JSON.stringify(holder));

it('lets one writer in, also inside one process, until it releases', async () => {
  const lock = await lockForWriting(folder);
  expect(await isWriterAtWork(folder)).toBe(true);
  await expect(lockForWriting(folder)).rejects.toMatchObject({ code: 'store.busy' });
  await lock.release();
  expect(await isWriterAtWork(folder)).toBe(false);
  await (await lockForWriting(folder)).release();
  expect(await readdir(folder)).toEqual([]);
});

it('lets exactly one of many in at once, over a stale lock too', async () => {
  for (const prepare of [async () => {}, () => leave({ pid: 2 ** 30, host: hostname(), started: '', token: 'x' })]) {
    await prepare();
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockForWriting(folder)));
    const held = tries.filter((result) => result.status === 'fulfilled');
    expect(held.length).toBe(1);
    await held[0]?.value.release();
  }
});

it('lets exactly one in each time, however often many try over a stale lock', async () => {
  for (let round = 0; round < 60; round += 1) {
    await leave({ pid: 2 ** 30, host: hostname(), started: '', token: `stale-${round}` });
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => lockForWriting(folder)));
    const held = tries.filter((result) => result.status === 'fulfilled');
    expect(held.length).toBe(1);
    await held[0]?.value.release();
    expect(await readdir(folder)).toEqual([]);
  }
});

it('takes over a takeover whose process is gone too, and a lock that nobody can have written', async () => {
  await leave({ pid: 2 ** 30, host: hostname(), started: '', token: 'first' });
  await writeFile(join(folder, 'writer.lock.after.first'), JSON.stringify({ pid: 2 ** 30, host: hostname(), started: '', token: 'second' }));
  await (await lockForWriting(folder)).release();
  await writeFile(join(folder, 'writer.lock'), '{"pid": 12');
  await (await lockForWriting(folder)).release();
  expect(await readdir(folder)).toEqual([]);
});

it('takes over the lock of a process that is gone', async () => {
  await leave({ pid: 2 ** 30, host: hostname(), started: '', token: 'x' });
  const lock = await lockForWriting(folder);
  expect(JSON.parse(await readFile(join(folder, 'writer.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  await lock.release();
});

it('takes over the lock of an earlier process with the same number', async () => {
  await leave({ pid: process.pid, host: hostname(), started: 'long ago', token: 'x' });
  await (await lockForWriting(folder)).release();
});

it('leaves the lock of another host alone and says how to be rid of it', async () => {
  await leave({ pid: 1, host: 'elsewhere.example', started: '', token: 'x' });
  await expect(lockForWriting(folder)).rejects.toMatchObject({ code: 'store.busy', mend: expect.stringContaining('writer.lock') });
});
