import { z } from '@hono/zod-openapi';
import { GensenError } from '../../corpora-config/index.ts';
import type { ApiApp, ApiContext, AppParts } from '../routing/app-parts.ts';
import { registerRoute } from '../routing/register-route.ts';
import type { AppDefinition } from './app-definition.ts';
import { dietAnswers, knowledgeBase, lawsy } from './app-definitions.ts';
import { invokedSchema, invoke } from './invoke.ts';
import { invocationSchema } from './read-question.ts';
import { describeRegistration, registrationSchema } from './registration.ts';

/** `POST /apps/…/invoke` and `GET /apps/…/registration` for each app of 源内. */
export function registerApps(app: ApiApp, parts: AppParts): void {
  for (const definition of [lawsy, dietAnswers]) registerApp(app, parts, { path: definition.path, choose: () => definition });
  registerApp(app, parts, { path: 'knowledge-bases/{id}', choose: (context) => chooseKnowledgeBase(context, parts) });
}

interface MountedApp {
  readonly path: string;
  readonly choose: (context: ApiContext) => AppDefinition;
}

function registerApp(app: ApiApp, parts: AppParts, { path, choose }: MountedApp): void {
  const params = path.includes('{id}') ? { params: z.strictObject({ id: z.string().describe('Id of the corpus it answers from.').openapi({ example: 'manuals' }) }) } : {};
  registerRoute(app, {
    document: {
      method: 'post',
      path: `/apps/${path}/invoke`,
      summary: '源内アプリの実行 · Invoke the app',
      tags: ['apps'],
      request: { ...params, body: { required: true, content: { 'application/json': { schema: invocationSchema } } } },
      responses: { 200: { description: 'The answer.', content: { 'application/json': { schema: invokedSchema } } } },
    },
    errors: [404, 503],
    handle: (context) => invoke(context, parts, choose(context)),
  });
  registerRoute(app, {
    document: {
      method: 'get',
      path: `/apps/${path}/registration`,
      summary: '源内への登録内容 · What to register in 源内',
      tags: ['apps'],
      request: params,
      responses: { 200: { description: 'The registration.', content: { 'application/json': { schema: registrationSchema } } } },
    },
    errors: [404],
    handle: (context) => context.json(describeRegistration(choose(context))),
  });
}

function chooseKnowledgeBase(context: ApiContext, { settings }: AppParts): AppDefinition {
  const id = context.req.param('id');
  const corpus = settings.corpora.find((definition) => definition.id === id);
  if (corpus !== undefined) return knowledgeBase(corpus);
  throw new GensenError('corpus.unknown', {
    message: `expected one of ${settings.corpora.map((definition) => definition.id).join(', ')}, got ${JSON.stringify(id)}`,
    mend: 'name a corpus in the path: /apps/knowledge-bases/{corpus}/invoke',
  });
}
