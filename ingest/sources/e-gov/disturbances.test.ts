import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCorpusSource } from '../open-corpus-source.ts';
import { archiveOf, collectItems, createFictionalEGov, createTestOutside, lawOf, liveLaws, type FictionalEGov } from './e-gov.fixture.ts';
import type { ReplayAnswer } from './replay-server.fixture.ts';

/** Seed of the random disturbances; printed by fast-check when a case fails. */
const seed = 20_261_124;

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'gensen-e-gov-random-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const disturbances = ['none', 'none', 'none', 'busy', 'error', 'cut', 'html', 'refused', 'shrunk'] as const;
type Disturbance = (typeof disturbances)[number];

/** A network that disturbs the answers as told, one after the other, and then none. */
function disturb(world: FictionalEGov, told: readonly Disturbance[]): typeof globalThis.fetch {
  const waiting = [...told];
  return async (input) => {
    const kind = waiting.shift() ?? 'none';
    if (kind === 'refused') throw new TypeError('fetch failed');
    return respond(kind, world.answer(new URL(String(input))));
  };
}

function respond(kind: Disturbance, { status = 200, headers = {}, body }: ReplayAnswer): Response {
  if (kind === 'busy') return new Response('', { status: 429, headers: { 'retry-after': '1' } });
  if (kind === 'error') return new Response('', { status: 503 });
  if (kind === 'html') return new Response('<!DOCTYPE html><html></html>');
  const bytes = Buffer.from(body);
  if (kind === 'cut') return new Response(bytes.subarray(0, bytes.length >> 1), { headers });
  if (kind === 'shrunk') return new Response(typeof body === 'string' ? body.replace('"total_count":5', '"total_count":4') : bytes, { status, headers });
  return new Response(bytes, { status, headers });
}

const laws = [1, 2, 3, 4, 5].map((number) => lawOf(number, `架空の${number}。`));
const keys = laws.flatMap((law) => law.revisions.map(({ id }) => `${id}.xml`));

describe.each(['e-gov-api', 'e-gov-bulk'] as const)('whatever disturbs the network, %s', (kind) => {
  it('lists all or nothing, gives whole items or a code, and all of it once the network is calm', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...disturbances), { maxLength: 40 }), async (told) => {
      const world = createFictionalEGov(laws);
      world.archives['full'] = { body: archiveOf(laws.flatMap(({ revisions }) => revisions)) };
      const dataFolder = await mkdtemp(join(root, 'data-'));
      const disturbed = await readAll(kind, dataFolder, disturb(world, told));
      if (typeof disturbed === 'string') expect(disturbed).toMatch(/^source\.(?:unreachable|incomplete)$/u);
      else expect(Object.keys(disturbed)).toEqual(keys);
      for (const [at, text] of Object.values(typeof disturbed === 'string' ? {} : disturbed).entries()) expect([`架空の${at + 1}。`, 'source.unreachable', 'source.incomplete']).toContain(text);
      expect(await readAll(kind, dataFolder, disturb(world, []))).toEqual(Object.fromEntries(keys.map((key, at) => [key, `架空の${at + 1}。`])));
    }), { seed, numRuns: 60 });
  });
});

/** Texts or codes by key; a code alone when the listing failed. */
async function readAll(kind: 'e-gov-api' | 'e-gov-bulk', dataFolder: string, fetch: typeof globalThis.fetch): Promise<Readonly<Record<string, string>> | string> {
  const source = await openCorpusSource({ definition: liveLaws(kind, 'http://127.0.0.1:9', { backoffMs: 1 }), paths: [], dataFolder, outside: createTestOutside(fetch) });
  const code = (error: { readonly code: string }): string => error.code;
  const items = await collectItems(source.list()).catch(code);
  if (typeof items === 'string') return items;
  const texts: Record<string, string> = {};
  for (const { key } of items) texts[key] = await source.open(key, 1e6).then((bytes) => /<Sentence[^>]*>([^<]*)/u.exec(new TextDecoder().decode(bytes))?.[1] ?? '', code);
  return texts;
}
