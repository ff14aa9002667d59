import { describe, expect, it } from 'vitest';
import { createInProcessQueue } from './in-process-queue.ts';
import { describeJobQueue } from './job-queue.contract.ts';

describeJobQueue('the in-process queue', async (options) => createInProcessQueue<string>(options));

describe('the in-process queue', () => {
  it('makes the producer wait while it is full', async () => {
    const queue = createInProcessQueue<string>({ capacity: 1 });
    await queue.add({ id: 'first', data: '' });
    let accepted = false;
    const second = (async () => {
      await queue.add({ id: 'second', data: '' });
      accepted = true;
    })();
    await new Promise((resolve) => { setImmediate(resolve); });
    expect(accepted).toBe(false);
    queue.process(async () => undefined, { concurrency: 1 });
    await second;
    await queue.drained();
    expect(accepted).toBe(true);
  });

  it('refuses a second handler as a programmer mistake', () => {
    const queue = createInProcessQueue<string>();
    queue.process(async () => undefined, { concurrency: 1 });
    expect(() => queue.process(async () => undefined, { concurrency: 1 })).toThrow(TypeError);
  });
});
