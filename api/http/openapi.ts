import { z } from '@hono/zod-openapi';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { registerRoute } from '../routing/register-route.ts';
import { buildOpenApiDocument } from './openapi-document.ts';

/** `GET /openapi.json`: the document that `/docs` is made from. */
export function registerOpenApi(app: ApiApp, { settings }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/openapi.json',
      summary: 'OpenAPI 3.1 文書 · This interface as data',
      tags: ['operation'],
      responses: { 200: { description: 'The document.', content: { 'application/json': { schema: z.record(z.string(), z.unknown()).describe('OpenAPI 3.1.') } } } },
    },
    handle: (context) => context.json(buildOpenApiDocument(app, settings)),
  });
}
