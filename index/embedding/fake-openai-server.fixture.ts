import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the fake endpoint is to answer next instead of vectors; taken from the front. */
interface ScriptedAnswer {
  readonly status: number;
  readonly body?: string;
  readonly retryAfter?: string;
}

export interface FakeEndpoint {
  /** Base address for `openai:URL#MODEL`. */
  readonly url: string;
  readonly script: ScriptedAnswer[];
  /** Bodies and authorisation of every call. */
  readonly calls: { readonly input: readonly string[]; readonly model: string; readonly authorization: string | undefined }[];
  close(): Promise<void>;
}

/** An OpenAI-compatible endpoint on 127.0.0.1 whose vectors (8 numbers, not normalised) follow from the text alone; answers in reverse order. */
export async function startFakeEndpoint(): Promise<FakeEndpoint> {
  const script: ScriptedAnswer[] = [];
  const calls: FakeEndpoint['calls'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { input, model } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { readonly input: readonly string[]; readonly model: string };
      calls.push({ input, model, authorization: request.headers.authorization });
      const scripted = script.shift();
      const headers = scripted?.retryAfter === undefined ? {} : { 'retry-after': scripted.retryAfter };
      response.writeHead(scripted?.status ?? 200, { 'content-type': 'application/json', ...headers });
      response.end(scripted?.body ?? JSON.stringify({ data: input.map((text, index) => ({ index, embedding: fakeVector(text) })).reverse() }));
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, script, calls, close: () => closeServer(server) };
}

function fakeVector(text: string): readonly number[] {
  const vector = Array.from({ length: 8 }, (_, index) => index + 1);
  for (let index = 0; index < text.length; index += 1) vector[index % 8] = (vector[index % 8] ?? 0) + text.charCodeAt(index);
  return vector;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => { server.close(resolve); });
}
