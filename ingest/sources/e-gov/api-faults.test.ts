import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCorpusSource } from '../open-corpus-source.ts';
import type { Source } from '../source.ts';
import { collectItems, createFictionalEGov, createTestOutside, json, lawOf, liveLaws, type FictionalEGov, type TestOutside } from './e-gov.fixture.ts';
import { openReplayServer, type ReplayAnswer, type ReplayServer } from './replay-server.fixture.ts';

let root = '';
let world: FictionalEGov;
let server: ReplayServer;
let outside: TestOutside;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'gensen-e-gov-faults-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  world = createFictionalEGov([lawOf(1, '架空の一。'), lawOf(2, '架空の二。'), lawOf(3, '架空の三。')]);
  server = await openReplayServer((path) => world.answer(path));
  outside = createTestOutside();
});
afterEach(() => server.close());

const firstLaw = '508AC0000009001_20260401_000000000000000';
const firstData = `/api/2/law_data/${firstLaw}`;

async function open(eGov: object = {}): Promise<Source> {
  return openCorpusSource({ definition: liveLaws('e-gov-api', server.url, eGov), paths: [], dataFolder: await mkdtemp(join(root, 'data-')), outside });
}

/** Opens the first law: its text, or the code and message of the error. */
async function openFirst(eGov: object = {}): Promise<string> {
  const source = await open(eGov);
  await collectItems(source.list());
  return source.open(`${firstLaw}.xml`, 1_000_000).then((bytes) => (new TextDecoder().decode(bytes).includes('架空の一。') ? 'read' : 'other'), describeError);
}

async function listKeys(eGov: object = {}): Promise<readonly string[] | string> {
  return open(eGov).then((source) => collectItems(source.list())).then((items) => items.map(({ key }) => key), describeError);
}

function describeError({ code, message }: { readonly code: string; readonly message: string }): string {
  return `${code} ${message}`;
}

const failing = (status: number, times: number, headers: Readonly<Record<string, string>> = {}): ReplayAnswer[] => Array.from({ length: times }, () => ({ status, headers, body: '' }));
const allKeys = [1, 2, 3].map((number) => `508AC000000900${number}_20260401_000000000000000.xml`);
const dataAsked = (): number => server.requests.filter((path) => path.startsWith('/api/2/law_data')).length;

describe('a disturbed server', () => {
  it('is given the rest that it asks for with 429, in seconds', async () => {
    world.faults.set(firstData, failing(429, 1, { 'retry-after': '30' }));
    expect(await openFirst()).toBe('read');
    expect(outside.slept).toEqual([30_000]);
  });

  it('is given the rest that it asks for with 503, as a date', async () => {
    world.faults.set(firstData, failing(503, 1, { 'retry-after': new Date(outside.nowMs() + 45_000).toUTCString() }));
    expect(await openFirst()).toBe('read');
    expect(outside.slept).toEqual([45_000]);
  });

  it('is not waited for longer than ten minutes', async () => {
    world.faults.set(firstData, failing(429, 9, { 'retry-after': '86400' }));
    expect(await openFirst()).toContain('source.unreachable');
    expect(outside.slept).toEqual([]);
    expect(dataAsked()).toBe(1);
  });

  it('is asked again after 500 twice, each time later, with jitter of up to half', async () => {
    world.faults.set(firstData, failing(500, 2));
    expect(await openFirst({ backoffMs: 1000 })).toBe('read');
    expect(outside.slept).toHaveLength(2);
    expect(outside.slept[0]).toBeGreaterThanOrEqual(1000);
    expect(outside.slept[0]).toBeLessThanOrEqual(1500);
    expect(outside.slept[1]).toBeGreaterThanOrEqual(2000);
    expect(outside.slept[1]).toBeLessThanOrEqual(3000);
  });

  it('is given up after the configured number of tries when it answers 5xx for ever', async () => {
    world.faults.set(firstData, failing(502, 99));
    expect(await openFirst({ tries: 4 })).toMatch(/^source\.unreachable .*answered 502 \(tried 4 times\)/u);
    expect(dataAsked()).toBe(4);
  });

  it('is asked once when it says that there is no such thing, and its reason is told', async () => {
    world.faults.set(firstData, [{ ...json({ code: '404001', message: '該当する法令はありません。' }), status: 404 }]);
    expect(await openFirst()).toMatch(/^source\.unreadable .*404.*該当する法令はありません。/u);
    expect(dataAsked()).toBe(1);
  });

  it('is not followed elsewhere', async () => {
    world.faults.set(firstData, failing(302, 1, { location: 'http://elsewhere.invalid/' }));
    expect(await openFirst()).toMatch(/^source\.unreachable .*answered 302 to http:\/\/elsewhere\.invalid\//u);
  });

  it.each<[string, ReplayAnswer]>([
    ['breaks the connection in the middle', { headers: { 'content-type': 'application/xml' }, body: '<law_data_response>'.padEnd(5000), breakAfter: 1000 }],
    ['announces more than it gives', { headers: { 'content-type': 'application/xml', 'content-length': '9000' }, body: '<law_data_response/>' }],
    ['ends the XML before its end', { headers: { 'content-type': 'application/xml' }, body: '<law_data_response><law_full_text><Law>' }],
    ['cuts a packed answer', { headers: { 'content-type': 'application/xml', 'content-encoding': 'gzip' }, body: gzipSync('<law_data_response/>'.padEnd(9000, 'あ')).subarray(0, 30) }],
    ['sends a page of HTML with the status of success', { headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><html><body>メンテナンス中</body></html>' }],
  ])('that %s is asked again, and never believed', async (_case, answer) => {
    world.faults.set(firstData, [answer]);
    expect(await openFirst()).toBe('read');
    world.faults.set(firstData, [answer, answer, answer]);
    expect(await openFirst()).toMatch(/^source\.(?:incomplete|unreachable) .*tried 3 times/u);
  });

  it('that takes too long is asked again', async () => {
    let refused = 0;
    const fetch: typeof globalThis.fetch = (input, init) => (String(input).includes('law_data') && (refused += 1) < 3 ? Promise.reject(new DOMException('The operation was aborted due to timeout', 'TimeoutError')) : globalThis.fetch(input, init));
    outside = createTestOutside(fetch);
    expect(await openFirst()).toBe('read');
    expect(refused).toBe(3);
  });

  it('that cannot be reached ends the listing with a code', async () => {
    outside = createTestOutside(() => Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })));
    expect(await listKeys()).toMatch(/^source\.unreachable .*ECONNREFUSED.*tried 3 times/u);
  });
});

describe('an answer of another shape', () => {
  const revisions = (change: (text: string) => string): ReplayAnswer => {
    const answer = world.answer(new URL('http://x/api/2/law_revisions/508AC0000009001'));
    return { ...answer, body: change(String(answer.body)) };
  };

  it.each<[string, string, (text: string) => string]>([
    ['revisions', 'revisions', (text) => text.replace('"revisions"', '"law_revisions"')],
    ['revisions.0.updated', 'a renamed field', (text) => text.replace('"updated"', '"updated_at"')],
    ['revisions.0.law_revision_id', 'an id that is a path', (text) => text.replace(/"law_revision_id":"[^"]*"/u, '"law_revision_id":"../../etc/passwd"')],
    ['law_info.law_id', 'another law', (text) => text.replace('"law_id":"508AC0000009001"', '"law_id":"508AC0000009099"')],
  ])('names the field %s (%s), and is not asked for again', async (field, _case, change) => {
    world.faults.set('/api/2/law_revisions/508AC0000009001', [revisions(change)]);
    expect(await listKeys()).toContain(`source.format-changed ${server.url}/api/2/law_revisions/508AC0000009001?response_format=json: ${field}: `);
    expect(server.requests.filter((path) => path.includes('law_revisions'))).toHaveLength(1);
  });

  it.each([
    ['count', { total_count: 3, count: '3', laws: [] }],
    ['total_count', { totalCount: 3, count: 0, laws: [] }],
    ['laws', { total_count: 3, count: 0, law: [] }],
  ])('of the listing names the field %s', async (field, answer) => {
    world.faults.set('/api/2/laws', [json(answer)]);
    expect(await listKeys()).toMatch(new RegExp(`^source\\.format-changed .*: ${field}: `, 'u'));
  });

  it('may have fields that nobody knows', async () => {
    world.faults.set('/api/2/law_revisions/508AC0000009001', [revisions((text) => text.replace('"updated"', '"mood":{"a":1},"colour":"red","updated"'))]);
    const [item] = await collectItems((await open()).list());
    expect(item?.metadata).toMatchObject({ colour: 'red' });
    expect(item?.metadata).not.toHaveProperty('mood');
  });

  it('is refused in another character set', async () => {
    world.faults.set(firstData, [{ headers: { 'content-type': 'application/xml; charset=Shift_JIS' }, body: '<law_data_response><Law></Law></law_data_response>' }]);
    expect(await openFirst()).toMatch(/^source\.format-changed .*Shift_JIS/u);
    world.faults.set(firstData, [{ headers: { 'content-type': 'application/xml' }, body: Uint8Array.from([0x3c, 0x83, 0x41, 0x3e]) }]);
    expect(await openFirst()).toMatch(/^source\.format-changed .*UTF-8/u);
    world.faults.set(firstData, [{ headers: {}, body: '<?xml version="1.0" encoding="Shift_JIS"?><r><Law></Law></r>' }]);
    expect(await openFirst()).toMatch(/^source\.format-changed .*Shift_JIS/u);
  });

  it('is refused without a law, and with another revision than asked for', async () => {
    world.faults.set(firstData, [{ headers: {}, body: '<law_data_response><law_text/></law_data_response>' }]);
    expect(await openFirst()).toMatch(/^source\.format-changed .*law_full_text/u);
    world.faults.set(firstData, [world.answer(new URL('http://x/api/2/law_data/508AC0000009002_20260401_000000000000000'))]);
    expect(await openFirst()).toMatch(/^source\.format-changed .*law_revision_id/u);
  });
});

describe('a listing that changes while it is read', () => {
  const page = (offset: number): string => `/api/2/laws?limit=2&offset=${offset}`;
  const pageOf = (offset: number, change: (text: string) => string): ReplayAnswer => {
    const answer = world.answer(new URL(`http://x${page(offset)}`));
    return { ...answer, body: change(String(answer.body)) };
  };
  const fewer = (offset: number): ReplayAnswer => pageOf(offset, (text) => text.replace('"total_count":3', '"total_count":2'));

  it('is begun anew when total_count shrinks between two pages', async () => {
    world.faults.set(page(2), [fewer(2)]);
    expect(await listKeys()).toEqual(allKeys);
  });

  it('is refused when it never settles', async () => {
    world.faults.set(page(2), Array.from({ length: 9 }, () => fewer(2)));
    expect(await listKeys()).toMatch(/^source\.incomplete .*4 passes: total_count changed from 3 to 2/u);
  });

  it('is never believed when it ends before total_count', async () => {
    world.faults.set(page(0), Array.from({ length: 9 }, () => pageOf(0, (text) => text.replace('"next_offset":2,', ''))));
    expect(await listKeys()).toMatch(/^source\.incomplete .*next_offset: the listing ends at 2 of 3/u);
  });

  it('is begun anew when it goes on after total_count', async () => {
    world.laws = [...world.laws, lawOf(4, '架空の四。'), lawOf(5, '架空の五。')];
    const low = (offset: number): ReplayAnswer => pageOf(offset, (text) => text.replace('"total_count":5', '"total_count":4'));
    world.faults.set(page(0), [low(0)]);
    world.faults.set(page(2), [low(2)]);
    world.faults.set(page(4), [low(4)]);
    expect(await listKeys()).toHaveLength(5);
  });

  it('is never believed when it is empty', async () => {
    world.laws = [];
    expect(await listKeys()).toMatch(/^source\.incomplete .*total_count is 0/u);
  });

  it('is begun anew when a page repeats a law of the page before, because another was lost', async () => {
    const repeated = pageOf(2, (text) => text.replaceAll('508AC0000009003', '508AC0000009002'));
    world.faults.set(page(2), [repeated]);
    expect(await listKeys()).toEqual(allKeys);
  });

  it('holds a law once that the server lists twice for good', async () => {
    world.laws = [...world.laws, lawOf(2, '架空の二。')];
    expect(await listKeys()).toEqual(allKeys);
  });

  it('does not run in circles when a page points back to itself', async () => {
    world.faults.set(page(2), [pageOf(2, (text) => text.replace('"total_count":3', '"total_count":3,"next_offset":2').replace('"count":1', '"count":0').replace(/"laws":\[.*\]/u, '"laws":[]'))]);
    expect(await listKeys()).toEqual(allKeys);
  });
});
