import { z } from '@hono/zod-openapi';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { readBody } from '../routing/read-body.ts';
import { registerRoute } from '../routing/register-route.ts';
import { asOfField, queryText } from './schemas/fields.ts';
import { mentionSchema } from './schemas/understood-schema.ts';

const requestSchema = z.strictObject({
  text: queryText('Text that names laws, provisions, dates or corpora.', '個情法27条1項'),
  asOf: asOfField,
}).openapi('ResolveRequest');

const resultSchema = z.strictObject({
  mentions: z.array(mentionSchema).describe('In text order, apart from one another.'),
}).openapi('ResolveResult');

/** `POST /v1/resolve`: law names, abbreviations, article numbers and dates in a text → identifiers. */
export function registerResolve(app: ApiApp, { retriever, settings }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'post',
      path: '/v1/resolve',
      summary: '名称解決 · What a text names',
      tags: ['search'],
      request: { body: { required: true, content: { 'application/json': { schema: requestSchema } } } },
      responses: { 200: { description: 'What is named.', content: { 'application/json': { schema: resultSchema } } } },
    },
    errors: [503],
    handle: async (context) => {
      const { text, asOf } = await readBody(context, requestSchema);
      return context.json(await retriever.resolve(text, settings.access, asOf));
    },
  });
}
