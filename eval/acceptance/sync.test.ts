import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGensen, type GensenResult } from '../command/run-gensen.ts';

/** The built command line over a copy of the sample statutes, as a steward would use it. Later claims build on earlier ones. */
const folder = mkdtempSync(join(tmpdir(), 'gensen-sync-'));
const laws = join(folder, 'laws');
const act = join(laws, '999AC0000009001_20250401_999AC0000009012.xml');

beforeAll(() => cpSync(join(import.meta.dirname, '../../ingest/sample/laws'), laws, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('keeping an index equal to its source', () => {
  it('takes in everything listed, and answers an article first', async () => {
    const report = await ingest();
    expect(report.documents.listed).toBe(report.documents.added + report.documents.failed);
    expect(report.documents.failed).toBe(0);
    expect((await searchIds('湧水保全法第十二条'))[0]).toContain('MainProvision-Article_12-');
  });

  it('writes nothing when nothing changed', async () => {
    expect(await ingest()).toMatchObject({ documents: { added: 0, changed: 0, removed: 0 }, chunks: { written: 0, removed: 0 } });
  });

  it('writes one chunk when one paragraph changed', async () => {
    writeFileSync(act, readFileSync(act, 'utf8').replace('湧水を採取しようとする者', '湧水を大量に採取しようとする者'));
    expect(await ingest()).toMatchObject({ documents: { changed: 1, added: 0 }, chunks: { written: 1, removed: 0 } });
  });

  it('keeps a renamed file as the documents it was', async () => {
    const ordinance = join(laws, 'ministerial-ordinances.zip');
    renameSync(ordinance, join(laws, 'ordinances.zip'));
    expect(await ingest()).toMatchObject({ documents: { added: 0, removed: 0, failed: 0 }, chunks: { removed: 0 } });
    expect((await gensen('verify', 'laws')).status).toBe(0);
  });

  it('loses a removed file from search, answers and ledger in the same run', async () => {
    const before = await searchIds('施行令 手数料');
    rmSync(join(laws, '999CO0000009002_20240401_000000000000000.xml'));
    expect(await ingest()).toMatchObject({ documents: { removed: 1, failed: 0 } });
    expect(before.some((id) => id.includes('999CO0000009002'))).toBe(true);
    expect((await searchIds('施行令 手数料')).filter((id) => id.includes('999CO0000009002'))).toEqual([]);
    expect((await gensen('verify', 'laws')).status).toBe(0);
  });

  it('tells in verify what the source holds otherwise', async () => {
    writeFileSync(act, readFileSync(act, 'utf8').replace('湧水を大量に採取しようとする者', '湧水を採取しようとする者'));
    const { status, lines } = await gensen('verify', 'laws');
    expect(status).toBe(1);
    expect(JSON.parse(lines[0] ?? '{}').drift.changed).toEqual(['laws/999AC0000009001_20250401_999AC0000009012.xml']);
  });

  it('refuses to delete most of a corpus without --yes, with exit status 3', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    cpSync(act, join(empty, '999AC0000009001_20250401_999AC0000009012.xml'));
    const refused = await gensen('ingest', 'laws', '--from', empty);
    expect(refused.status).toBe(3);
    expect(refused.errors + refused.lines.join('')).toContain('sync.mass-deletion');
    expect((await searchIds('湧水保全法第十二条'))[0]).toContain('Article_12');
  });
});

interface Report {
  readonly documents: Readonly<Record<'listed' | 'added' | 'changed' | 'removed' | 'failed', number>>;
  readonly chunks: Readonly<Record<'written' | 'removed', number>>;
}

async function gensen(...words: readonly string[]): Promise<GensenResult> {
  return runGensen(['--data', join(folder, 'data'), '--json', '--quiet', ...words]);
}

async function ingest(): Promise<Report> {
  const { lines, errors } = await gensen('ingest', 'laws', '--from', laws);
  expect(lines, errors).toHaveLength(1);
  return JSON.parse(lines[0] ?? '{}');
}

async function searchIds(query: string): Promise<readonly string[]> {
  return (await gensen('search', query, '--corpus', 'laws')).lines.map((line) => JSON.parse(line).id);
}
