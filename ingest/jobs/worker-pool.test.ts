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
export const moves = async (n) => {
  const { movedOutput } = await import(${JSON.stringify(compiledModule(new URL('./moved-output.ts', import.meta.url)).href)});
  const bytes = new Uint8Array(n).fill(7);
  globalThis.moved = bytes;
  return movedOutput({ bytes }, [bytes.buffer]);
};
export const isMoved = () => globalThis.moved?.length === 0 ? 1 : 0;
export const waits = (flag) => Atomics.wait(new Int32Array(flag), 0, 0) === 'timed-out' ? 0 : 1;
export const throws = () => { throw new Error('a bad page'); };
`;

describe('a worker pool', () => {
  let folder = '';
  let pool: WorkerPool;
  const task = <Input = number, Output = number>(name: string): WorkerTask<Input, Output> => ({ module: pathToFileURL(join(folder, 'tasks.mjs')), name });

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

  it('lets a task go on over its time when nothing in it is timed any more', async () => {
    const flag = new SharedArrayBuffer(4);
    await expect(pool.run(task<SharedArrayBuffer>('waits'), flag, { timeoutMs: 50, mayTimeOut: () => release(flag) })).resolves.toBe(1);
  });

  it('begins no task after an interruption, and finishes the one that runs', async () => {
    const one = openWorkerPool({ threads: 1 });
    const stop = new AbortController();
    const flag = new SharedArrayBuffer(4);
    const mayTimeOut = (): boolean => {
      stop.abort();
      return release(flag);
    };
    const running = one.run(task<SharedArrayBuffer>('waits'), flag, { signal: stop.signal, timeoutMs: 50, mayTimeOut });
    const waiting = one.run(task('default'), 1, { signal: stop.signal });
    const refused = expect(waiting).rejects.toMatchObject({ code: 'operation.interrupted' });
    await expect(running).resolves.toBe(1);
    await refused;
    await one.close();
  });

  it('moves what a task gives back instead of copying it', async () => {
    const one = openWorkerPool({ threads: 1 });
    expect((await one.run(task<number, { readonly bytes: Uint8Array }>('moves'), 5)).bytes).toEqual(new Uint8Array(5).fill(7));
    expect(await one.run(task('isMoved'), 0)).toBe(1);
    await one.close();
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

/** Lets a task that waits go on. */
function release(flag: SharedArrayBuffer): false {
  Atomics.store(new Int32Array(flag), 0, 1);
  Atomics.notify(new Int32Array(flag), 0);
  return false;
}

describe('compiledModule', () => {
  it('maps a TypeScript source to its compiled file under dist', () => {
    expect(compiledModule(new URL('./worker-task.ts', import.meta.url)).pathname).toMatch(/\/dist\/ingest\/jobs\/worker-task\.js$/u);
  });

  it('leaves compiled modules as they are', () => {
    expect(compiledModule(new URL('file:///x/y.js')).pathname).toBe('/x/y.js');
  });
});
