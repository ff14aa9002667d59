import { z } from '@hono/zod-openapi';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { registerRoute } from '../routing/register-route.ts';
import { writeDocsPage } from './docs-page.ts';
import { buildOpenApiDocument } from './openapi-document.ts';

/** `GET /docs`: the interface for people, made from the OpenAPI document; loads nothing but its own style sheet. */
export function registerDocs(app: ApiApp, { settings }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/docs',
      summary: 'API の説明 · This interface for people',
      tags: ['operation'],
      responses: { 200: { description: 'A page.', content: { 'text/html': { schema: z.string().describe('HTML.') } } } },
    },
    handle: (context) => context.html(writeDocsPage(buildOpenApiDocument(app, settings))),
  });
}
