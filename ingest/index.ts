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
export { listRevisions, type LawListing, type ListedLaw } from './parsers/law/list-revisions.ts';
export { lawValidity, type LawValidity } from './parsers/law/validity.ts';
export type { Parser, ParserInput, ParserOutput } from './parsers/parser.ts';
export { readItem } from './read-item.ts';
export type { Application, DefinedTerm, FoundReference, FoundSentence, LawFacts, OutwardPlace, OutwardReference, Substitution } from './references/law-facts.ts';
export type { LawRegister, RegisteredLaw } from './references/law-register.ts';
export { lawFactsVersion } from './references/law-facts-version.ts';
export { findLawFacts } from './references/find-law-facts.ts';
export { findMentions } from './references/find-mentions.ts';
export { findLawOutline } from './references/find-law-outline.ts';
export { findDelegations } from './references/delegations/find-delegations.ts';
export { addAnswers, linkDelegations } from './references/delegations/link-delegations.ts';
export type { AnswerIndex, AnswerStrength, DelegationAnswer, LinkedDelegation } from './references/delegations/link-delegations.ts';
export { isInScope, termsUsedIn } from './references/terms/terms-used.ts';
export type { UsedTerm } from './references/terms/terms-used.ts';
export { linkReferences } from './references/link-references.ts';
export { collectLaws, registerLaws, type LawCollection } from './references/register-laws.ts';
export type { DocumentRead, ItemRead } from './read-item.ts';
export { openCorpusSource } from './sources/open-corpus-source.ts';
export { openSource } from './sources/open-source.ts';
export type { IgnoredItem, Source, SourceItem, SourceMetadata } from './sources/source.ts';
