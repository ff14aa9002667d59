import { createServer, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What a server on loopback says. */
export interface ReplayAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** The connection is broken after so many bytes of the body. */
  readonly breakAfter?: number;
}

/** A server on loopback that replays authored answers and remembers what it was asked. */
export interface ReplayServer {
  readonly url: string;
  /** Path and query of every request, in order. */
  readonly requests: string[];
  readonly userAgents: Set<string>;
  /** The most requests that were ever under way together. */
  readonly highestAtOnce: () => number;
  close(): Promise<void>;
}

/** Starts it on a free port. `answer` is told path and query. */
export async function openReplayServer(answer: (path: URL) => ReplayAnswer): Promise<ReplayServer> {
  const requests: string[] = [];
  const userAgents = new Set<string>();
  const sockets = new Set<Socket>();
  let underWay = 0;
  let highest = 0;
  const server = createServer((request, response) => {
    underWay += 1;
    highest = Math.max(highest, underWay);
    response.on('close', () => (underWay -= 1));
    requests.push(request.url ?? '');
    userAgents.add(request.headers['user-agent'] ?? '');
    // The next turn of the loop, so that requests sent together would be seen together.
    setImmediate(() => reply(response, answer(new URL(request.url ?? '', 'http://replay'))));
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    requests,
    userAgents,
    highestAtOnce: () => highest,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function reply(response: ServerResponse, { status = 200, headers = {}, body, breakAfter }: ReplayAnswer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, headers);
  if (breakAfter === undefined) {
    response.end(bytes);
    if (headers['content-length'] !== undefined && Number(headers['content-length']) > bytes.length) response.destroy();
    return;
  }
  response.write(bytes.subarray(0, breakAfter), () => response.destroy());
}
