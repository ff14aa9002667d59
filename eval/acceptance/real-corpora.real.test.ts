import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readGensen, runGensen, startGensen, type GensenResult } from '../command/run-gensen.ts';

/**
 * What must hold on real files: every corpus whole, the statutes as the genuine e-Gov files and one slice of the snapshot
 * (all laws of 明治, and those of four years), so that the suite ends in minutes.
 */
const corpora = join(import.meta.dirname, '../../.corpora');
const folder = mkdtempSync(join(tmpdir(), 'gensen-real-'));
const data = join(folder, 'data');
const laws = join(folder, 'laws');
const sources: Readonly<Record<string, readonly string[]>> = {
  diet: [join(corpora, 'diet')],
  gazette: [join(corpora, 'gazette')],
  laws: [join(corpora, 'laws/genuine/misc'), join(corpora, 'laws/genuine/osyoooo-hourei_1'), laws],
  manuals: [join(corpora, 'manuals')],
  'white-papers': [join(corpora, 'white-papers')],
  'written-questions': [join(corpora, 'written-questions')],
};
const names = Object.keys(sources);

interface IngestLine {
  readonly corpus: string;
  readonly documents: Readonly<Record<'listed' | 'added' | 'changed' | 'unchanged' | 'removed' | 'failed', number>>;
  readonly chunks: Readonly<Record<'written' | 'kept' | 'removed', number>>;
}

describe.skipIf(!existsSync(corpora))('the real corpora (needs .corpora)', () => {
  const seconds: Record<string, { first: number; second: number }> = {};
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are taken in without losing a document: listed = added + failed, and each failure is named', async () => {
    copySlice();
    for (const corpus of names) {
      const run = await ingest(corpus);
      const [report] = parse<IngestLine>(run);
      expect(report?.documents.listed, corpus).toBeGreaterThan(0);
      expect(report?.documents.listed, corpus).toBe((report?.documents.added ?? 0) + (report?.documents.failed ?? 0));
      seconds[corpus] = { first: run.seconds, second: 0 };
      process.stdout.write(`${corpus}: ${run.lines[0]}; peak ${run.peakMemoryMb.toFixed(0)} MiB\n`);
    }
    const failures = parse<{ source: string; rule: string; cause: string; mend: string }>(await gensen('failures', 'list'));
    expect(failures.filter(({ source, rule, cause, mend }) => [source, rule, cause, mend].includes(''))).toEqual([]);
  });

  it('write nothing the second time, in less than a tenth of the time of the larger ones', async () => {
    for (const corpus of names) {
      const run = await ingest(corpus);
      const [report] = parse<IngestLine>(run);
      expect(report?.chunks.written, corpus).toBe(0);
      expect(report?.documents.added, corpus).toBe(0);
      // Another process on the machine can only slow a run down, so the quicker of two says what it takes.
      const again = await ingest(corpus);
      seconds[corpus] = { first: seconds[corpus]?.first ?? 0, second: Math.min(run.seconds, again.seconds) };
    }
    // The start of the process alone takes a second or two, which small corpora do not outweigh.
    for (const { first, second } of Object.values(seconds).filter(({ first }) => first > 40)) expect(second).toBeLessThan(first / 10);
  });

  it('have chunks that, joined, are the documents they came from', async () => {
    for (const corpus of names) {
      const expected = new Map(parse<{ id: string; contentHash: string }>(await gensen('export', corpus, '--what', 'documents')).map(({ id, contentHash }) => [id, contentHash]));
      const joined = await joinChunks(corpus);
      expect(joined.size, corpus).toBe(expected.size);
      expect([...joined].filter(([id, hash]) => expected.get(id) !== hash).map(([id]) => id), corpus).toEqual([]);
    }
  });

  it('show no drift between source, ledger and store', async () => {
    const run = await gensen('verify');
    expect(run.lines.map((line) => JSON.parse(line).drift), run.errors).toEqual([{ missing: [], extra: [], changed: [] }]);
    expect(run.status).toBe(0);
  });

  it.each([
    ['民法第七百九条', '129AC0000000089', 'MainProvision-Article_709'],
    ['民法709条', '129AC0000000089', 'MainProvision-Article_709'],
    ['憲法９条', '321CONSTITUTION', 'MainProvision-Article_9'],
    ['個情法27条1項', '415AC0000000057', 'MainProvision-Article_27-Paragraph_1'],
  ])('answer %s with that provision first', async (query, law, element) => {
    const [hit] = parse<{ id: string }>(await gensen('search', query));
    expect(hit?.id).toContain(`law/${law}`);
    expect(hit?.id).toContain(`/${element}`);
  });

  it('have only the chunks of one article written when that article is edited', async () => {
    const file = join(laws, readdirSync(laws).find((name) => name.startsWith('415AC0000000057')) ?? '');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace(/(<Article Num="3"[^>]*>.*?<Sentence[^>]*>)/su, '$1架空の一文を加える。'));
    const [report] = parse<IngestLine>(await ingest('laws'));
    expect(report?.documents).toMatchObject({ changed: 1, added: 0, removed: 0 });
    expect(report?.chunks.written).toBe(1);
    expect(parse<{ id: string }>(await gensen('search', '架空の一文を加える'))[0]?.id).toContain('MainProvision-Article_3-');
  });

  it('lose a removed file from search, and drift stays zero', async () => {
    rmSync(join(laws, readdirSync(laws).find((name) => name.startsWith('415AC0000000057')) ?? ''));
    const [report] = parse<IngestLine>(await ingest('laws'));
    expect(report?.documents.removed).toBe(1);
    expect(parse<{ id: string }>(await gensen('search', '架空の一文を加える')).filter(({ id }) => id.includes('415AC0000000057'))).toEqual([]);
    expect((await gensen('verify', 'laws')).status).toBe(0);
  });

  it('killed in the middle and taken up again, give the export of an undisturbed run', async () => {
    const [whole, cut] = [join(folder, 'whole'), join(folder, 'cut')];
    const corpus = ['laws', '--from', join(corpora, 'laws/genuine/osyoooo-hourei_1')];
    await runGensen(['--data', whole, '--json', '--quiet', 'ingest', ...corpus]);
    const countDocuments = async (place: string): Promise<number> => (await runGensen(['--data', place, '--json', '--quiet', 'export', 'laws', '--what', 'documents'])).lines.length;
    const all = await countDocuments(whole);
    for (const versions of [12, 13, 14]) {
      expect(await killAtVersion(versions, ['--data', cut, '--json', 'ingest', ...corpus], cut)).toBe('SIGKILL');
      const left = await countDocuments(cut);
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(all);
    }
    await runGensen(['--data', cut, '--json', '--quiet', 'ingest', ...corpus]);
    for (const what of ['documents', 'chunks']) {
      const exports = await Promise.all([whole, cut].map((place) => hashExport(['--data', place, '--json', '--quiet', 'export', 'laws', '--what', what])));
      expect(exports[0], what).toBe(exports[1]);
    }
  });
});

async function gensen(...words: readonly string[]): Promise<GensenResult> {
  return runGensen(['--data', data, '--json', '--quiet', ...words]);
}

async function ingest(corpus: string): Promise<GensenResult> {
  const run = await gensen('ingest', corpus, '--from', ...sources[corpus] ?? []);
  expect([0, 1], run.errors).toContain(run.status);
  return run;
}

function parse<Row>({ lines }: GensenResult): readonly Row[] {
  return lines.map((line) => JSON.parse(line));
}

function copySlice(): void {
  mkdirSync(laws, { recursive: true });
  const snapshot = join(corpora, 'laws/snapshot-2025');
  for (const year of readdirSync(snapshot).filter((name) => /^1\d\d$|^(?:321|415|417|503)$/u.test(name))) {
    for (const name of readdirSync(join(snapshot, year))) copyFileSync(join(snapshot, year, name), join(laws, name));
  }
}

async function joinChunks(corpus: string): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, ReturnType<typeof createHash>>();
  for await (const line of readGensen(['--data', data, '--json', '--quiet', 'export', corpus, '--what', 'chunks'])) {
    const { document, text }: { document: string; text: string } = JSON.parse(line);
    const hash = hashes.get(document) ?? createHash('sha256');
    hashes.set(document, hash.update(text));
  }
  return new Map([...hashes].map(([document, hash]) => [document, hash.digest('hex')]));
}

/** Hash of an export. The time of fetching differs from run to run and is no part of what was read. */
async function hashExport(words: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for await (const line of readGensen(words)) hash.update(JSON.stringify({ ...JSON.parse(line), fetched: '' }));
  return hash.digest('hex');
}

/** Kills an ingest with SIGKILL as soon as its table has so many versions (making it takes eleven, each commit one more). Gives how it ended. */
async function killAtVersion(versions: number, words: readonly string[], place: string): Promise<string | null> {
  const child = startGensen(words, 'pipe');
  child.stdout?.resume();
  child.stderr?.resume();
  const ended = new Promise<string | null>((resolve) => child.once('close', (_status, signal) => resolve(signal)));
  const folder = join(place, 'store/laws.lance/_versions');
  const watch = setInterval(() => {
    if (existsSync(folder) && readdirSync(folder).filter((name) => name.endsWith('.manifest')).length >= versions) child.kill('SIGKILL');
  }, 20);
  return ended.finally(() => clearInterval(watch));
}
