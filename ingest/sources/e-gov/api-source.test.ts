import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCorpusSource } from '../open-corpus-source.ts';
import { describeSource } from '../source.contract.ts';
import type { Source } from '../source.ts';
import { collectItems, createFictionalEGov, createTestOutside, lawOf, liveLaws, type FictionalEGov, type FictionalLaw, type TestOutside } from './e-gov.fixture.ts';
import { openReplayServer, type ReplayServer } from './replay-server.fixture.ts';

let root = '';
let world: FictionalEGov;
let server: ReplayServer;
let outside: TestOutside;
let data = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'gensen-e-gov-api-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

beforeEach(async () => {
  world = createFictionalEGov([lawOf(1, '架空の一。'), lawOf(2, '架空の二。'), lawOf(3, '架空の三。')]);
  server = await openReplayServer((path) => world.answer(path));
  outside = createTestOutside();
  data = await mkdtemp(join(root, 'data-'));
});
afterEach(() => server.close());

interface Given {
  readonly offline?: boolean;
  readonly eGov?: object;
  readonly signal?: AbortSignal;
  readonly outside?: TestOutside;
}

const open = ({ eGov = {}, ...given }: Given = {}): Promise<Source> => openCorpusSource({ definition: liveLaws('e-gov-api', server.url, eGov), paths: [], dataFolder: data, outside, ...given });

/** Lists and opens everything, as a run does; errors by key. */
async function readAll(given: Given = {}): Promise<Readonly<Record<string, string>>> {
  const source = await open(given);
  const texts: Record<string, string> = {};
  for (const { key } of await collectItems(source.list())) {
    texts[key] = await source.open(key, 1_000_000).then((bytes) => /<Sentence[^>]*>([^<]*)/u.exec(new TextDecoder().decode(bytes))?.[1] ?? '', ({ code }: { code: string }) => code);
  }
  await source.close();
  return texts;
}

/** What was asked since the last call: `laws`, `law_revisions`, `law_data`. */
function countAsked(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const path of server.requests.splice(0)) {
    const name = /\/api\/2\/([a-z_]+)/u.exec(path)?.[1] ?? path;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const keyOf = (law: FictionalLaw, at = 0): string => `${law.revisions[at]?.id ?? ''}.xml`;

describeSource('e-gov-api', async () => {
  world = createFictionalEGov([lawOf(1, '一'), { ...lawOf(2, '二'), revisions: [...lawOf(2, '二').revisions, { id: '508AC0000009002_20200101_000000000000009', updated: '2026-01-01', text: '除く' }] }]);
  const source = await openCorpusSource({ definition: liveLaws('e-gov-api', server.url), paths: [], dataFolder: await mkdtemp(join(root, 'contract-')), outside });
  const items = Object.fromEntries(world.laws.map((law) => [keyOf(law), String(world.answer(new URL(`http://x/api/2/law_data/${law.revisions[0]?.id ?? ''}`)).body)]));
  return { source, items, ignored: ['508AC0000009002_20200101_000000000000009.xml'], tellsSizes: false };
});

describe('the source of the e-Gov API', () => {
  it('hands over law_info and revision_info with each item', async () => {
    const [item] = await collectItems((await open()).list());
    expect(item?.metadata).toMatchObject({
      law_id: '508AC0000009001', law_num: '令和八年法律第九百一号', law_revision_id: '508AC0000009001_20260401_000000000000000', abbrev: null,
      amendment_enforcement_date: '2026-04-01', current_revision_status: 'CurrentEnforced', repeal_status: 'None',
    });
    expect(item?.uri).toBe(`${server.url}/api/2/law_data/508AC0000009001_20260401_000000000000000?response_format=xml&law_full_text_format=xml&include_attached_file_content=false`);
  });

  it('reads every page of the listing, and each law and revision once', async () => {
    expect(Object.values(await readAll())).toEqual(['架空の一。', '架空の二。', '架空の三。']);
    expect(countAsked()).toEqual({ laws: 2, law_revisions: 3, law_data: 3 });
  });

  it('fetches nothing in a second run but the listing', async () => {
    const first = await readAll();
    countAsked();
    expect(await readAll()).toEqual(first);
    expect(countAsked()).toEqual({ laws: 2 });
  });

  it('fetches again what changed, and that alone', async () => {
    await readAll();
    countAsked();
    world.laws = world.laws.map((law, at) => (at === 1 ? lawOf(2, '改めた二。', '2026-11-01T09:00:00+09:00') : law));
    expect(Object.values(await readAll())).toEqual(['架空の一。', '改めた二。', '架空の三。']);
    expect(countAsked()).toEqual({ laws: 2, law_revisions: 1, law_data: 1 });
    expect(await readdir(join(data, 'sources', 'laws', 'e-gov-api', 'items'))).toHaveLength(3);
  });

  it('lists a law with five revisions that are not yet in force, all of them', async () => {
    const id = '508AC0000009001';
    const coming = ['20270101', '20270401', '20271001', '20280401', '21171231'].map((day, at) => ({ id: `${id}_${day}_508AC000000999${at}`, updated: '2026-10-01', text: `未施行${day}。`, status: 'UnEnforced' as const }));
    world.laws = [{ ...lawOf(1, '現行。'), revisions: [...lawOf(1, '現行。').revisions, ...coming] }];
    const items = await collectItems((await open()).list());
    expect(items.map(({ metadata }) => metadata?.['current_revision_status'])).toEqual(['CurrentEnforced', ...coming.map(() => 'UnEnforced')]);
    expect(Object.values(await readAll())).toEqual(['現行。', ...coming.map(({ text }) => text)]);
  });

  it('asks an unchanged law for its revisions again when the list is old', async () => {
    await readAll();
    countAsked();
    outside.pass(7 * 86_400_000);
    await readAll();
    expect(countAsked()).toEqual({ laws: 2, law_revisions: 3 });
  });

  it('goes on after a run that was cut off between two fetches, without fetching again', async () => {
    const stop = new AbortController();
    const source = await open({ signal: stop.signal });
    const items = await collectItems(source.list());
    await source.open(items[0]?.key ?? '', 1e6);
    stop.abort();
    await expect(source.open(items[1]?.key ?? '', 1e6)).rejects.toMatchObject({ code: 'operation.interrupted' });
    expect(countAsked()).toEqual({ laws: 2, law_revisions: 3, law_data: 1 });
    expect(Object.keys(await readAll())).toHaveLength(3);
    expect(countAsked()).toEqual({ laws: 2, law_data: 2 });
  });

  it('stops a listing when it is told to, even while it rests', async () => {
    const stop = new AbortController();
    outside = { ...outside, sleep: async () => stop.abort() };
    await expect(readAll({ signal: stop.signal, eGov: { pauseMs: 1000 } })).rejects.toMatchObject({ code: 'operation.interrupted' });
    expect(countAsked()).toEqual({ laws: 1 });
  });

  it('goes on after a listing that was cut off, without asking again for revisions it has', async () => {
    world.faults.set('/api/2/law_revisions/508AC0000009003', [{ status: 503, body: '' }, { status: 503, body: '' }, { status: 503, body: '' }]);
    await expect(readAll()).rejects.toMatchObject({ code: 'source.unreachable' });
    expect(countAsked()).toEqual({ laws: 2, law_revisions: 2 + 3 });
    await readAll();
    expect(countAsked()).toEqual({ laws: 2, law_revisions: 1, law_data: 3 });
  });

  it('takes the kept list of revisions when the server does not answer for one law', async () => {
    const first = await readAll();
    outside.pass(8 * 86_400_000);
    world.faults.set('/api/2/law_revisions/508AC0000009002', Array.from({ length: 3 }, () => ({ status: 500, body: '' })));
    expect(await readAll()).toEqual(first);
  });

  it('does not lose the others when one item cannot be fetched', async () => {
    world.faults.set(`/api/2/law_data/${world.laws[1]?.revisions[0]?.id ?? ''}`, Array.from({ length: 3 }, () => ({ status: 500, body: '' })));
    expect(Object.values(await readAll())).toEqual(['架空の一。', 'source.unreachable', '架空の三。']);
    expect(Object.values(await readAll())).toEqual(['架空の一。', '架空の二。', '架空の三。']);
  });

  it('stops asking a server that is down, and still lists everything', async () => {
    world.laws = Array.from({ length: 9 }, (_, at) => lawOf(at, `架空の${at}。`));
    world.faults.set('/api/2/law_data/', Array.from({ length: 100 }, () => ({ status: 503, body: '' })));
    const texts = await readAll();
    expect(Object.values(texts)).toEqual(Array.from({ length: 9 }, () => 'source.unreachable'));
    expect(countAsked()).toMatchObject({ law_data: 5 * 3 });
  });

  it('lists offline what the last complete listing held, and opens what was fetched', async () => {
    await expect(readAll({ offline: true })).rejects.toMatchObject({ code: 'source.unreadable' });
    const source = await open();
    const [first] = await collectItems(source.list());
    await source.open(first?.key ?? '', 1e6);
    countAsked();
    expect(Object.values(await readAll({ offline: true }))).toEqual(['架空の一。', 'source.unreadable', 'source.unreadable']);
    expect(countAsked()).toEqual({});
  });

  it('asks as of the configured day, in pages of the configured size', async () => {
    await readAll({ eGov: { asOf: '2026-10-01', pageSize: 50 } });
    expect(server.requests[0]).toBe('/api/2/laws?limit=50&offset=0&response_format=json&omit_current_revision_info=true&asof=2026-10-01');
  });

  it('fetches anew when what it keeps was damaged', async () => {
    await readAll();
    countAsked();
    const folder = join(data, 'sources', 'laws', 'e-gov-api', 'revisions');
    for (const name of await readdir(folder)) await writeFile(join(folder, name), '{');
    await readAll();
    expect(countAsked()).toEqual({ laws: 2, law_revisions: 3 });
  });
});

describe('the client of e-Gov is polite', () => {
  it('has one request under way at a time, even when many items are opened together, and names itself', async () => {
    const source = await open();
    const items = await collectItems(source.list());
    await Promise.all(items.map(({ key }) => source.open(key, 1e6)));
    expect(server.highestAtOnce()).toBe(1);
    expect([...server.userAgents]).toEqual([expect.stringMatching(/^gensen\/\d+\.\d+\.\d+$/u)]);
  });

  it('rests between two requests for as long as configured', async () => {
    await readAll({ eGov: { pauseMs: 1000 } });
    expect(outside.slept).toEqual(Array.from({ length: server.requests.length - 1 }, () => 1000));
  });

  it('does not rest for what the work between two requests already took', async () => {
    const source = await open({ eGov: { pauseMs: 1000 } });
    const items = await collectItems(source.list());
    const before = outside.slept.length;
    outside.pass(400);
    await source.open(items[0]?.key ?? '', 1e6);
    outside.pass(5000);
    await source.open(items[1]?.key ?? '', 1e6);
    expect(outside.slept.slice(before)).toEqual([600]);
  });

  it('shows how far a listing is', async () => {
    const shown: string[] = [];
    world.faults.set('/api/2/law_revisions/508AC0000009002', [{ status: 429, headers: { 'retry-after': '30' }, body: '' }]);
    const source = await openCorpusSource({ definition: liveLaws('e-gov-api', server.url), paths: [], dataFolder: data, outside, onProgress: ({ done, total, what }) => shown.push(`${what} ${done}/${total}`) });
    await collectItems(source.list());
    expect(shown).toEqual(['laws 2/3', 'laws 3/3', 'revisions 508AC0000009001 1/3', '30.0 s … answered 429 0/0', 'revisions 508AC0000009002 2/3', 'revisions 508AC0000009003 3/3']);
  });
});
