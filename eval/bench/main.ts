#!/usr/bin/env node
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadApi } from './load-api.ts';
import { measurePlainEngine } from './plain-engine.ts';
import { readQuestions } from './read-questions.ts';
import { GensenError } from '../../corpora-config/index.ts';
import { runGensen, startGensen, type GensenResult } from '../command/run-gensen.ts';

const usage = `usage: npm run bench -- [--from FOLDER] [--data FOLDER] [--corpora a,b] [--questions FILE…] [--seconds N] [--passages N]
Ingests (unless --data holds an index), then loads the API with 4 clients, then does the same work with kuromoji.js and MiniSearch.`;

const sampleQuestions = ['水脈保全法 届出', '民法第七百九条', '地下水の採取量は何に記録するか', '補助金の交付を受けた者の報告義務', '委員会での大臣答弁 水源の保全'];

await main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' }, data: { type: 'string' }, corpora: { type: 'string' }, questions: { type: 'string', multiple: true },
      seconds: { type: 'string', default: '20' }, passages: { type: 'string', default: '20000' }, help: { type: 'boolean' },
    },
  });
  if (values.help === true) return print(usage);
  const corpora = values.corpora?.split(',') ?? [];
  const data = values.data ?? await mkdtemp(join(tmpdir(), 'gensen-bench-'));
  if (values.data === undefined) await benchIngest(data, [...corpora, ...(values.from === undefined ? [] : ['--from', values.from])]);
  const questions = values.questions === undefined ? sampleQuestions : readQuestions(values.questions);
  await benchApi(data, questions, Number(values.seconds));
  await benchPlain(data, questions, Number(values.passages));
  if (values.data === undefined) await rm(data, { recursive: true });
}

async function benchIngest(data: string, words: readonly string[]): Promise<void> {
  const { lines, seconds, peakMemoryMb } = await runCommand(['--data', data, '--json', 'ingest', ...words]);
  print(`ingestion, whole process: ${seconds.toFixed(1)} s, peak memory ${peakMemoryMb.toFixed(0)} MiB`);
  for (const line of lines) {
    const report: IngestLine = JSON.parse(line);
    const rate = (stage: string): string => `${stage} ${(report.characters / Math.max(0.001, report.seconds[stage] ?? 0) / 1e6).toFixed(2)} M/s`;
    print(`  ${report.corpus}: ${report.documents['listed'] ?? 0} documents, ${report.chunks['written'] ?? 0} chunks, ${(report.characters / 1e6).toFixed(2)} M characters; ${['total', 'parse', 'analyse', 'write'].map(rate).join(', ')}`);
  }
  const { lines: [status = '{}'] } = await runCommand(['--data', data, '--json', 'status']);
  const { store }: { store?: { bytes: number } } = JSON.parse(status);
  print(`  index size ${((store?.bytes ?? 0) / 1_048_576).toFixed(0)} MiB`);
}

interface IngestLine {
  readonly corpus: string;
  readonly documents: Readonly<Record<string, number>>;
  readonly chunks: Readonly<Record<string, number>>;
  readonly characters: number;
  readonly seconds: Readonly<Record<string, number>>;
}

async function benchApi(data: string, questions: readonly string[], seconds: number): Promise<void> {
  const port = await findFreePort();
  const server = startGensen(['--data', data, '--quiet', 'serve', '--port', String(port)]);
  const url = `http://127.0.0.1:${port}`;
  try {
    await waitUntilReady(url);
    for (const connections of [1, 4]) {
      const { milliseconds, perSecond, requests, failed } = await loadApi(url, questions, { connections, seconds });
      print(`POST /v1/search, ${connections} clients: p50 ${milliseconds.p50.toFixed(1)} ms, p95 ${milliseconds.p95.toFixed(1)} ms, p99 ${milliseconds.p99.toFixed(1)} ms, ${perSecond.toFixed(1)}/s (${requests} requests, ${failed} failed)`);
    }
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

async function benchPlain(data: string, questions: readonly string[], count: number): Promise<void> {
  const { lines: corpora } = await runCommand(['--data', data, '--json', 'status']);
  const { corpora: held }: { corpora: { corpus: string }[] } = JSON.parse(corpora[0] ?? '{"corpora":[]}');
  const passages: { id: string; text: string }[] = [];
  for (const { corpus } of held) {
    const { lines } = await runCommand(['--data', data, '--json', '--quiet', 'export', corpus, '--what', 'chunks', '--limit', String(Math.ceil(count / held.length))]);
    for (const line of lines) {
      const { id, text }: { id: string; text: string } = JSON.parse(line);
      passages.push({ id, text });
    }
  }
  const result = await measurePlainEngine(passages, questions);
  print(`kuromoji.js + MiniSearch, ${result.passages} of the same passages, one thread: ${(result.charactersPerSecond / 1e6).toFixed(2)} M characters/s (${result.indexSeconds.toFixed(1)} s), memory ${result.memoryMb.toFixed(0)} MiB, query p50 ${result.milliseconds.p50.toFixed(1)} ms, p95 ${result.milliseconds.p95.toFixed(1)} ms`);
}

/** Runs a command whose exit status must be a result: 0, or 1 when something fell short. */
async function runCommand(words: readonly string[]): Promise<GensenResult> {
  const result = await runGensen(words, 'inherit');
  if (result.status === 0 || result.status === 1) return result;
  throw new GensenError('internal.unexpected', { message: `gensen ${words.join(' ')} ended with ${result.status}`, mend: 'read its messages above' });
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

async function waitUntilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const ready = await fetch(new URL('/readyz', url)).then(({ ok }) => ok, () => false);
    if (ready) return;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
