import { z } from '@hono/zod-openapi';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { readQuery } from '../routing/read-body.ts';
import { findFirst, readIdentifiers } from '../routing/read-identifier.ts';
import { registerRoute } from '../routing/register-route.ts';
import { asOfField } from './schemas/fields.ts';
import { termsSchema } from './schemas/reference-schema.ts';

const prefix = '/v1/terms/';
const querySchema = z.strictObject({ asOf: asOfField });
const id = z.string().describe('Identifier of a law or of a provision in it; slashes as they are or percent-encoded.')
  .openapi({ example: 'law/129AC0000000089/MainProvision-Article_709' });

/** `GET /v1/terms/{id}`: the defined terms that a provision uses, and where they are defined. */
export function registerTerms(app: ApiApp, { retriever, settings }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/v1/terms/{id}',
      summary: '定義語 · Defined terms of a provision',
      tags: ['references'],
      request: { params: z.strictObject({ id }), query: querySchema },
      responses: { 200: { description: 'Its terms with their definitions.', content: { 'application/json': { schema: termsSchema } } } },
    },
    pattern: '/v1/terms/:id{.+}',
    errors: [404, 503],
    handle: async (context) => {
      const { asOf } = readQuery(context, querySchema);
      return context.json(await findFirst(readIdentifiers(context, prefix), (identifier) => retriever.terms(identifier, settings.access, asOf)));
    },
  });
}
