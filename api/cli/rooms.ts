import type { addAnswers, collectLaws, findDelegations, findLawOutline, findMentions, lawValidity, linkDelegations, linkReferences, openSource, openWorkerPool, readItem } from '../../ingest/index.ts';
import type { dictionaryFileOf, listFailures, openAnalyser, openIndex, openReferences, retryFailures, syncCorpus, verifyCorpus, waiveFailure } from '../../index/index.ts';
import type { openRetriever } from '../../retrieve/index.ts';

/** What the commands use of the rooms below. Loaded when a command first needs it, so that `--help` is quick; replaced in tests. */
export interface Rooms {
  readonly openIndex: typeof openIndex;
  readonly openReferences: typeof openReferences;
  readonly openAnalyser: typeof openAnalyser;
  readonly dictionaryFileOf: typeof dictionaryFileOf;
  readonly syncCorpus: typeof syncCorpus;
  readonly verifyCorpus: typeof verifyCorpus;
  readonly listFailures: typeof listFailures;
  readonly waiveFailure: typeof waiveFailure;
  readonly retryFailures: typeof retryFailures;
  readonly openRetriever: typeof openRetriever;
  readonly openSource: typeof openSource;
  readonly openWorkerPool: typeof openWorkerPool;
  readonly readItem: typeof readItem;
  readonly lawValidity: typeof lawValidity;
  readonly linkReferences: typeof linkReferences;
  readonly findDelegations: typeof findDelegations;
  readonly addAnswers: typeof addAnswers;
  readonly linkDelegations: typeof linkDelegations;
  readonly findLawOutline: typeof findLawOutline;
  readonly findMentions: typeof findMentions;
  readonly collectLaws: typeof collectLaws;
}

/** Loads the real rooms. */
export async function loadRooms(): Promise<Rooms> {
  const [ingest, index, retrieve] = await Promise.all([import('../../ingest/index.ts'), import('../../index/index.ts'), import('../../retrieve/index.ts')]);
  return { ...ingest, ...index, ...retrieve };
}
