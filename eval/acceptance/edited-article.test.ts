import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runGensen } from '../command/run-gensen.ts';

/**
 * A fictional statute, and an endpoint that makes vectors and keeps what it was asked to embed: work done is counted where it is done,
 * beside what the report says. Later claims build on earlier ones.
 */
const folder = mkdtempSync(join(tmpdir(), 'gensen-edited-'));
const laws = join(folder, 'laws');
const samples = join(import.meta.dirname, '../../ingest/sample/laws');
const act = '999AC0000009001_20250401_999AC0000009012.xml';
const before = '999AC0000009001_20240401_000000000000000.xml';
const asked: string[] = [];
let endpoint: Server;

beforeAll(async () => {
  mkdirSync(laws);
  for (const revision of [before, act]) copyFileSync(join(samples, revision), join(laws, revision));
  endpoint = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { input }: { readonly input: readonly string[] } = JSON.parse(Buffer.concat(parts).toString('utf8'));
      asked.push(...input);
      response.end(JSON.stringify({ data: input.map((text, index) => ({ index, embedding: [text.length, 1, 2, 3] })) }));
    });
  });
  await new Promise<void>((resolve) => { endpoint.listen(0, '127.0.0.1', resolve); });
  vi.stubEnv('GENSEN_EMBEDDING', `openai:http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/v1#authored`);
});

afterAll(() => {
  vi.unstubAllEnvs();
  endpoint.closeAllConnections();
  endpoint.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an edit of one article of a statute', () => {
  it('begins with two revisions, of which the endpoint is asked for no passage twice', async () => {
    const { chunks } = await ingest();
    const texts = passagesAsked();
    expect(chunks).toMatchObject({ analysed: chunks.written, embedded: chunks.written, kept: 0, removed: 0 });
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.length).toBeLessThan(chunks.written * 0.6);
  });

  it('in 第五条 analyses, embeds and writes the one passage that has the edited words', async () => {
    edit(act, '関係行政機関の長に協議する', '関係行政機関の長及び源流市長に協議する');
    const { chunks, documents } = await ingest();
    expect(documents).toMatchObject({ changed: 1, added: 0, removed: 0 });
    expect(chunks).toMatchObject({ written: 1, analysed: 1, embedded: 1, removed: 0 });
    expect(passagesAsked()).toEqual([expect.stringContaining('源流市長に協議する')]);
  });

  it('in a further revision embeds the edited passage only, though the revision is kept whole', async () => {
    const later = '999AC0000009001_20270401_999AC0000009088.xml';
    copyFileSync(join(laws, act), join(laws, later));
    edit(later, '遅滞なく、これを公表しなければならない', '速やかに、これを公表しなければならない');
    const { chunks, documents } = await ingest();
    expect(documents).toMatchObject({ added: 1, removed: 0, failed: 0 });
    expect(chunks.embedded).toBe(1);
    expect(passagesAsked()).toEqual([expect.stringContaining('速やかに、これを公表')]);
  });

  it('asks for nothing when nothing was edited', async () => {
    expect((await ingest()).chunks).toMatchObject({ written: 0, removed: 0, analysed: 0, embedded: 0 });
    expect(passagesAsked()).toEqual([]);
  });
});

interface Report {
  readonly documents: Readonly<Record<'added' | 'changed' | 'removed' | 'failed', number>>;
  readonly chunks: Readonly<Record<'written' | 'kept' | 'removed' | 'analysed' | 'embedded', number>>;
}

async function ingest(): Promise<Report> {
  const { lines, errors } = await runGensen(['--data', join(folder, 'data'), '--json', '--quiet', 'ingest', 'laws', '--from', laws]);
  expect(lines, errors).toHaveLength(1);
  return JSON.parse(lines[0] ?? '{}');
}

/** Statutory text that the endpoint was sent since the last look; opening asks for one short vector to learn its length. */
function passagesAsked(): readonly string[] {
  return asked.splice(0).filter((text) => text.includes('湧水の保全及び共同利用の推進に関する法律\n'));
}

function edit(file: string, words: string, after: string): void {
  const text = readFileSync(join(laws, file), 'utf8');
  if (!text.includes(words)) throw new TypeError(`${file} has no ${words}`);
  writeFileSync(join(laws, file), text.replace(words, after));
}
