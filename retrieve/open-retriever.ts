import { answerQuestion } from './answer/answer-question.ts';
import { compareRevisions } from './compare/compare-revisions.ts';
import { show } from './context/show.ts';
import { summariseCorpora } from './context/summarise-corpora.ts';
import { listVersions } from './context/versions.ts';
import { settingsWithout } from './ingredients.ts';
import { resolveMentions } from './query/resolve-mentions.ts';
import { keepLawNames } from './query/read-law-names.ts';
import { findPath } from './references/find-path.ts';
import { listReferences } from './references/list-references.ts';
import { listTerms } from './references/list-terms.ts';
import type { Retrieval, RetrieverParts } from './retrieval.ts';
import type { Retriever } from './retriever.ts';
import { search } from './search.ts';

/**
 * Opens the reading side over an open index. The names of the laws are read once here, so that the first question does not
 * wait for them. Closing it closes neither store nor embedder: they belong to whoever opened them.
 * Errors: `configuration.invalid` for an ingredient that there is not.
 */
export async function openRetriever(parts: RetrieverParts): Promise<Retriever> {
  const retrieval: Retrieval = { ...parts, settings: { ...settingsWithout(parts.without ?? []), ...parts.settings }, lawNames: keepLawNames(parts) };
  await retrieval.lawNames();
  return {
    search: (request, access) => search(request, access, retrieval),
    answer: (request, access) => answerQuestion(request, access, retrieval),
    resolve: (text, access, asOf) => resolveMentions({ text, access, ...(asOf === undefined ? {} : { asOf }) }, retrieval),
    show: (id, access, asOf = parts.today()) => show({ id, access, asOf }, retrieval),
    versions: (id, access, asOf = parts.today()) => listVersions(id, { access, asOf }, retrieval),
    compare: (request, access) => compareRevisions(request, access, retrieval),
    references: (id, access, request) => listReferences(id, { ...request, access }, retrieval),
    path: (from, to, scope) => findPath({ from, to, ...scope }, retrieval),
    terms: (id, access, asOf) => listTerms({ id, access, ...(asOf === undefined ? {} : { asOf }) }, retrieval),
    corpora: (access) => summariseCorpora(access, retrieval.store),
    close: async () => {},
  };
}
