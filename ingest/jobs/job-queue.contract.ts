import { describe, expect, it } from 'vitest';
import type { JobQueue, JobQueueOptions } from './job-queue.ts';

/** What every queue must keep; `open` gives an empty one. */
export function describeJobQueue(name: string, open: (options: JobQueueOptions) => Promise<JobQueue<string>>): void {
  describe(`${name} keeps the JobQueue contract`, () => {
    it('hands every job to the handler and is drained only afterwards', async () => {
      const queue = await open({});
      const seen = new Set<string>();
      queue.process(async ({ data }) => { seen.add(data); }, { concurrency: 3 });
      for (let n = 0; n < 50; n += 1) await queue.add({ id: `job-${n}`, data: `document-${n}` });
      await queue.drained();
      expect(seen.size).toBe(50);
      await queue.close();
    });

    it('never runs more jobs at a time than the concurrency', async () => {
      const queue = await open({});
      let running = 0;
      let most = 0;
      queue.process(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => { setImmediate(resolve); });
        running -= 1;
      }, { concurrency: 2 });
      for (let n = 0; n < 20; n += 1) await queue.add({ id: `job-${n}`, data: '' });
      await queue.drained();
      expect(most).toBe(2);
      await queue.close();
    });

    it('tries a failing job as often as it may, then keeps it as a dead letter with its last reason', async () => {
      const queue = await open({ attempts: 3 });
      const attempts: number[] = [];
      queue.process(async (_job, attempt) => {
        attempts.push(attempt);
        throw new Error(`no luck ${attempt}`);
      }, { concurrency: 1 });
      await queue.add({ id: 'hopeless', data: 'x' });
      await queue.drained();
      expect(attempts).toEqual([1, 2, 3]);
      expect(await queue.deadLetters()).toEqual([{ job: { id: 'hopeless', data: 'x' }, attempts: 3, reason: 'no luck 3' }]);
      await queue.close();
    });

    it('takes a job once when it is added again while it waits', async () => {
      const queue = await open({});
      const seen: string[] = [];
      await queue.add({ id: 'same', data: 'x' });
      await queue.add({ id: 'same', data: 'x' });
      queue.process(async ({ id }) => { seen.push(id); }, { concurrency: 1 });
      await queue.drained();
      expect(seen).toEqual(['same']);
      await queue.close();
    });

    it('lets a running job finish on close and takes no other', async () => {
      const queue = await open({});
      let finish = (): void => undefined;
      let finished = false;
      const started = new Promise<void>((resolve) => {
        queue.process(async () => {
          resolve();
          await new Promise<void>((done) => { finish = done; });
          finished = true;
        }, { concurrency: 1 });
      });
      await queue.add({ id: 'long', data: '' });
      await started;
      const closed = queue.close();
      finish();
      await closed;
      expect(finished).toBe(true);
      await expect(queue.add({ id: 'late', data: '' })).rejects.toMatchObject({ code: 'operation.interrupted' });
    });
  });
}
