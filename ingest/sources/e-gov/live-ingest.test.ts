import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf, createFictionalEGov, lawOf, writeLaw, type FictionalEGov, type FictionalLaw } from './e-gov.fixture.ts';
import { openReplayServer, type ReplayServer } from './replay-server.fixture.ts';

/** The built command line against a server on loopback, as a steward would use it. Later claims build on earlier ones. */
let folder = '';
let world: FictionalEGov;
let server: ReplayServer;
let onRequest: (() => unknown) | undefined;

const five = (): readonly FictionalLaw[] => [1, 2, 3, 4, 5].map((number) => lawOf(number, `架空の規定その${number}である。`));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-live-'));
  world = createFictionalEGov(five());
  server = await openReplayServer((path) => {
    onRequest?.();
    return world.answer(path);
  });
  await configure('api', 'e-gov-api');
  await configure('bulk', 'e-gov-bulk');
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Writes a configuration folder with one corpus. */
async function configure(name: string, kind: string): Promise<void> {
  await mkdir(join(folder, name, 'corpora'), { recursive: true });
  await writeFile(join(folder, name, 'corpora', 'laws.yaml'), [
    'id: laws', 'kind: law', 'title: { ja: 法令, en: Statutes }', 'rights: { licence: none, credit: none }',
    `source: { kind: ${kind}, path: unused, include: ['**/*.xml'], eGov: { baseUrl: '${server.url}', pauseMs: 0, backoffMs: 0, tries: 2, pageSize: 2 } }`,
  ].join('\n'));
}

interface Finished {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
  /** What was asked of the server, pages of the listing as `laws`. */
  readonly asked: Readonly<Record<string, number>>;
}

function gensen(config: string, ...words: readonly string[]): Promise<Finished> {
  return runGensen({ config, data: `data-${config}`, words });
}

interface Command {
  readonly config: string;
  readonly data: string;
  readonly words: readonly string[];
  /** Kills the command when the server is asked for so many items. */
  readonly killAtItem?: number;
}

async function runGensen({ config, data, words, killAtItem }: Command): Promise<Finished> {
  server.requests.splice(0);
  const main = join(import.meta.dirname, '../../../dist/api/cli/main.js');
  const child = spawn(process.execPath, [main, ...words, '--config', join(folder, config), '--data', join(folder, data), '--json'], { env: { ...process.env, GENSEN_LOG_LEVEL: 'error' } });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => output.push(part));
  child.stderr.on('data', (part: Buffer) => errors.push(part));
  if (killAtItem !== undefined) onRequest = () => countAsked()['law_data'] === killAtItem && child.kill('SIGKILL');
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  onRequest = undefined;
  return { status, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString(), asked: countAsked() };
}

function countAsked(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const path of server.requests) {
    const name = /^\/(?:api\/2\/)?([a-z_]+)/u.exec(path)?.[1] ?? path;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** The counts of documents that an ingest reported. */
function documentsOf({ output }: Finished): unknown {
  const [line = '{}'] = output.split('\n');
  return JSON.parse(line).documents;
}

describe('gensen ingest laws from the e-Gov API', () => {
  it('killed between two fetches, fetches in the next run only what it had not', async () => {
    const words = ['ingest', 'laws'];
    const killed = await runGensen({ config: 'api', data: 'data-killed', words, killAtItem: 3 });
    expect(killed).toMatchObject({ status: null, asked: { laws: 3, law_revisions: 5, law_data: 3 } });
    const next = await runGensen({ config: 'api', data: 'data-killed', words });
    expect(documentsOf(next)).toMatchObject({ listed: 5, failed: 0 });
    expect(next).toMatchObject({ status: 0, asked: { laws: 3, law_data: 3 } });
    expect(next.asked).not.toHaveProperty('law_revisions');
  });

  it('with --limit fetches no more than that and deletes nothing', async () => {
    const run = await gensen('api', 'ingest', 'laws', '--limit', '2');
    expect(documentsOf(run)).toMatchObject({ added: 2, failed: 0 });
    expect(run.asked).toEqual({ laws: 3, law_revisions: 5, law_data: 2 });
  });

  it('takes in the rest, each fetched once', async () => {
    const run = await gensen('api', 'ingest', 'laws');
    expect(documentsOf(run)).toMatchObject({ added: 3, unchanged: 2, failed: 0, removed: 0 });
    expect(run).toMatchObject({ status: 0, asked: { laws: 3, law_data: 3 } });
  });

  it('fetches nothing new in the next run but the listing', async () => {
    const run = await gensen('api', 'ingest', 'laws');
    expect(documentsOf(run)).toMatchObject({ unchanged: 5, added: 0, changed: 0 });
    expect(run.asked).toEqual({ laws: 3 });
  });

  it('verifies without asking the server', async () => {
    const run = await gensen('api', 'verify', 'laws');
    expect(run).toMatchObject({ status: 0, asked: {} });
  });

  it('fetches one document when the data of one law changed', async () => {
    world.laws = five().map((law, at) => (at === 2 ? lawOf(3, '改められた規定である。', '2026-11-20T09:00:00+09:00') : law));
    const run = await gensen('api', 'ingest', 'laws');
    expect(documentsOf(run)).toMatchObject({ unchanged: 4, changed: 1 });
    expect(run.asked).toEqual({ laws: 3, law_revisions: 1, law_data: 1 });
  });

  it('adds a revision when a law is amended, and keeps the former', async () => {
    const law = lawOf(4, '架空の規定その4である。');
    const amended = { id: `${law.id}_20261101_508AC0000009099`, updated: '2026-11-01T00:00:00+09:00', text: '新しい規定その四である。' };
    world.laws = world.laws.map((one) => (one.id === law.id ? { ...law, revisions: [amended, ...law.revisions.map((former) => ({ ...former, status: 'PreviousEnforced' as const }))] } : one));
    const run = await gensen('api', 'ingest', 'laws');
    expect(documentsOf(run)).toMatchObject({ added: 1, removed: 0, failed: 0 });
    expect(run.asked).toEqual({ laws: 3, law_revisions: 1, law_data: 1 });
  });

  it('fetches a law again when it is repealed, and keeps it while the server lists it', async () => {
    world.laws = world.laws.map((law, at) => (at === 0 ? { ...law, revisions: law.revisions.map((revision) => ({ ...revision, updated: '2026-11-21T00:00:00+09:00', status: 'Repeal' as const })) } : law));
    const run = await gensen('api', 'ingest', 'laws');
    expect(documentsOf(run)).toMatchObject({ added: 0, removed: 0, failed: 0 });
    expect(run.asked).toEqual({ laws: 3, law_revisions: 1, law_data: 1 });
  });

  it('removes a law that the server lists no longer', async () => {
    world.laws = world.laws.slice(1);
    const run = await gensen('api', 'ingest', 'laws');
    expect(documentsOf(run)).toMatchObject({ unchanged: 5, removed: 1 });
  });

  it('changes nothing when the listing fails, and says why', async () => {
    world.faults.set('/api/2/laws?limit=2&offset=2', Array.from({ length: 9 }, () => ({ status: 503, body: '' })));
    const run = await gensen('api', 'ingest', 'laws', '--yes');
    expect(run.status).toBe(2);
    expect(run.errors).toContain('source.unreachable');
    world.faults.clear();
    expect(documentsOf(await gensen('api', 'ingest', 'laws'))).toMatchObject({ unchanged: 5, added: 0, removed: 0 });
  });

  it('keeps what it has of a law that cannot be fetched, tells of it, and retries', async () => {
    world.laws = world.laws.map((law) => (law.id === '508AC0000009002' ? lawOf(2, '直された規定である。', '2026-11-22T09:00:00+09:00') : law));
    world.faults.set('/api/2/law_data/508AC0000009002', Array.from({ length: 2 }, () => ({ status: 500, body: '' })));
    const run = await gensen('api', 'ingest', 'laws');
    expect(run.status).toBe(1);
    expect(documentsOf(run)).toMatchObject({ failed: 1, removed: 0 });
    expect((await gensen('api', 'failures')).output).toContain('508AC0000009002');
    const again = await gensen('api', 'failures', 'retry');
    expect(again).toMatchObject({ status: 0, asked: { laws: 2, law_data: 1 } });
  });

  it('reads a folder instead with --from, for that run alone', async () => {
    const source = join(folder, 'elsewhere');
    await mkdir(source);
    const law = lawOf(7, 'よそにある規定である。');
    await writeFile(join(source, `${law.revisions[0]?.id ?? ''}.xml`), writeLaw(law.title, { text: 'よそにある規定である。' }));
    expect(await gensen('api', 'ingest', 'laws', '--from', source, '--yes')).toMatchObject({ status: 0, asked: {} });
    expect(await gensen('api', 'verify', 'laws')).toMatchObject({ status: 0 });
    const back = await gensen('api', 'ingest', 'laws', '--yes');
    expect(documentsOf(back)).toMatchObject({ added: 5, removed: 1, failed: 0 });
    expect(back.asked).toEqual({ laws: 2 });
  });
});

describe('gensen ingest laws from the e-Gov archives', () => {
  it('takes in the whole archive, and then what changed', async () => {
    const revisions = five().flatMap((law) => law.revisions);
    world.archives['full'] = { body: archiveOf(revisions) };
    expect(documentsOf(await gensen('bulk', 'ingest', 'laws'))).toMatchObject({ added: 5, failed: 0 });
    const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
    world.archives[today] = { body: archiveOf(revisions.slice(0, 1).map((revision) => ({ ...revision, text: '差分で届いた規定である。' }))) };
    const run = await gensen('bulk', 'ingest', 'laws');
    expect(documentsOf(run)).toMatchObject({ changed: 1, unchanged: 4, removed: 0 });
    expect(run.asked['bulkdownload']).toBeLessThanOrEqual(3);
    expect((await gensen('bulk', 'search', '差分で届いた規定')).output).toContain('508AC0000009001');
    expect(await gensen('bulk', 'verify', 'laws')).toMatchObject({ status: 0, asked: {} });
  });

  it('keeps the documents when the same laws are fetched from the API instead', async () => {
    world.laws = five();
    const run = await runGensen({ config: 'api', data: 'data-bulk', words: ['ingest', 'laws'] });
    expect(documentsOf(run)).toMatchObject({ added: 0, removed: 0, failed: 0 });
  });
});
