import { join } from 'node:path';
import { pino } from 'pino';
import { publicAccess } from '../../corpora-config/index.ts';
import type { OpenIndex } from '../../index/index.ts';
import { createApp } from '../http/create-app.ts';
import { serveApp, type RunningServer } from '../http/serve.ts';
import { readPackageVersion } from '../package-root.ts';
import type { Readiness } from '../routing/app-parts.ts';
import { createMetrics } from '../routing/metrics.ts';
import type { CommandContext } from './command-context.ts';
import { fingerprintsOf } from './commands/status.ts';
import { openIndexOf, openRetrieverOver } from './with-index.ts';

/** Where and how loudly an API is opened. */
export interface ApiOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly logLevel: string;
}

/** Opens index and retriever and serves them. Closing lets requests finish, then closes both. Logs go to standard error as JSON lines. */
export async function openApi(context: CommandContext, { host, port, logLevel }: ApiOptions): Promise<RunningServer> {
  const index = await openIndexOf(context, true);
  const retriever = await openRetrieverOver(context, index);
  const closeBoth = async (): Promise<void> => {
    await retriever.close();
    await index.close();
  };
  const app = createApp({
    retriever,
    settings: {
      corpora: await context.loadDefinitions(),
      version: readPackageVersion(context.packageRoot),
      consoleFolder: join(context.packageRoot, 'api', 'console'),
      access: publicAccess,
      fingerprints: fingerprintsOf(index),
    },
    logger: pino({ level: logLevel }, { write: (line) => context.terminal.writeError(line) }),
    metrics: createMetrics(),
    ready: () => checkReadiness(index),
  });
  try {
    const server = await serveApp({ app, host, port });
    return { url: server.url, close: () => server.close().then(closeBoth) };
  } catch (error) {
    await closeBoth();
    throw error;
  }
}

async function checkReadiness({ store }: Pick<OpenIndex, 'store'>): Promise<Readiness> {
  try {
    const [corpus] = await store.corpora();
    if (corpus === undefined) return { ready: false, code: 'index.empty', message: 'the index holds nothing yet' };
    await store.statistics({ access: publicAccess, corpus }, []);
    return { ready: true };
  } catch (error) {
    return { ready: false, code: 'store.failed', message: error instanceof Error ? error.message : String(error) };
  }
}
