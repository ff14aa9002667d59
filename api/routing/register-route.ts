import type { RouteConfig } from '@hono/zod-openapi';
import type { ApiApp, ApiContext } from './app-parts.ts';
import { errorResponse } from './error-schema.ts';

/** A route as the OpenAPI document describes it and as requests reach it. */
export interface Route {
  /** Its `path` stands in the document, `{id}` for a parameter. Error answers are added to its responses. */
  readonly document: RouteConfig;
  /** Pattern for the router when it differs from the documented path: an `{id}` that holds slashes. */
  readonly pattern?: string;
  /** Error statuses this route can give besides 400, 413 and 500. */
  readonly errors?: readonly (404 | 503)[];
  readonly handle: (context: ApiContext) => Response | Promise<Response>;
}

/** Adds a route to the application and to its OpenAPI document, which so cannot differ. */
export function registerRoute(app: ApiApp, { document, pattern, errors = [], handle }: Route): void {
  const failures = [400, 413, ...errors, 500].map((status) => [status, errorResponse] as const);
  app.openAPIRegistry.registerPath({ ...document, responses: { ...document.responses, ...Object.fromEntries(failures) } });
  app.on(document.method.toUpperCase(), [pattern ?? document.path.replaceAll(/\{(\w+)\}/gu, ':$1')], handle);
}
