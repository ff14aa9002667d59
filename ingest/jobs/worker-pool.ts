import { Piscina } from 'piscina';
import { GensenError } from '../../corpora-config/index.ts';
import { createSlots, type Slots } from './slots.ts';
import { compiledModule, type WorkerTask } from './worker-task.ts';

export interface WorkerPoolOptions {
  /** Worker threads, at least 1. They start when needed and end after half a minute without work. */
  readonly threads: number;
  /** Heap of one thread in MiB; a task that needs more fails alone. Default 1500. */
  readonly maxOldGenerationSizeMb?: number;
}

export interface RunTaskOptions {
  /** Milliseconds from the start of the task (waiting for a thread does not count). Absent: no limit. */
  readonly timeoutMs?: number;
  /** Asked when the time is over; false lets the task go on without a limit, because what is limited lies behind it. */
  readonly mayTimeOut?: () => boolean;
  /** A task that still waits for a thread when this is aborted never begins, and rejects with `operation.interrupted`. */
  readonly signal?: AbortSignal | undefined;
  /** Buffers that move to the thread instead of being copied; the caller loses them. */
  readonly transfer?: readonly ArrayBuffer[];
}

/** Runs CPU work in threads. */
export interface WorkerPool {
  /** How many tasks run at a time. */
  readonly threads: number;
  /**
   * Runs one task. Errors of its own, crashes, too much memory and too much time reject this call alone, as `GensenError`
   * `parse.failed`; `details.reason` is a `TaskFailureReason`. A task over its time is killed with its thread.
   */
  run<Input, Output>(task: WorkerTask<Input, Output>, input: Input, options?: RunTaskOptions): Promise<Output>;
  /** Gives back the memory of idle threads; the next task starts new ones. Only for when no task runs: a running one rejects. */
  rest(): Promise<void>;
  /** Ends every thread; running tasks reject. */
  close(): Promise<void>;
}

/** Why a task failed: it ran too long, threw, needed too much memory, or its thread ended. */
export type TaskFailureReason = 'timeout' | 'error' | 'memory' | 'crash';

const defaultHeapMb = 1500;
const idleTimeoutMs = 30_000;

/** Parsing makes short-lived trees: with V8's small default, collecting them takes half the time of a statute. In MiB. */
const maxYoungGenerationSizeMb = 64;

/** Opens a pool of worker threads. At most `threads` tasks run at a time; the others wait in the order they came. */
export function openWorkerPool({ threads, maxOldGenerationSizeMb = defaultHeapMb }: WorkerPoolOptions): WorkerPool {
  if (!Number.isInteger(threads) || threads < 1) throw new TypeError(`expected one thread or more, got ${threads}`);
  const open = (): Piscina => new Piscina({ minThreads: 0, maxThreads: threads, idleTimeout: idleTimeoutMs, atomics: 'async', resourceLimits: { maxOldGenerationSizeMb, maxYoungGenerationSizeMb } });
  let piscina = open();
  const slots = createSlots(threads);
  return {
    threads,
    run: (task, input, options = {}) => runInSlot(piscina, slots, { task, input, options }),
    rest: async () => {
      const resting = piscina;
      piscina = open();
      await resting.destroy();
    },
    close: () => piscina.destroy(),
  };
}

interface Submission<Input, Output> {
  readonly task: WorkerTask<Input, Output>;
  readonly input: Input;
  readonly options: RunTaskOptions;
}

async function runInSlot<Input, Output>(piscina: Piscina, slots: Slots, submission: Submission<Input, Output>): Promise<Output> {
  const release = await slots.take();
  try {
    if (submission.options.signal?.aborted === true) throw new GensenError('operation.interrupted', { message: 'stopped before a thread was free' });
    return await runNow(piscina, submission);
  } finally {
    release();
  }
}

async function runNow<Input, Output>(piscina: Piscina, { task, input, options }: Submission<Input, Output>): Promise<Output> {
  const stop = new AbortController();
  const expire = (): void => {
    if (options.mayTimeOut?.() !== false) stop.abort();
  };
  const timer = options.timeoutMs === undefined ? undefined : setTimeout(expire, options.timeoutMs);
  try {
    const output: Output = await piscina.run(input, {
      filename: compiledModule(task.module).href,
      name: task.name ?? 'default',
      signal: stop.signal,
      transferList: [...(options.transfer ?? [])],
    });
    return output;
  } catch (cause) {
    throw describeFailure(cause, stop.signal.aborted, options);
  } finally {
    clearTimeout(timer);
  }
}

function describeFailure(cause: unknown, timedOut: boolean, { timeoutMs = 0 }: RunTaskOptions): GensenError {
  const reason = timedOut ? 'timeout' : reasonOf(cause);
  const said = cause instanceof Error ? cause.message : String(cause);
  const messages: Readonly<Record<TaskFailureReason, string>> = {
    timeout: `timed out after ${timeoutMs / 1000} s; its thread was ended`,
    memory: 'needed more memory than one thread may take',
    crash: `its thread ended before the task did: ${said}`,
    error: said,
  };
  return new GensenError('parse.failed', { message: messages[reason], details: { reason }, cause });
}

function reasonOf(cause: unknown): TaskFailureReason {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY') return 'memory';
  return cause instanceof Error && /worker exited|terminating worker/iu.test(cause.message) ? 'crash' : 'error';
}
