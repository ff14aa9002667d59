import { z } from '@hono/zod-openapi';
import { GensenError } from '../../corpora-config/index.ts';
import type { Shown } from '../../retrieve/index.ts';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { readQuery } from '../routing/read-body.ts';
import { findFirst, readIdentifiers } from '../routing/read-identifier.ts';
import { registerRoute } from '../routing/register-route.ts';
import { asOfField } from './schemas/fields.ts';
import { shownSchema } from './schemas/shown-schema.ts';

const querySchema = z.strictObject({ asOf: asOfField });
const id = z.string().describe('Identifier of a passage, as hits and citations carry it; slashes as they are or percent-encoded.')
  .openapi({ example: 'law/129AC0000000089@20230614_505AC0000000053/MainProvision-Article_709-Paragraph_1' });

/** `GET /v1/chunks/{id}`: one passage, exactly as stored, so that a citation can be checked byte for byte. */
export function registerChunks(app: ApiApp, { retriever, settings }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/v1/chunks/{id}',
      summary: '箇所 · One passage reopened',
      tags: ['documents'],
      request: { params: z.strictObject({ id }), query: querySchema },
      responses: { 200: { description: 'The passage.', content: { 'application/json': { schema: shownSchema } } } },
    },
    pattern: '/v1/chunks/:id{.+}',
    errors: [404, 503],
    handle: async (context) => {
      const { asOf } = readQuery(context, querySchema);
      const identifiers = readIdentifiers(context, '/v1/chunks/');
      return context.json(await findFirst(identifiers, async (identifier) => narrow(await retriever.show(identifier, settings.access, asOf), identifier)));
    },
  });
}

/** An article may bear the identifier of its first paragraph: of such a unit only the passage itself is given. */
function narrow(shown: Shown, asked: string): Shown {
  const at = shown.chunks.findIndex((chunk) => chunk.id === asked || chunk.id === shown.id);
  const chunk = shown.chunks[at];
  if (chunk === undefined) {
    throw new GensenError('item.not-found', { message: `expected the identifier of a passage, got ${asked}, which holds ${shown.chunks.length} passages`, mend: `open it at /v1/documents/${asked}` });
  }
  if (shown.chunks.length === 1) return shown;
  const { previous: _before, next: _after, ...rest } = shown;
  const previous = shown.chunks[at - 1]?.id ?? shown.previous;
  const next = shown.chunks[at + 1]?.id ?? shown.next;
  return {
    ...rest,
    id: chunk.id,
    text: chunk.text,
    contentHash: chunk.contentHash,
    chunks: [chunk],
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
  };
}
