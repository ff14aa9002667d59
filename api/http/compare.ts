import { z } from '@hono/zod-openapi';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { readQuery } from '../routing/read-body.ts';
import { findFirst, readIdentifiers } from '../routing/read-identifier.ts';
import { registerRoute } from '../routing/register-route.ts';
import { comparisonSchema } from './schemas/comparison-schema.ts';

const prefix = '/v1/compare/';
const querySchema = z.strictObject({
  from: z.string().min(1).max(200).describe('The older side: a revision (`20240401_506AC0000000007`) or an ISO date. Absent: the revision before the newer side.').openapi({ example: '2024-04-01' }).optional(),
  to: z.string().min(1).max(200).describe('The newer side, the same way. Absent: today.').openapi({ example: '2025-06-01' }).optional(),
});
const id = z.string().describe('Identifier of a document, or of an article or paragraph in it; slashes as they are or percent-encoded.')
  .openapi({ example: 'law/129AC0000000089/MainProvision-Article_709' });

/** `GET /v1/compare/{id}?from=…&to=…`: two revisions side by side. */
export function registerCompare(app: ApiApp, { retriever, settings }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/v1/compare/{id}',
      summary: '新旧対照 · Two revisions side by side, changed words apart',
      tags: ['documents'],
      request: { params: z.strictObject({ id }), query: querySchema },
      responses: { 200: { description: 'What changed.', content: { 'application/json': { schema: comparisonSchema } } } },
    },
    pattern: '/v1/compare/:id{.+}',
    errors: [404, 503],
    handle: async (context) => {
      const { from, to } = readQuery(context, querySchema);
      const sides = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
      return context.json(await findFirst(readIdentifiers(context, prefix), (identifier) => retriever.compare({ id: identifier, ...sides }, settings.access)));
    },
  });
}
