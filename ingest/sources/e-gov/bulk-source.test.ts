import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCorpusSource } from '../open-corpus-source.ts';
import { describeSource } from '../source.contract.ts';
import type { Source } from '../source.ts';
import { buildZip } from '../zip.fixture.ts';
import { archiveOf, collectItems, createFictionalEGov, createTestOutside, liveLaws, writeLaw, type FictionalEGov, type FictionalRevision, type TestOutside } from './e-gov.fixture.ts';
import { openReplayServer, type ReplayAnswer, type ReplayServer } from './replay-server.fixture.ts';

let root = '';
let data = '';
let world: FictionalEGov;
let server: ReplayServer;
let outside: TestOutside;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'gensen-e-gov-bulk-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  world = createFictionalEGov([]);
  server = await openReplayServer((path) => world.answer(path));
  outside = createTestOutside();
  data = await mkdtemp(join(root, 'data-'));
});
afterEach(() => server.close());

const dayMs = 86_400_000;
const revisionOf = (law: number, day: string, text: string): FictionalRevision => ({ id: `508AC000000900${law}_${day}_508AC0000009100`, updated: '', text });
const zip = (...revisions: readonly FictionalRevision[]): ReplayAnswer => ({ headers: { 'content-type': 'application/octet-stream' }, body: archiveOf(revisions) });
const one = revisionOf(1, '20260401', '架空の一。');
const two = revisionOf(2, '20260401', '架空の二。');

const open = (offline = false, eGov: object = {}): Promise<Source> => openCorpusSource({ definition: liveLaws('e-gov-bulk', server.url, eGov), paths: [], dataFolder: data, outside, offline });

/** Lists and opens everything, as a run does. */
async function readAll({ offline = false, eGov = {} }: { readonly offline?: boolean; readonly eGov?: object } = {}): Promise<Readonly<Record<string, string>>> {
  const source = await open(offline, eGov);
  const texts: Record<string, string> = {};
  for (const { key } of await collectItems(source.list())) texts[key] = /<Sentence[^>]*>([^<]*)/u.exec(new TextDecoder().decode(await source.open(key, 1e6)))?.[1] ?? '';
  return texts;
}

/** Which archives were asked for since the last call. */
function takeAsked(): readonly string[] {
  return server.requests.splice(0).map((path) => new URL(path, 'http://x').searchParams.get('update_date') ?? 'full');
}

const keptFiles = (): Promise<readonly string[]> => readdir(join(data, 'sources', 'laws', 'e-gov-bulk'));

describeSource('e-gov-bulk', async () => {
  const left = { id: '508AC0000009003_20260401_000000000000009', updated: '', text: '除く' };
  world.archives['full'] = zip(one, two, left);
  world.archives['20261123'] = zip({ ...two, text: '改めた二。' });
  const source = await openCorpusSource({ definition: liveLaws('e-gov-bulk', server.url), paths: [], dataFolder: await mkdtemp(join(root, 'contract-')), outside });
  const items = { [`${one.id}.xml`]: writeLaw('架空法', one), [`${two.id}.xml`]: writeLaw('架空法', { text: '改めた二。' }) };
  return { source, items, ignored: ['all_law_list.csv', `${left.id}.xml`] };
});

describe('the source of the e-Gov archives', () => {
  it('loads all laws first, then asks for the day before, which the archive may lack, and today', async () => {
    world.archives['full'] = zip(one, two);
    expect(await readAll()).toEqual({ [`${one.id}.xml`]: '架空の一。', [`${two.id}.xml`]: '架空の二。' });
    expect(server.requests).toEqual(['/bulkdownload?file_section=1&only_xml_flag=true', '/bulkdownload?file_section=3&update_date=20261123&only_xml_flag=true', '/bulkdownload?file_section=3&update_date=20261124&only_xml_flag=true']);
    expect(server.highestAtOnce()).toBe(1);
  });

  it('tells of each item what its name tells', async () => {
    world.archives['full'] = zip(one);
    const [item] = await collectItems((await open()).list());
    expect(item).toMatchObject({ key: `${one.id}.xml`, metadata: { law_id: '508AC0000009001', law_revision_id: one.id, amendment_enforcement_date: '2026-04-01', amendment_law_id: '508AC0000009100' } });
  });

  it('asks only for the days since the last run, the latest of which are not final yet', async () => {
    world.archives['full'] = zip(one);
    await readAll();
    takeAsked();
    await readAll();
    expect(takeAsked()).toEqual(['20261123', '20261124']);
    outside.pass(3 * dayMs);
    world.archives['20261123'] = zip(one);
    await readAll();
    expect(takeAsked()).toEqual(['20261123', '20261124', '20261125', '20261126', '20261127']);
    outside.pass(dayMs);
    await readAll();
    expect(takeAsked(), 'the 23rd was answered after it was final').toEqual(['20261124', '20261125', '20261126', '20261127', '20261128']);
  });

  it('lets a later day override an earlier one and the whole archive', async () => {
    world.archives = { full: zip(one, two), '20261123': zip({ ...one, text: '二十三日。' }, { ...two, text: '二十三日。' }), '20261124': zip({ ...one, text: '二十四日。' }, revisionOf(2, '20270101', '新しい二。')) };
    expect(await readAll()).toEqual({ [`${one.id}.xml`]: '二十四日。', [`${two.id}.xml`]: '二十三日。', '508AC0000009002_20270101_508AC0000009100.xml': '新しい二。' });
  });

  it('keeps both entries when one archive holds a revision twice', async () => {
    const entries = ['甲', '乙'].map((text) => ({ name: `${text}/${one.id}.xml`, content: writeLaw('架空法', { text }) }));
    world.archives['full'] = { body: buildZip(entries) };
    expect(await readAll()).toEqual({ [`${one.id}.xml`]: '甲', [`${one.id}.xml~2`]: '乙' });
  });

  it.each<[string, ReplayAnswer]>([['500', { status: 500, body: 'x' }], ['404', { status: 404, body: '' }], ['nothing at all', { body: '' }]])('takes %s for a day without changes, and asks again while it may be a fault', async (_case, answer) => {
    world.archives = { full: zip(one), '20261123': answer, '20261124': answer };
    expect(Object.keys(await readAll())).toHaveLength(1);
    outside.pass(5 * dayMs);
    takeAsked();
    await readAll();
    expect(takeAsked()).toEqual(['20261123', '20261124', '20261125', '20261126', '20261127', '20261128', '20261129']);
    outside.pass(4 * dayMs);
    takeAsked();
    await readAll();
    outside.pass(dayMs);
    takeAsked();
    await readAll();
    expect(takeAsked()).not.toContain('20261123');
  });

  it('loads all laws again after a gap that the daily archives do not bridge', async () => {
    world.archives['full'] = zip(one, two);
    await readAll({ eGov: { fullAfterDays: 1000 } });
    takeAsked();
    outside.pass(80 * dayMs);
    await readAll({ eGov: { fullAfterDays: 1000 } });
    expect(takeAsked()).toHaveLength(82);
    outside.pass(100 * dayMs);
    world.archives['full'] = zip(one);
    expect(Object.keys(await readAll({ eGov: { fullAfterDays: 1000 } }))).toEqual([`${one.id}.xml`]);
    expect(takeAsked()[0]).toBe('full');
  });

  it('loads all laws again after the configured days, and forgets what is gone but not what was in force', async () => {
    const repealed = revisionOf(4, '20200101', '廃止。');
    const redated = revisionOf(1, '21171231', '施行日未定。');
    world.archives = { full: zip(one, two, repealed, redated), '20261124': zip(revisionOf(2, '20261124', '改正された二。')) };
    expect(Object.keys(await readAll())).toHaveLength(5);
    outside.pass(30 * dayMs);
    world.archives = { full: zip(one, revisionOf(2, '20261124', '改正された二。'), revisionOf(1, '20270401', '施行日が定まった。')) };
    expect(await readAll()).toEqual({
      [`${one.id}.xml`]: '架空の一。', '508AC0000009001_20270401_508AC0000009100.xml': '施行日が定まった。',
      [`${two.id}.xml`]: '架空の二。', '508AC0000009002_20261124_508AC0000009100.xml': '改正された二。',
    });
    expect((await keptFiles()).toSorted()).toEqual(['archives.json', 'full-20261224.zip', 'past']);
    outside.pass(30 * dayMs);
    world.archives = { full: zip(one) };
    expect(Object.keys(await readAll())).toEqual([`${one.id}.xml`, '508AC0000009001_20270401_508AC0000009100.xml'].slice(0, 1));
  });

  it('goes on after a run that was cut off, without loading again what it has', async () => {
    world.archives = { full: zip(one), '20261123': zip(two), '20261124': { status: 503, body: '' } };
    await expect(readAll()).rejects.toMatchObject({ code: 'source.unreachable' });
    expect(takeAsked()).toEqual(['full', '20261123', '20261124', '20261124', '20261124']);
    world.archives['20261124'] = zip();
    expect(Object.keys(await readAll())).toHaveLength(2);
    expect(takeAsked()).not.toContain('full');
  });

  it('lists offline what is held', async () => {
    await expect(readAll({ offline: true })).rejects.toMatchObject({ code: 'source.unreadable' });
    world.archives['full'] = zip(one);
    const held = await readAll();
    takeAsked();
    expect(await readAll({ offline: true })).toEqual(held);
    expect(takeAsked()).toEqual([]);
  });
});

describe('an archive that is not whole', () => {
  const whole = archiveOf([one, two]);
  const damaged = Buffer.from(whole);
  const place = damaged.indexOf(Buffer.from('.xml')) + 30;
  damaged[place] = 0xff - (damaged[place] ?? 0);
  const faults: readonly (readonly [string, ReplayAnswer])[] = [
    ['is cut at the end', { body: whole.subarray(0, whole.length - 30) }],
    ['breaks off in the middle', { body: whole, breakAfter: 200 }],
    ['announces more than it gives', { headers: { 'content-length': String(whole.length + 100) }, body: whole }],
    ['has an entry with another checksum', { body: damaged }],
    ['is a page of HTML', { headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><html></html>' }],
    ['is something else', { body: 'sorry' }],
    ['is empty', { body: '' }],
  ];

  it.each(faults)('(%s) is loaded anew', async (_case, fault) => {
    world.faults.set('/bulkdownload?file_section=1', [fault]);
    world.archives['full'] = { body: whole };
    expect(Object.values(await readAll())).toEqual(['架空の一。', '架空の二。']);
  });

  it.each(faults)('(%s) every time ends the run, and the last complete one stays', async (_case, fault) => {
    world.archives['full'] = { body: whole };
    const held = await readAll();
    const files = await keptFiles();
    outside.pass(40 * dayMs);
    world.archives['full'] = fault;
    await expect(readAll()).rejects.toMatchObject({ code: expect.stringMatching(/^source\.(?:incomplete|unreachable)$/u) });
    expect(await readAll({ offline: true })).toEqual(held);
    expect(await keptFiles()).toEqual(files);
  });

  it('that holds hostile names or unpacks to too much is refused at once', async () => {
    world.archives['full'] = { body: buildZip([{ name: '../evil.xml', content: 'x' }]) };
    await expect(readAll()).rejects.toMatchObject({ code: 'source.hostile-path' });
    world.archives['full'] = { body: buildZip([{ name: 'zeros.xml', content: new Uint8Array(60_000_000) }]) };
    await expect(readAll()).rejects.toMatchObject({ code: 'source.too-large' });
    expect(takeAsked()).toEqual(['full', 'full']);
    expect(await keptFiles()).toEqual([]);
  });
});
