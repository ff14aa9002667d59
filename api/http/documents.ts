import { z } from '@hono/zod-openapi';
import type { ApiApp, ApiContext, AppParts } from '../routing/app-parts.ts';
import { readQuery } from '../routing/read-body.ts';
import { findFirst, readIdentifiers } from '../routing/read-identifier.ts';
import { registerRoute } from '../routing/register-route.ts';
import { asOfField } from './schemas/fields.ts';
import { shownSchema } from './schemas/shown-schema.ts';
import { answerVersions, describeVersions } from './versions.ts';

const prefix = '/v1/documents/';
const querySchema = z.strictObject({ asOf: asOfField });
const id = z.string().describe('Identifier of a document, or of a unit or passage in it; slashes as they are or percent-encoded.')
  .openapi({ example: 'law/129AC0000000089/MainProvision-Article_709' });

/** `GET /v1/documents/{id}` and `GET /v1/documents/{id}/versions`. One pattern serves both, since an id holds slashes. */
export function registerDocuments(app: ApiApp, parts: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/v1/documents/{id}',
      summary: '文書 · A document, unit or passage reopened',
      tags: ['documents'],
      request: { params: z.strictObject({ id }), query: querySchema },
      responses: { 200: { description: 'Its text, passages and neighbours.', content: { 'application/json': { schema: shownSchema } } } },
    },
    pattern: '/v1/documents/:id{.+}',
    errors: [404, 503],
    handle: (context) => (asksVersions(context) ? answerVersions(context, parts, prefix) : answerDocument(context, parts)),
  });
  describeVersions(app, id);
}

/** A `/versions` that belongs to the identifier itself is sent as `%2Fversions`. */
function asksVersions(context: ApiContext): boolean {
  return new URL(context.req.url).pathname.endsWith('/versions');
}

async function answerDocument(context: ApiContext, { retriever, settings }: AppParts): Promise<Response> {
  const { asOf } = readQuery(context, querySchema);
  return context.json(await findFirst(readIdentifiers(context, prefix), (identifier) => retriever.show(identifier, settings.access, asOf)));
}
