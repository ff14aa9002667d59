import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { ApiContext, ApiVariables, AppParts } from '../routing/app-parts.ts';

/** Logs every request once it is answered and counts it. What was asked stands nowhere in the log: a query may hold personal data. */
export function observeRequests({ logger, metrics }: Pick<AppParts, 'logger' | 'metrics'>): MiddlewareHandler<ApiVariables> {
  return async (context, next) => {
    const startedMs = performance.now();
    await next();
    const seconds = (performance.now() - startedMs) / 1000;
    const route = patternOf(context);
    const { method } = context.req;
    const { status } = context.res;
    metrics.requests.inc({ method, route, status: String(status) });
    metrics.seconds.observe({ method, route }, seconds);
    logger.info({ requestId: context.get('requestId'), method, route, status, milliseconds: Math.round(seconds * 1000) }, 'request');
  };
}

/** The pattern that matched, never the path: an identifier in it would make a time series each. */
function patternOf(context: ApiContext): string {
  const pattern = routePath(context, -1);
  return pattern === '*' || pattern === '/*' || pattern === '/apps/*' ? 'none' : pattern.replace('{.+}', '');
}
