import { z } from '@hono/zod-openapi';
import { GensenError } from '../../corpora-config/index.ts';
import type { ApiApp, ApiContext, AppParts } from '../routing/app-parts.ts';
import { errorResponse } from '../routing/error-schema.ts';
import { readQuery } from '../routing/read-body.ts';
import { findFirst, identifiersFrom } from '../routing/read-identifier.ts';
import { asOfField, statusFields } from './schemas/fields.ts';
import { revisionSchema } from './schemas/shown-schema.ts';

const versionsSchema = z.strictObject({
  versions: z.array(z.strictObject({
    id: z.string().describe('Identifier of the document at that revision.'),
    title: z.string().describe('Its title then.'),
    revision: revisionSchema,
    ...statusFields,
    amendingLaw: z.strictObject({
      id: z.string().describe('Its 法令ID.').openapi({ example: '504AC0000000068' }),
      title: z.string().describe('Its title, when the source tells.').optional(),
      number: z.string().describe('Its number, when the source tells.').optional(),
    }).describe('The law that made the revision; absent when none did, or the source does not tell.').optional(),
    provision: z.strictObject({
      id: z.string().describe('The place asked for, in that revision.'),
      contentHash: z.string().describe('SHA-256 of its text; absent when the revision has no such place.').optional(),
      change: z.enum(['first', 'unchanged', 'changed', 'added', 'removed', 'absent']).describe('What became of it since the revision before.'),
    }).describe('Present when the identifier names a place inside a document.').optional(),
    contentHash: z.string().describe('SHA-256 of its whole text in UTF-8, hexadecimal.'),
  })).describe('Oldest first.'),
}).openapi('Versions');

const querySchema = z.strictObject({ asOf: asOfField });

/** Describes `GET /v1/documents/{id}/versions`, which the pattern of the documents route serves. */
export function describeVersions(app: ApiApp, id: z.ZodType): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/v1/documents/{id}/versions',
    summary: '改正履歴 · Every revision held of a document',
    tags: ['documents'],
    request: { params: z.strictObject({ id }), query: querySchema },
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
  const { asOf } = readQuery(context, querySchema);
  const { pathname } = new URL(context.req.url);
  const identifiers = identifiersFrom(pathname.slice(prefix.length, -'/versions'.length));
  const versions = await findFirst(identifiers, async (identifier) => {
    const found = await retriever.versions(identifier, settings.access, asOf);
    if (found.length > 0) return found;
    throw new GensenError('item.not-found', { message: `no document ${identifier}`, mend: 'search for it, or check the identifier' });
  });
  return context.json({ versions });
}
