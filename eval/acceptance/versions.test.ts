import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGensen } from '../command/run-gensen.ts';

/** A fictional statute in three revisions, the last not yet dated, beside the list of revisions that e-Gov would give. */
const samples = join(import.meta.dirname, '../../ingest/sample/laws');
const folder = mkdtempSync(join(tmpdir(), 'gensen-versions-'));
const laws = join(folder, 'laws');
const law = 'law/999AC0000009001';
const [first, second, third] = ['20240401_000000000000000', '20250401_999AC0000009012', '21171231_999AC0000009044'];
const article = 'MainProvision-Article_12';

interface Line {
  readonly id: string;
  readonly status: string;
  readonly statusNote?: string;
  readonly contentHash: string;
  readonly revision: { readonly id: string; readonly validUntil?: string };
  readonly amendingLaw?: { readonly title?: string };
  readonly provision?: { readonly change: string };
}

describe('a statute in three revisions', () => {
  beforeAll(async () => {
    mkdirSync(laws);
    for (const revision of [first, second]) copyFileSync(join(samples, `999AC0000009001_${revision}.xml`), join(laws, `999AC0000009001_${revision}.xml`));
    const text = readFileSync(join(samples, `999AC0000009001_${second}.xml`), 'utf8');
    writeFileSync(join(laws, `999AC0000009001_${third}.xml`), text.replace('十四日前', '七日前'));
    await ingest();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows on the day before and on each border exactly the revision in force', async () => {
    const shown = await Promise.all(['2024-04-01', '2025-03-31', '2025-04-01', '2117-12-30'].map((day) => gensen('show', `${law}/${article}`, '--as-of', day)));
    expect(shown.map(([line]) => line?.revision.id)).toEqual([first, first, second, second]);
    const failed = await runGensen(['show', `${law}/${article}`, '--as-of', '2024-03-31', '--data', join(folder, 'data'), '--json']);
    expect(failed.status).toBe(1);
    expect(JSON.parse(failed.errors)).toMatchObject({ error: { code: 'revision.not-in-force', details: { nearest: `${law}@${first}/${article}`, status: 'not-yet-in-force' } } });
  });

  it('lists every revision with its standing on the day, and which of them changed the article', async () => {
    const versions = await gensen('versions', `${law}/${article}`, '--as-of', '2025-06-01');
    expect(versions.map(({ status }) => status)).toEqual(['past', 'current', 'not-yet-in-force']);
    expect(versions.map(({ provision }) => provision?.change)).toEqual(['first', 'changed', 'changed']);
    expect(versions[2]?.statusNote).toContain('施行日未定');
    const unchanged = await gensen('versions', `${law}/MainProvision-Article_1`);
    expect(unchanged.map(({ provision }) => provision?.change)).toEqual(['first', 'unchanged', 'unchanged']);
  });

  it('compares two of them, and no word is lost', async () => {
    const [compared] = await lines('compare', law, '--from', '2024-06-01', '--to', third);
    expect(compared).toMatchObject({ from: { status: 'past' }, to: { status: 'not-yet-in-force' }, counts: { changed: 1, added: 1, removed: 0 } });
  });

  it('reopens what was cited after a later revision came, under its revision and with its hash, and says that it is past', async () => {
    const [before] = await gensen('show', `${law}@${first}/${article}`, '--as-of', '2024-06-01');
    const [after] = await gensen('show', `${law}@${first}/${article}`, '--as-of', '2025-06-01');
    expect(after).toMatchObject({ id: before?.id, contentHash: before?.contentHash, status: 'past', statusNote: '2025年4月1日に改正される前の過去の版です。' });
  });

  it('says in an answer that what it quotes is not in force', async () => {
    const [answer] = await lines('answer', `${law}@${first}/${article} の届出はいつまでにするか`);
    const past = { id: expect.stringContaining(`${law}@${first}/${article}`), revision: first, status: 'past', contentHash: expect.stringMatching(/^[0-9a-f]{64}$/u) };
    expect(answer).toMatchObject({ abstained: false, citations: expect.arrayContaining([expect.objectContaining(past)]) });
    expect(String(answer?.['answer'])).toContain('**注意** この規定は、');
  });

  it('takes a list of revisions for what it tells of the others, in the same run, and for no statute', async () => {
    const entry = { law_revision_id: `999AC0000009001_${second}`, amendment_enforcement_date: '2025-04-01', amendment_law_title: '湧水保全法の一部を改正する法律', amendment_law_num: '令和六年法律第九〇一二号', repeal_status: 'Repeal', repeal_date: '2026-04-01', updated: '2026-04-02T00:00:00+09:00' };
    writeFileSync(join(laws, 'law_revisions.json'), JSON.stringify({ law_info: { law_id: '999AC0000009001' }, revisions: [entry] }));
    const [report] = await ingest();
    expect(report).toMatchObject({ documents: { listed: 3, added: 0, changed: 3, failed: 0 }, chunks: { embedded: 0 } });
    const versions = await gensen('versions', law, '--as-of', '2026-04-01');
    expect(versions.map(({ status, revision }) => [status, revision.validUntil])).toEqual([['past', '2025-04-01'], ['repealed', '2026-04-01'], ['not-yet-in-force', '2026-04-01']]);
    expect(versions[1]).toMatchObject({ statusNote: '2026年4月1日に廃止しました。', amendingLaw: { title: '湧水保全法の一部を改正する法律' } });
    const failed = await runGensen(['show', law, '--as-of', '2026-04-01', '--data', join(folder, 'data')]);
    expect(failed.errors).toContain('2026年4月1日に廃止しました。');
  });
});

async function ingest(): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return lines('ingest', 'laws', '--from', laws);
}

async function gensen(...words: readonly string[]): Promise<readonly Line[]> {
  return (await lines(...words)) as readonly unknown[] as readonly Line[];
}

async function lines(...words: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { status, lines: printed, errors } = await runGensen([...words, '--data', join(folder, 'data'), '--json']);
  expect(status, errors).toBe(0);
  return printed.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}
