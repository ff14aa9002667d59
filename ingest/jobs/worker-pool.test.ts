import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkerPool, type WorkerPool } from './worker-pool.ts';
import { compiledModule, type WorkerTask } from './worker-task.ts';

const source = `
export default (n) => n * 2;
export const forever = () => { for (;;); };
export const exits = () => process.exit(3);
export const eats = () => { const held = []; for (;;) held.push(new Array(100000).fill(held.length)); };
export const throws = () => { throw new Error('a bad page'); };
`;

describe('a worker pool', () => {
  let folder = '';
  let pool: WorkerPool;
  const task = (name: string): WorkerTask<number, number> => ({ module: pathToFileURL(join(folder, 'tasks.mjs')), name });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gensen-pool-'));
    await writeFile(join(folder, 'tasks.mjs'), source);
    pool = openWorkerPool({ threads: 2, maxOldGenerationSizeMb: 64 });
  });
  afterAll(async () => {
    await pool.close();
    await rm(folder, { recursive: true });
  });

  it('answers many tasks on few threads', async () => {
    const numbers = Array.from({ length: 40 }, (_, n) => n);
    const answers = await Promise.all(numbers.map((n) => pool.run(task('default'), n)));
    expect(answers).toEqual(numbers.map((n) => n * 2));
  });

  it('works on after a rest', async () => {
    expect(await pool.run(task('default'), 4)).toBe(8);
    await pool.rest();
    expect(await pool.run(task('default'), 5)).toBe(10);
  });

  it('ends a task over its time with its thread, and the task beside it goes on', async () => {
    const late = pool.run(task('forever'), 0, { timeoutMs: 300 });
    const fine = pool.run(task('default'), 21);
    await expect(late).rejects.toMatchObject({ code: 'parse.failed', details: { reason: 'timeout' } });
    await expect(fine).resolves.toBe(42);
  });

  it.each([['exits', 'crash'], ['eats', 'memory'], ['throws', 'error']])('rejects only the task that %s, as %s', async (name, reason) => {
    const bad = pool.run(task(name), 0);
    const fine = pool.run(task('default'), 21);
    await expect(bad).rejects.toMatchObject({ code: 'parse.failed', details: { reason } });
    await expect(fine).resolves.toBe(42);
    await expect(pool.run(task('default'), 1)).resolves.toBe(2);
  });

  it('does not count the wait for a thread as time of the task', async () => {
    const one = openWorkerPool({ threads: 1 });
    const blocked = one.run(task('forever'), 0, { timeoutMs: 1500 });
    const short = one.run(task('default'), 5, { timeoutMs: 1400 });
    await expect(blocked).rejects.toMatchObject({ details: { reason: 'timeout' } });
    await expect(short).resolves.toBe(10);
    await one.close();
  });
});

describe('compiledModule', () => {
  it('maps a TypeScript source to its compiled file under dist', () => {
    expect(compiledModule(new URL('./worker-task.ts', import.meta.url)).pathname).toMatch(/\/dist\/ingest\/jobs\/worker-task\.js$/u);
  });

  it('leaves compiled modules as they are', () => {
    expect(compiledModule(new URL('file:///x/y.js')).pathname).toBe('/x/y.js');
  });
});
