/** Runs one task at a time, in the order given. */
export type TaskQueue = <Result>(task: () => Promise<Result>) => Promise<Result>;

export function createTaskQueue(): TaskQueue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const running = last.then(task);
    last = running.catch(() => {});
    return running;
  };
}
