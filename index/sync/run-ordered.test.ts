import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOrdered, type OrderedJobs } from './run-ordered.ts';

describe('runOrdered', () => {
  it('finishes in the order of the values, whatever order they become ready in', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(5)), fc.integer({ min: 1, max: 5 }), async (delays, width) => {
      const finished: number[] = [];
      await runOrdered([...delays.keys()], { prepare: (at) => afterTurns(delays[at] ?? 0, at), finish: async (at) => void finished.push(at) }, { jobs: jobsInTurn(), concurrency: width });
      expect(finished).toEqual([...delays.keys()]);
    }), { seed: 20260101 });
  });

  it('never has more than `width` values under way or waiting', async () => {
    let open = 0;
    let most = 0;
    await runOrdered([...Array(50).keys()], {
      prepare: async (at) => {
        open += 1;
        most = Math.max(most, open);
        return afterTurns(at % 7, at);
      },
      finish: async () => {
        open -= 1;
      },
    }, { jobs: jobsInTurn(), concurrency: 4 });
    expect(most).toBe(4);
  });

  it('passes on the first error and finishes nothing after it', async () => {
    const finished: number[] = [];
    const failing = runOrdered([0, 1, 2, 3, 4, 5], {
      prepare: async (at) => {
        if (at === 1) throw new Error('second');
        return at;
      },
      finish: async (at) => void finished.push(at),
    }, { jobs: jobsInTurn(), concurrency: 2 });
    await expect(failing).rejects.toThrow('second');
    expect(finished).toEqual([0]);
  });

  it('passes on the error of the first value in order, though a later one failed before it', async () => {
    const failing = runOrdered([0, 1, 2], {
      prepare: async (at) => {
        await afterTurns(at === 1 ? 5 : 0, at);
        if (at > 0) throw new Error(`value ${at}`);
        return at;
      },
      finish: async () => {},
    }, { jobs: jobsInTurn(), concurrency: 3 });
    await expect(failing).rejects.toThrow('value 1');
  });

  it('settles every value that began, and tells those after a failure that they are not wanted', async () => {
    const settled: number[] = [];
    const unwanted: number[] = [];
    const failing = runOrdered([0, 1, 2, 3], {
      prepare: async (at, isWanted) => {
        await afterTurns(at === 0 ? 0 : 20, at);
        if (!isWanted()) unwanted.push(at);
        if (at === 0) throw new Error('first');
        return at;
      },
      finish: async () => {},
      settle: (at) => void settled.push(at),
    }, { jobs: jobsInTurn(), concurrency: 3 });
    await expect(failing).rejects.toThrow('first');
    expect([settled.slice(0, 3), unwanted]).toEqual([[0, 1, 2], [1, 2]]);
  });
});

async function afterTurns(turns: number, value: number): Promise<number> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
  return value;
}

/** Runs jobs as they come, `concurrency` at a time. */
function jobsInTurn(): OrderedJobs {
  const running = new Set<Promise<void>>();
  let handle: Parameters<OrderedJobs['process']>[0] | undefined;
  let most = 1;
  return {
    process: (handler, { concurrency }) => {
      handle = handler;
      most = concurrency;
    },
    add: async (job) => {
      while (running.size >= most) await Promise.race(running);
      const done: Promise<void> = Promise.resolve(handle?.(job)).then(() => void running.delete(done));
      running.add(done);
    },
    drained: async () => void await Promise.all(running),
  };
}
