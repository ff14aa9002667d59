import { z } from '@hono/zod-openapi';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { readBody } from '../routing/read-body.ts';
import { registerRoute } from '../routing/register-route.ts';
import { asOfField, corporaField, filtersField, queryText } from './schemas/fields.ts';
import { answerSchema } from './schemas/answer-schema.ts';
import { streamAnswer } from './stream-answer.ts';

const requestSchema = z.strictObject({
  question: queryText('The question, in Japanese.', '著作権の保護期間は何年か'),
  app: z.enum(['lawsy', 'diet-answers', 'knowledge-base']).describe('Style of the answer. Absent: general.').optional(),
  corpora: corporaField,
  filters: filtersField,
  asOf: asOfField,
  stream: z.boolean().describe('True: server-sent events `delta` ({text}), then `done` (the whole answer).').optional(),
}).openapi('AnswerRequest');

/** `POST /v1/answer`: an answer whose every claim is quoted from storage, or an abstention with its reason. */
export function registerAnswer(app: ApiApp, { retriever, settings, metrics }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'post',
      path: '/v1/answer',
      summary: '回答 · Cited answer',
      tags: ['answer'],
      request: { body: { required: true, content: { 'application/json': { schema: requestSchema } } } },
      responses: {
        200: {
          description: 'The answer; an event stream when `stream` is true.',
          content: { 'application/json': { schema: answerSchema }, 'text/event-stream': { schema: z.string().describe('Events `delta` and `done`.') } },
        },
      },
    },
    errors: [404, 503],
    handle: async (context) => {
      const { stream = false, ...request } = await readBody(context, requestSchema);
      const answer = await retriever.answer(request, settings.access);
      if (answer.abstained) metrics.empty.inc({ kind: 'answer' });
      return stream ? streamAnswer(context, answer) : context.json(answer);
    },
  });
}
