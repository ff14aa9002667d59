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
  /** Stops accepting, lets requests under way finish, at most `graceMs`; also those whose client has gone, for they still read the index. */
  close(): Promise<void>;
}

/** Listens. Errors: `configuration.invalid` when the port is taken or the address is not ours. */
export async function serveApp({ app, host = '127.0.0.1', port, graceMs = 10_000 }: ServeOptions): Promise<RunningServer> {
  const underWay = new Set<Promise<unknown>>();
  const server = createAdaptorServer({ fetch: watchRequests(app.fetch, underWay) });
  await listen(server, host, port);
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () => closeGracefully(server, underWay, graceMs),
  };
}

/** The same handler, with every answer that is being made in `underWay`. */
function watchRequests(fetch: ApiApp['fetch'], underWay: Set<Promise<unknown>>): ApiApp['fetch'] {
  return (...request) => {
    const answer = Promise.resolve(fetch(...request));
    const ended = Promise.allSettled([answer]);
    underWay.add(ended);
    void ended.finally(() => underWay.delete(ended));
    return answer;
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

async function closeGracefully(server: ServerType, underWay: ReadonlySet<Promise<unknown>>, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  let force: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    force = setTimeout(resolve, graceMs);
  });
  await Promise.race([closed.then(() => Promise.all(underWay)), late]);
  clearTimeout(force);
  if ('closeAllConnections' in server) server.closeAllConnections();
  await closed;
}
