import { japaneseDate, type AccessScope, type Citation } from '../../corpora-config/index.ts';
import type { StoredChunk } from '../../index/index.ts';
import { checkRequest } from '../check-request.ts';
import { describeStanding } from '../context/revisions.ts';
import { findPassages, type Passages } from '../find-passages.ts';
import type { GroupedChunk } from '../group.ts';
import { readDocuments } from '../make-hits.ts';
import type { Retrieval } from '../retrieval.ts';
import type { Answer, AnswerRequest } from '../retriever.ts';
import type { AnswerPassage, Draft } from './answer-port.ts';
import { corporaOfApp } from './corpora-of-app.ts';
import { composeAnswer } from './compose-answer.ts';
import { createExtractiveAnswer } from './extractive-answer.ts';
import { findAbstention } from './find-abstention.ts';
import { verifyCitations } from './verify-citations.ts';

/**
 * Answers a question from the best passages, or abstains with a reason. Every quote is cut from storage here and read again
 * from storage before it is given out. Timings are in milliseconds.
 * Throws `GensenError`: those of `checkRequest` and of the store.
 */
export async function answerQuestion(request: AnswerRequest, access: AccessScope, retrieval: Retrieval): Promise<Answer> {
  const begun = performance.now();
  const { question, filters, asOf } = request;
  const corpora = request.corpora ?? corporaOfApp(request.app, retrieval.corpora);
  const checked = await checkRequest({ query: question, ...(corpora === undefined ? {} : { corpora }), ...(filters === undefined ? {} : { filters }), ...(asOf === undefined ? {} : { asOf }) }, retrieval);
  const found = await findPassages(checked, access, retrieval);
  const chunks = found.chunks.slice(0, retrieval.settings.answer.passages);
  const passages = chunks.map((ranked) => describePassage(ranked, found));
  const reason = findAbstention({ understanding: found.understanding, passages, found: found.chunks.map(({ chunk }) => chunk) }, retrieval.settings.answer);
  const draft = reason === undefined ? await createExtractiveAnswer(retrieval.analyser, retrieval.settings.answer).draft(question, passages) : undefined;
  const claims = draft === undefined ? [] : await verifyClaims(draft, chunks, { access, retrieval, asOf: checked.asOf });
  const timings = { ...found.timings, total: performance.now() - begun };
  if (draft === undefined || claims.length === 0) return abstain(reason ?? tellEmpty(draft), timings);
  return { answer: composeAnswer(draft.opening, claims), citations: claims.map(({ citation }) => citation), abstained: false, usage: draft.usage, timings };
}

function describePassage({ chunk, legs }: GroupedChunk, { scorers }: Passages): AnswerPassage {
  const scorer = scorers.get(chunk.corpus);
  return {
    id: chunk.id,
    title: chunk.title,
    breadcrumb: chunk.breadcrumb,
    text: chunk.text,
    coverage: scorer?.cover(chunk) ?? 0,
    isNamed: legs.exact !== undefined,
    termWeights: scorer?.weights ?? new Map(),
  };
}

interface Claim {
  readonly lead: string;
  readonly citation: Citation;
}

/** Cuts the quotes, drops those that do not verify, and numbers the rest from 1. */
async function verifyClaims(draft: Draft, chunks: readonly GroupedChunk[], { access, retrieval, asOf }: { readonly access: AccessScope; readonly retrieval: Retrieval; readonly asOf: string }): Promise<readonly Claim[]> {
  const documents = await readDocuments(chunks, access, retrieval);
  const drafted = draft.claims.flatMap(({ lead, passage, start, end }) => {
    const chunk = chunks[passage]?.chunk;
    const document = chunk === undefined ? undefined : documents.get(chunk.document);
    if (chunk === undefined || document === undefined) return [];
    const { id, locator, contentHash } = chunk;
    const citation: Citation = { n: 0, id, title: nameSource(chunk), uri: document.uri, locator, revision: document.revision.id, contentHash, quote: chunk.text.slice(start, end), ...describeStanding(document, asOf) };
    return [{ lead, corpus: chunk.corpus, citation, caution: cautionOf(citation, asOf) }];
  });
  const hold = await verifyCitations(drafted, access, retrieval.store);
  return drafted.filter((_, index) => hold[index]).map(({ lead, citation, caution }, index) => ({ lead, caution, citation: { ...citation, n: index + 1 } }));
}

/** Nothing is quoted in silence from what is not in force. */
function cautionOf({ status, statusNote = '' }: Citation, asOf: string): string | undefined {
  return status === undefined || status === 'current' ? undefined : `この規定は、${japaneseDate(asOf)}の時点で現行の規定ではありません。${statusNote}`;
}

/** Title and the nearest heading: two provisions of one law must not look alike in a list of sources. */
function nameSource({ title, breadcrumb }: Pick<StoredChunk, 'title' | 'breadcrumb'>): string {
  const nearest = breadcrumb.at(-1);
  return nearest === undefined || nearest === title ? title : `${title} ${nearest}`;
}

/** Nothing was drafted, or nothing drafted could be confirmed. */
function tellEmpty(draft: Draft | undefined): string {
  const isDrafted = draft !== undefined && draft.claims.length > 0;
  return isDrafted ? '引用を原文で確かめられなかったため、回答を控えます。' : '収録された資料の中に、質問に答えられる記述が見つかりませんでした。';
}

function abstain(reason: string, timings: Answer['timings']): Answer {
  return { answer: '', citations: [], abstained: true, reason, usage: [], timings };
}
