import { z } from '@hono/zod-openapi';
import { GensenError } from '../../corpora-config/index.ts';
import type { ApiApp, ApiContext, AppParts } from '../routing/app-parts.ts';
import { errorResponse } from '../routing/error-schema.ts';
import { findFirst, identifiersFrom } from '../routing/read-identifier.ts';
import { revisionSchema } from './schemas/shown-schema.ts';

const versionsSchema = z.strictObject({
  versions: z.array(z.strictObject({
    id: z.string().describe('Identifier of the document at that revision.'),
    title: z.string().describe('Its title then.'),
    revision: revisionSchema,
    contentHash: z.string().describe('SHA-256 of its whole text in UTF-8, hexadecimal.'),
  })).describe('Oldest first.'),
}).openapi('Versions');

/** Describes `GET /v1/documents/{id}/versions`, which the pattern of the documents route serves. */
export function describeVersions(app: ApiApp, id: z.ZodType): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/v1/documents/{id}/versions',
    summary: '改正履歴 · Every revision held of a document',
    tags: ['documents'],
    request: { params: z.strictObject({ id }) },
    responses: {
      200: { description: 'Its revisions.', content: { 'application/json': { schema: versionsSchema } } },
      400: errorResponse,
      404: errorResponse,
      503: errorResponse,
    },
  });
}

/** Answers it. Errors: `item.not-found` when nothing of the document is held. */
export async function answerVersions(context: ApiContext, { retriever, settings }: AppParts, prefix: string): Promise<Response> {
  const { pathname } = new URL(context.req.url);
  const identifiers = identifiersFrom(pathname.slice(prefix.length, -'/versions'.length));
  const versions = await findFirst(identifiers, async (identifier) => {
    const found = await retriever.versions(identifier, settings.access);
    if (found.length > 0) return found;
    throw new GensenError('item.not-found', { message: `no document ${identifier}`, mend: 'search for it, or check the identifier' });
  });
  return context.json({ versions });
}
