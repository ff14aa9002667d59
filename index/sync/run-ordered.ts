/** As much of the job queue as an ordered run needs. */
export interface OrderedJobs {
  add(job: { readonly id: string; readonly data: number }): Promise<void>;
  process(handler: (job: { readonly data: number }) => Promise<void>, options: { readonly concurrency: number }): void;
  drained(): Promise<void>;
}

export interface OrderedSteps<Value, Result> {
  /** Runs side by side with others, begun in the order of the values. `isWanted` tells whether the run still goes on up to this value. */
  readonly prepare: (value: Value, isWanted: () => boolean) => Promise<Result>;
  /** Runs one by one, in the order of the values. */
  readonly finish: (result: Result) => Promise<void>;
  /** Runs once the turn of a value is over, whether it was finished, failed or was left out. */
  readonly settle?: (value: Value) => void;
}

/**
 * Prepares values through a job queue and hands the results on one by one, in the order of the values.
 * At most `concurrency` are under way or waiting for their turn, so memory stays bounded however far one lags behind.
 * The first error in that order ends the run, after what is under way has settled: what came before it is finished, nothing after it.
 */
export async function runOrdered<Value, Result>(
  values: readonly Value[],
  { prepare, finish, settle = () => {} }: OrderedSteps<Value, Result>,
  { jobs, concurrency }: { readonly jobs: OrderedJobs; readonly concurrency: number },
): Promise<void> {
  const turns = createTurns();
  let failure: { readonly at: number; readonly error: unknown } | undefined;
  const isWanted = (at: number): boolean => failure === undefined || at <= failure.at;
  const attempt = async <Output>(at: number, work: () => Promise<Output>): Promise<Output | undefined> => {
    if (!isWanted(at)) return undefined;
    return work().catch((error: unknown) => {
      if (isWanted(at)) failure = { at, error };
      return undefined;
    });
  };
  jobs.process(async ({ data: at }) => {
    const value = values[at] as Value;
    const prepared = await attempt(at, async () => ({ result: await prepare(value, () => isWanted(at)) }));
    await turns.take(at);
    if (prepared !== undefined) await attempt(at, () => finish(prepared.result));
    settle(value);
    turns.pass();
  }, { concurrency });
  for (let at = 0; at < values.length && failure === undefined; at += 1) await jobs.add({ id: String(at), data: at });
  await jobs.drained();
  if (failure !== undefined) throw failure.error;
}

interface Turns {
  /** Resolves when every turn before `at` has passed. */
  take(at: number): Promise<void>;
  pass(): void;
}

function createTurns(): Turns {
  const waiting = new Map<number, () => void>();
  let next = 0;
  return {
    take: (at) => (at === next ? Promise.resolve() : new Promise((resolve) => waiting.set(at, resolve))),
    pass: () => {
      next += 1;
      waiting.get(next)?.();
      waiting.delete(next);
    },
  };
}
