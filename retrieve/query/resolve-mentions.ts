import type { AccessScope } from '../../corpora-config/index.ts';
import { checkRequest } from '../check-request.ts';
import type { Retrieval } from '../retrieval.ts';
import type { Mention } from '../retriever.ts';
import { understand } from './understand.ts';

/** What is resolved, for whom, and on which ISO date a revision must hold; default today. */
export interface ResolveRequest {
  readonly text: string;
  readonly access: AccessScope;
  readonly asOf?: string;
}

/** Law names, provisions, dates, identifiers and corpus words of a text → identifiers. Throws what `checkRequest` throws. */
export async function resolveMentions({ text, access, asOf }: ResolveRequest, retrieval: Retrieval): Promise<{ readonly mentions: readonly Mention[] }> {
  const request = await checkRequest({ query: text, ...(asOf === undefined ? {} : { asOf }) }, retrieval);
  const { understood } = await understand(request, access, { ...retrieval, settings: { ...retrieval.settings, exactCandidates: 0 } });
  return { mentions: understood.mentions };
}
