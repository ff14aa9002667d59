import { z } from '@hono/zod-openapi';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { readQuery } from '../routing/read-body.ts';
import { registerRoute } from '../routing/register-route.ts';
import { asOfField } from './schemas/fields.ts';
import { lawPathSchema } from './schemas/reference-schema.ts';

const law = z.string().min(1).max(500).describe('A law: identifier, 法令ID or name. Both laws, and all between them, are of the corpus that holds `from`.').openapi({ example: 'law/129AC0000000089' });
const querySchema = z.strictObject({ from: law, to: law, asOf: asOfField });

/** `GET /v1/path`: the shortest way from one law to another over what they mention. */
export function registerPath(app: ApiApp, { retriever, settings }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/v1/path',
      summary: '法令間の経路 · The way from one law to another',
      tags: ['references'],
      request: { query: querySchema },
      responses: { 200: { description: 'The shortest way, or that there is none.', content: { 'application/json': { schema: lawPathSchema } } } },
    },
    errors: [404, 503],
    handle: async (context) => {
      const { from, to, asOf } = readQuery(context, querySchema);
      return context.json(await retriever.path(from, to, { access: settings.access, ...(asOf === undefined ? {} : { asOf }) }));
    },
  });
}
