import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runGensen } from '../command/run-gensen.ts';

const folder = mkdtempSync(join(tmpdir(), 'gensen-samples-'));
const gensen = (...words: readonly string[]): ReturnType<typeof runGensen> => runGensen(['--data', join(folder, 'data'), '--json', '--quiet', ...words]);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the sample corpora', () => {
  it('are taken in whole and hold the scores of the pinned condition', async () => {
    const ingested = await gensen('ingest');
    expect(ingested.lines.map((line) => JSON.parse(line).documents.failed), ingested.errors).toEqual([0, 0, 0, 0, 0, 0]);
    const evaluated = await gensen('eval', 'run', 'samples');
    const { gates } = JSON.parse(evaluated.lines[0] ?? '{}');
    expect(gates).toHaveLength(3);
    expect(gates.map(({ measure, outcome }: { measure: string; outcome: string }) => `${measure} ${outcome}`), evaluated.errors).not.toContainEqual(expect.stringContaining('fail'));
    expect(evaluated.status).toBe(0);
  });

  it('make a gate fail with exit status 3 when a score falls short', async () => {
    const { status } = await gensen('eval', 'run', join(import.meta.dirname, 'unreachable.yaml'));
    expect(status).toBe(3);
  });
});
