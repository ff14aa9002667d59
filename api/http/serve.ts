import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { GensenError } from '../../corpora-config/index.ts';
import type { ApiApp } from '../routing/app-parts.ts';

export interface ServeOptions {
  readonly app: Pick<ApiApp, 'fetch'>;
  /** Default 127.0.0.1: nobody but this machine. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** How long requests under way may take when the server closes. Default 10,000. */
  readonly graceMs?: number;
}

/** A listening server. */
export interface RunningServer {
  readonly url: string;
  /** Stops accepting, lets requests under way finish, at most `graceMs`. */
  close(): Promise<void>;
}

/** Listens. Errors: `configuration.invalid` when the port is taken or the address is not ours. */
export async function serveApp({ app, host = '127.0.0.1', port, graceMs = 10_000 }: ServeOptions): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await listen(server, host, port);
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () => closeGracefully(server, graceMs),
  };
}

function listen(server: ServerType, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(new GensenError('configuration.invalid', {
      message: `cannot listen on ${host}:${port}: ${cause.code ?? cause.message}`,
      mend: cause.code === 'EADDRINUSE' ? 'choose another --port, or stop what listens there' : 'choose another --host or --port',
      cause,
    })));
    server.listen(port, host, resolve);
  });
}

function closeGracefully(server: ServerType, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
