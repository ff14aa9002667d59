import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGensen } from '../command/run-gensen.ts';

/** The built command line over the sample statutes, once with one worker thread and once with three. */
const folder = mkdtempSync(join(tmpdir(), 'gensen-threads-'));
const laws = join(import.meta.dirname, '../../ingest/sample/laws');

beforeAll(async () => {
  for (const jobs of ['1', '3']) {
    const { status, errors } = await runGensen(['--data', join(folder, jobs), '--json', '--quiet', 'ingest', 'laws', '--from', laws, '--jobs', jobs]);
    expect(status, errors).toBe(0);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the number of worker threads', () => {
  it.each(['documents', 'chunks'])('changes nothing in the %s', async (what) => {
    const [one, three] = await Promise.all(['1', '3'].map((jobs) => exportLines(jobs, what)));
    expect(one?.length).toBeGreaterThan(2);
    expect(three).toEqual(one);
  });
});

async function exportLines(jobs: string, what: string): Promise<readonly string[]> {
  return (await runGensen(['--data', join(folder, jobs), '--json', 'export', 'laws', '--what', what])).lines;
}
