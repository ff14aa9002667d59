import { z } from '@hono/zod-openapi';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { registerRoute } from '../routing/register-route.ts';

/** `GET /metrics`: counters in the Prometheus text format. */
export function registerMetrics(app: ApiApp, { metrics }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/metrics',
      summary: '計測値 · Prometheus metrics',
      tags: ['operation'],
      responses: { 200: { description: 'Metrics.', content: { 'text/plain': { schema: z.string().describe('Prometheus text format 0.0.4.') } } } },
    },
    handle: async (context) => context.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
  });
}
