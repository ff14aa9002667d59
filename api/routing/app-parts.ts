import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { AccessScope, CorpusDefinition } from '../../corpora-config/index.ts';
import type { Retriever } from '../../retrieve/index.ts';
import type { ApiMetrics } from './metrics.ts';

/** What the routes are told about this installation. */
export interface ApiSettings {
  readonly corpora: readonly CorpusDefinition[];
  /** Version of the package, e.g. `0.1.0`. */
  readonly version: string;
  /** Folder with the console's files. */
  readonly consoleFolder: string;
  /** What every caller may see: the `public` policy until callers have keys. */
  readonly access: AccessScope;
  /** Fingerprint of each stage the index was made with; evaluation refuses to compare unlike ones. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** Greatest request body, in bytes. Default 1,048,576. */
  readonly bodyBytes?: number;
  /** The same for `/apps/…`, whose callers may send files along. Default 8,388,608; the 源内 server sends at most 6 MB. */
  readonly appBodyBytes?: number;
}

/** Whether requests can be answered; `code` is `index.empty` or `store.failed` when not. */
export type Readiness = { readonly ready: true } | { readonly ready: false; readonly code: 'index.empty' | 'store.failed'; readonly message: string };

/** Everything the HTTP application is made of. */
export interface AppParts {
  readonly retriever: Retriever;
  readonly settings: ApiSettings;
  readonly logger: Logger;
  readonly metrics: ApiMetrics;
  /** Asks the store a question; never throws. */
  readonly ready: () => Promise<Readiness>;
}

export interface ApiVariables {
  readonly Variables: { requestId: string };
}

export type ApiApp = OpenAPIHono<ApiVariables>;
export type ApiContext = Context<ApiVariables>;
