import { z } from '@hono/zod-openapi';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { readBody } from '../routing/read-body.ts';
import { registerRoute } from '../routing/register-route.ts';
import { asOfField, corporaField, filtersField, queryText } from './schemas/fields.ts';
import { hitSchema } from './schemas/hit-schema.ts';
import { understoodSchema } from './schemas/understood-schema.ts';

const requestSchema = z.strictObject({
  query: queryText('Words, a question, or a provision such as 民法709条.', '著作権の保護期間'),
  corpora: corporaField,
  filters: filtersField,
  asOf: asOfField,
  limit: z.int().min(1).max(100).describe('Most hits to give, 1–100. Absent: 10.').openapi({ example: 10 }).optional(),
  cursor: z.string().min(1).max(2000).describe('`nextCursor` of an earlier answer to the same request: gives the hits after it.').optional(),
  explain: z.boolean().describe('True: each hit says what each term gave to its score.').optional(),
  expand: z.boolean().describe('True: each hit carries the passages before and after it.').optional(),
}).openapi('SearchRequest');

const resultSchema = z.strictObject({
  hits: z.array(hitSchema).describe('Best first.'),
  nextCursor: z.string().describe('Send it as `cursor` for the hits that follow. Absent: there are no more.').optional(),
  understood: understoodSchema,
  warnings: z.array(z.string()).describe('What was left out or degraded, one sentence each.'),
  timings: z.record(z.string(), z.number()).describe('Milliseconds of each step.'),
}).openapi('SearchResult');

/** `POST /v1/search`: ranked passages with highlights, and what was understood of the query. */
export function registerSearch(app: ApiApp, { retriever, settings, metrics }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'post',
      path: '/v1/search',
      summary: '検索 · Ranked passages',
      tags: ['search'],
      request: { body: { required: true, content: { 'application/json': { schema: requestSchema } } } },
      responses: { 200: { description: 'Ranked passages.', content: { 'application/json': { schema: resultSchema } } } },
    },
    errors: [404, 503],
    handle: async (context) => {
      const request = await readBody(context, requestSchema);
      const result = await retriever.search(request, settings.access);
      if (result.hits.length === 0) metrics.empty.inc({ kind: 'search' });
      return context.json(result);
    },
  });
}
