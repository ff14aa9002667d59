/**
 * What a source holds, now, as chunks.
 *
 * Promise: every character that a parser reads stands in exactly one section and one chunk; what cannot be read is a finding.
 * Reading has no memory: the same bytes under the same definition give the same result.
 */
export { createInProcessQueue } from './jobs/in-process-queue.ts';
export type { DeadLetter, Job, JobHandler, JobQueue, JobQueueOptions } from './jobs/job-queue.ts';
export { movedOutput } from './jobs/moved-output.ts';
export { openWorkerPool } from './jobs/worker-pool.ts';
export type { RunTaskOptions, TaskFailureReason, WorkerPool, WorkerPoolOptions } from './jobs/worker-pool.ts';
export { workerTask } from './jobs/worker-task.ts';
export type { WorkerTask } from './jobs/worker-task.ts';
export { stageFingerprint } from './parse-fingerprint.ts';
export { lawValidity } from './parsers/law/validity.ts';
export type { Parser, ParserInput, ParserOutput } from './parsers/parser.ts';
export { readItem } from './read-item.ts';
export type { DocumentRead, ItemRead } from './read-item.ts';
export { openSource } from './sources/open-source.ts';
export type { IgnoredItem, Source, SourceItem } from './sources/source.ts';
