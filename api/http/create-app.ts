import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { GensenError } from '../../corpora-config/index.ts';
import { registerApps } from '../apps/register-apps.ts';
import type { ApiApp, ApiVariables, AppParts } from '../routing/app-parts.ts';
import { describeError } from '../routing/error-answer.ts';
import { registerAnswer } from './answer.ts';
import { registerChunks } from './chunks.ts';
import { registerCompare } from './compare.ts';
import { registerConsole } from './console.ts';
import { registerCorpora } from './corpora.ts';
import { registerDocs } from './docs.ts';
import { registerDocuments } from './documents.ts';
import { registerHealth, registerReadiness } from './health.ts';
import { registerMetrics } from './metrics.ts';
import { observeRequests } from './observe-requests.ts';
import { registerOpenApi } from './openapi.ts';
import { registerPath } from './path.ts';
import { registerReferences } from './references.ts';
import { registerResolve } from './resolve.ts';
import { registerSearch } from './search.ts';
import { securityHeaders } from './security-headers.ts';
import { registerTerms } from './terms.ts';

const defaultBodyBytes = 1_048_576;
const defaultAppBodyBytes = 8_388_608;

const routes = [
  registerSearch, registerAnswer, registerResolve, registerDocuments, registerChunks, registerCompare, registerReferences, registerPath, registerTerms, registerCorpora,
  registerApps, registerHealth, registerReadiness, registerMetrics, registerOpenApi, registerDocs, registerConsole,
];

/** Makes the HTTP application. It listens to nothing: `app.request(path, init)` answers as a function. */
export function createApp(parts: AppParts): ApiApp {
  const app: ApiApp = new OpenAPIHono<ApiVariables>();
  addMiddleware(app, parts);
  for (const register of routes) register(app, parts);
  addFailureAnswers(app, parts);
  return app;
}

function addMiddleware(app: ApiApp, parts: AppParts): void {
  const { bodyBytes = defaultBodyBytes, appBodyBytes = defaultAppBodyBytes } = parts.settings;
  app.use(requestId({ limitLength: 64 }));
  app.use(observeRequests(parts));
  app.use(securityHeaders());
  app.use('/v1/*', limitBody(bodyBytes));
  app.use('/apps/*', limitBody(appBodyBytes));
}

function limitBody(bytes: number): MiddlewareHandler<ApiVariables> {
  return bodyLimit({
    maxSize: bytes,
    onError: () => {
      throw new GensenError('request.too-large', { message: `expected a body of at most ${bytes} bytes`, mend: 'send less, or in several requests' });
    },
  });
}

function addFailureAnswers(app: ApiApp, { logger }: AppParts): void {
  app.notFound((context) => {
    const { status, body } = describeError(new GensenError('route.not-found', { message: `no route ${context.req.method} ${context.req.path.slice(0, 200)}`, mend: 'see /docs for every route' }));
    return context.json(body, status);
  });
  app.onError((error, context) => {
    const { status, body, expected } = describeError(error);
    const details = { requestId: context.get('requestId'), code: body.error.code, err: error };
    if (!expected) logger.error(details, 'unexpected failure');
    else if (status >= 500) logger.warn(details, 'failed');
    return context.json(body, status);
  });
}
