import { z } from '@hono/zod-openapi';
import { GensenError } from '../../corpora-config/index.ts';
import type { ApiContext, AppParts } from '../routing/app-parts.ts';
import { readBody } from '../routing/read-body.ts';
import type { AppDefinition } from './app-definition.ts';
import { invocationSchema, readQuestion } from './read-question.ts';
import { writeOutputs } from './write-outputs.ts';

/** Shape of a successful answer to 源内. */
export const invokedSchema: z.ZodType = z.looseObject({
  outputs: z.string().describe('Markdown without HTML: the answer, then its sources as `[1]: title address`.'),
  usageMetadata: z.array(z.looseObject({
    modelVersion: z.string().describe('What made the answer.').openapi({ example: 'gensen-extractive' }),
    requestCount: z.int().describe('Calls of a model.').openapi({ example: 0 }),
    tokens: z.strictObject({
      promptTokenCount: z.int().describe('Tokens sent.'),
      candidatesTokenCount: z.int().describe('Tokens received.'),
      totalTokenCount: z.int().describe('Their sum.'),
    }).describe('All 0 for extractive answers, which call no model.'),
  })).describe('What models were used; 源内 shows it as cost.'),
}).openapi('Invoked');

const extractiveUsage = [{
  modelVersion: 'gensen-extractive',
  requestCount: 0,
  tokens: { promptTokenCount: 0, candidatesTokenCount: 0, totalTokenCount: 0 },
}];

/** Answers one invocation. Errors: `corpus.unknown` when none of the app's corpora is configured, and those of the retriever. */
export async function invoke(context: ApiContext, { retriever, settings, metrics }: AppParts, app: AppDefinition): Promise<Response> {
  const startedAt = new Date();
  const question = readQuestion(await readBody(context, invocationSchema));
  const corpora = app.corpora.filter((corpus) => settings.corpora.some(({ id }) => id === corpus));
  if (corpora.length === 0) {
    throw new GensenError('corpus.unknown', { message: `expected one of the corpora ${app.corpora.join(', ')} to be configured`, mend: 'add its definition to the configuration folder' });
  }
  const answer = await retriever.answer({ question, app: app.style, corpora }, settings.access);
  if (answer.abstained) metrics.empty.inc({ kind: 'answer' });
  return context.json({
    outputs: writeOutputs(answer),
    usageMetadata: extractiveUsage,
    timestamps: { processingStartedAt: startedAt.toISOString(), processingEndedAt: new Date().toISOString() },
  });
}
