import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from '@hono/zod-openapi';
import { GensenError } from '../../corpora-config/index.ts';
import type { ApiApp, ApiContext, AppParts } from '../routing/app-parts.ts';
import { registerRoute } from '../routing/register-route.ts';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const html = { 200: { description: 'A page.', content: { 'text/html': { schema: z.string().describe('HTML.') } } } };

/** `GET /` and `GET /console/{file}`: the search page and its files, served as they lie in the console's folder. */
export function registerConsole(app: ApiApp, { settings }: AppParts): void {
  registerRoute(app, {
    document: { method: 'get', path: '/', summary: '検索画面 · Console', tags: ['operation'], responses: html },
    handle: (context) => sendFile(context, settings.consoleFolder, 'index.html'),
  });
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/console/{file}',
      summary: '検索画面の部品 · Files of the console',
      tags: ['operation'],
      request: { params: z.strictObject({ file: z.string().describe('Name of a style sheet or script.').openapi({ example: 'console.css' }) }) },
      responses: html,
    },
    errors: [404],
    handle: (context) => sendFile(context, settings.consoleFolder, context.req.param('file') ?? ''),
  });
}

async function sendFile(context: ApiContext, folder: string, name: string): Promise<Response> {
  const type = types[/^[a-z][a-z-]*\.([a-z]+)$/u.exec(name)?.[1] ?? ''];
  const bytes = type === undefined ? undefined : await readFile(join(folder, name)).catch(() => undefined);
  if (type === undefined || bytes === undefined) {
    throw new GensenError('route.not-found', { message: `no file ${JSON.stringify(name.slice(0, 100))} in the console`, mend: 'open /' });
  }
  return context.body(new Uint8Array(bytes), 200, { 'content-type': type, 'cache-control': 'no-cache' });
}
