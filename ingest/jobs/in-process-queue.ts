import { GensenError } from '../../corpora-config/index.ts';
import type { DeadLetter, Job, JobHandler, JobQueue, JobQueueOptions } from './job-queue.ts';

const defaultAttempts = 3;
const defaultCapacity = 1000;

/** A queue in the memory of this process; what waits is gone with the process, and the next sync finds the work again. */
export function createInProcessQueue<Data>({ attempts = defaultAttempts, capacity = defaultCapacity }: JobQueueOptions = {}): JobQueue<Data> {
  return new InProcessQueue<Data>(attempts, capacity);
}

interface Waiting<Data> {
  readonly job: Job<Data>;
  readonly attempt: number;
}

class InProcessQueue<Data> implements JobQueue<Data> {
  readonly #attempts: number;
  readonly #capacity: number;
  /** Keyed by job id; a Map gives jobs back in the order they came. */
  readonly #waiting = new Map<string, Waiting<Data>>();
  readonly #dead: DeadLetter<Data>[] = [];
  /** Those who wait for something to change: room, the last job's end. */
  #observers: (() => void)[] = [];
  #running = 0;
  #concurrency = 0;
  #handler: JobHandler<Data> | undefined;
  #closed = false;

  constructor(attempts: number, capacity: number) {
    if (attempts < 1 || capacity < 1) throw new TypeError(`attempts and capacity are 1 or more, got ${attempts} and ${capacity}`);
    this.#attempts = attempts;
    this.#capacity = capacity;
  }

  async add(job: Job<Data>): Promise<void> {
    await this.#until(() => this.#closed || this.#waiting.has(job.id) || this.#waiting.size < this.#capacity);
    if (this.#closed) throw new GensenError('operation.interrupted', { message: `the queue is closed; job ${job.id} was not taken` });
    if (!this.#waiting.has(job.id)) this.#waiting.set(job.id, { job, attempt: 1 });
    this.#startNext();
  }

  process(handler: JobHandler<Data>, { concurrency }: { readonly concurrency: number }): void {
    if (this.#handler !== undefined) throw new TypeError('this queue has a handler already');
    if (concurrency < 1) throw new TypeError(`expected a concurrency of 1 or more, got ${concurrency}`);
    this.#handler = handler;
    this.#concurrency = concurrency;
    this.#startNext();
  }

  async drained(): Promise<void> {
    await this.#until(() => this.#running === 0 && (this.#waiting.size === 0 || this.#closed));
  }

  async deadLetters(): Promise<readonly DeadLetter<Data>[]> {
    return [...this.#dead];
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#notify();
    await this.#until(() => this.#running === 0);
  }

  #startNext(): void {
    while (this.#handler !== undefined && !this.#closed && this.#running < this.#concurrency) {
      const [next] = this.#waiting.values();
      if (next === undefined) return;
      this.#waiting.delete(next.job.id);
      this.#running += 1;
      void this.#run(next, this.#handler);
    }
  }

  async #run(one: Waiting<Data>, handler: JobHandler<Data>): Promise<void> {
    try {
      await handler(one.job, one.attempt);
    } catch (error) {
      this.#fail(one, error instanceof Error ? error.message : String(error));
    } finally {
      this.#running -= 1;
      this.#startNext();
      this.#notify();
    }
  }

  #fail({ job, attempt }: Waiting<Data>, reason: string): void {
    if (attempt >= this.#attempts) this.#dead.push({ job, attempts: attempt, reason });
    else if (!this.#waiting.has(job.id)) this.#waiting.set(job.id, { job, attempt: attempt + 1 });
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#observers.push(resolve));
  }

  #notify(): void {
    const observers = this.#observers;
    this.#observers = [];
    for (const observe of observers) observe();
  }
}
