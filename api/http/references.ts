import { z } from '@hono/zod-openapi';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { readQuery } from '../routing/read-body.ts';
import { findFirst, readIdentifiers } from '../routing/read-identifier.ts';
import { registerRoute } from '../routing/register-route.ts';
import { asOfField } from './schemas/fields.ts';
import { referencesSchema } from './schemas/reference-schema.ts';

const prefix = '/v1/references/';
const querySchema = z.strictObject({
  direction: z.enum(['in', 'out']).describe('`out` (default): what the provision points at; `in`: what points at it, within its corpus.').default('out'),
  asOf: asOfField,
  limit: z.coerce.number().int().min(1).max(1000).describe('Edges a page, 1–1000, default 100.').optional(),
  cursor: z.string().describe('`nextCursor` of an earlier answer to the same request.').optional(),
});
const id = z.string().describe('Identifier of a law or of a provision in it; slashes as they are or percent-encoded.')
  .openapi({ example: 'law/129AC0000000089/MainProvision-Article_709' });

/** `GET /v1/references/{id}`: what a provision points at, or what points at it. */
export function registerReferences(app: ApiApp, { retriever, settings }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/v1/references/{id}',
      summary: '引用する規定・この規定を引用する規定 · References of a provision, both ways',
      tags: ['references'],
      request: { params: z.strictObject({ id }), query: querySchema },
      responses: { 200: { description: 'A page of edges.', content: { 'application/json': { schema: referencesSchema } } } },
    },
    pattern: '/v1/references/:id{.+}',
    errors: [404, 503],
    handle: async (context) => {
      const { direction, asOf, limit, cursor } = readQuery(context, querySchema);
      const request = { direction, ...(asOf === undefined ? {} : { asOf }), ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) };
      return context.json(await findFirst(readIdentifiers(context, prefix), (identifier) => retriever.references(identifier, settings.access, request)));
    },
  });
}
