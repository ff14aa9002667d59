import { z } from '@hono/zod-openapi';
import { GensenError } from '../../corpora-config/index.ts';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { registerRoute } from '../routing/register-route.ts';

const aliveSchema = z.strictObject({
  status: z.literal('ok').describe('The process answers.'),
  version: z.string().describe('Version of the package.').openapi({ example: '0.1.0' }),
}).openapi('Alive');

/** `GET /healthz`: the process is alive; asks nothing of the store. */
export function registerHealth(app: ApiApp, { settings }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/healthz',
      summary: '死活 · Alive',
      tags: ['operation'],
      responses: { 200: { description: 'Alive.', content: { 'application/json': { schema: aliveSchema } } } },
    },
    handle: (context) => context.json({ status: 'ok', version: settings.version }),
  });
}

const readySchema = z.strictObject({ status: z.literal('ready').describe('The store answered a question.') }).openapi('Ready');

/** `GET /readyz`: the store answers a query and holds something; else 503 with the reason. */
export function registerReadiness(app: ApiApp, { ready }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/readyz',
      summary: '準備完了 · Ready to answer',
      tags: ['operation'],
      responses: { 200: { description: 'Ready.', content: { 'application/json': { schema: readySchema } } } },
    },
    errors: [503],
    handle: async (context) => {
      const state = await ready();
      if (state.ready) return context.json({ status: 'ready' });
      throw new GensenError(state.code, { message: state.message, mend: state.code === 'index.empty' ? 'run `gensen ingest`' : 'check the data folder and the disk' });
    },
  });
}
