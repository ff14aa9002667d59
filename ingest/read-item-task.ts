import { workerTask, type WorkerTask } from './jobs/worker-task.ts';
import type { ParserInput } from './parsers/parser.ts';
import type { TimedItemRead } from './read-item-worker.ts';

/** `readItem` as a task of a worker pool. */
export const readItemWorker: WorkerTask<ParserInput, TimedItemRead> = workerTask('./read-item-worker.ts', import.meta.url);
