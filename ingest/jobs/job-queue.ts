/** One piece of work. It carries names and ids, never texts: what it is about is read again from its source. */
export interface Job<Data> {
  /** A job added again under the id of one that still waits is the same job. */
  readonly id: string;
  /** Plain JSON. */
  readonly data: Data;
}

/** A job that failed as often as it may. */
export interface DeadLetter<Data> {
  readonly job: Job<Data>;
  readonly attempts: number;
  /** Message of the last error. */
  readonly reason: string;
}

export interface JobQueueOptions {
  /** How often a job is tried before it becomes a dead letter, at least 1. Default 3. */
  readonly attempts?: number;
  /** Jobs that may wait before `add` waits too (back-pressure), at least 1. Default 1000. */
  readonly capacity?: number;
}

/** Does one job. `attempt` counts from 1; a rejection counts as a failed attempt. Must be safe to do twice. */
export type JobHandler<Data> = (job: Job<Data>, attempt: number) => Promise<void>;

/** Hands jobs to a handler: each at least once, in no promised order, never more than `concurrency` at a time. */
export interface JobQueue<Data> {
  /** Accepts a job; waits while the queue is full. Rejects with `operation.interrupted` after `close`. */
  add(job: Job<Data>): Promise<void>;
  /** Starts handling. One handler a queue: a second call throws `TypeError`. */
  process(handler: JobHandler<Data>, options: { readonly concurrency: number }): void;
  /** Resolves when no job waits or runs. */
  drained(): Promise<void>;
  deadLetters(): Promise<readonly DeadLetter<Data>[]>;
  /** Takes no more jobs, lets running ones finish, starts no other. */
  close(): Promise<void>;
}
