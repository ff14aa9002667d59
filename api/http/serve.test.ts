import { describe, expect, it } from 'vitest';
import { createTestApp } from './app.fixture.ts';
import { serveApp } from './serve.ts';

describe('a listening server', () => {
  it('answers on loopback only, unless told otherwise', async () => {
    const server = await serveApp({ app: createTestApp().app, port: 0 });
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await server.close();
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });

  it('lets a request under way finish while it closes', async () => {
    let answer: (() => void) | undefined;
    const arrived = openGate();
    const app = { fetch: async (): Promise<Response> => new Promise((resolve) => {
      answer = () => resolve(new Response('finished'));
      arrived.resolve();
    }) };
    const server = await serveApp({ app, port: 0 });
    const response = fetch(server.url, { headers: { connection: 'close' } });
    await arrived.promise;
    const closed = server.close();
    answer?.();
    expect(await (await response).text()).toBe('finished');
    await closed;
  });

  it('waits for a request whose client has gone, because it still reads the index', async () => {
    const arrived = openGate();
    const left = openGate();
    let finished = false;
    const app = { fetch: async (): Promise<Response> => {
      arrived.resolve();
      await left.promise;
      finished = true;
      return new Response('nobody reads this');
    } };
    const server = await serveApp({ app, port: 0 });
    const client = new AbortController();
    const response = fetch(server.url, { signal: client.signal }).catch(() => 'gone');
    await arrived.promise;
    client.abort();
    await response;
    const closed = server.close().then(() => finished);
    left.resolve();
    expect(await closed).toBe(true);
  });

  it('cuts off a request that outlasts the grace time', async () => {
    const arrived = openGate();
    const app = { fetch: async (): Promise<Response> => {
      arrived.resolve();
      return new Promise(() => {});
    } };
    const server = await serveApp({ app, port: 0, graceMs: 50 });
    const response = fetch(server.url).then(() => 'answered', () => 'cut off');
    await arrived.promise;
    await server.close();
    expect(await response).toBe('cut off');
  });

  it('says that the port is taken, and how to mend it', async () => {
    const server = await serveApp({ app: createTestApp().app, port: 0 });
    const port = Number(new URL(server.url).port);
    await expect(serveApp({ app: createTestApp().app, port })).rejects.toMatchObject({ code: 'configuration.invalid', mend: expect.stringContaining('--port') });
    await server.close();
  });
});

interface Gate {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

/** A promise with its key; `Promise.withResolvers` came after Node 20. */
function openGate(): Gate {
  let resolve = (): void => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}
