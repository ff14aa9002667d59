import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Headers of every answer: only our own scripts and styles run, nobody frames the page, nothing is sniffed. No CORS header is ever sent. */
export function securityHeaders(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ['\'none\''],
      scriptSrc: ['\'self\''],
      styleSrc: ['\'self\''],
      connectSrc: ['\'self\''],
      imgSrc: ['\'self\'', 'data:'],
      baseUri: ['\'none\''],
      formAction: ['\'self\''],
      frameAncestors: ['\'none\''],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
  });
}
