import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runGensen } from '../command/run-gensen.ts';

/** The published gold set and its scorer stand beside the checkout; `GENSEN_GOLD` names another folder. */
const gold = process.env['GENSEN_GOLD'] ?? join(import.meta.dirname, '../../../shared/gold');
const laws = join(import.meta.dirname, '../../.corpora/laws');
const isThere = existsSync(join(gold, 'references.jsonl')) && existsSync(join(laws, 'snapshot-2025'));

/** Least values over the development set; F1 and exact targets as the scorer prints them. */
const least = { f1: 0.97, exact: 0.95 };

interface ParsedLine {
  readonly references?: readonly object[];
}

const folder = mkdtempSync(join(tmpdir(), 'gensen-references-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!isThere)('references of the gold set', () => {
  it('are found and point where the annotators say', async () => {
    const rows = readFileSync(join(gold, 'references.jsonl'), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as { readonly file: string });
    const files = [...new Set(rows.map(({ file }) => join(laws, file)))];
    const { status, lines, peakMemoryMb } = await runGensen(['parse', '--corpus', 'laws', '--json', '--references', '--register', join(laws, 'snapshot-2025'), '--', ...files]);
    expect(status).toBe(0);
    const result = join(folder, 'result.jsonl');
    writeFileSync(result, lines.flatMap((line) => (JSON.parse(line) as ParsedLine).references ?? []).map((row) => JSON.stringify(row)).join('\n'));
    const score = execFileSync(process.execPath, [join(gold, 'score-references.mjs'), join(gold, 'references.jsonl'), result], { encoding: 'utf8' });
    process.stdout.write(`${score}peak memory ${peakMemoryMb.toFixed(0)} MiB\n`);
    const [, , , , f1, exact] = score.split('\n').find((line) => line.startsWith('all\t'))?.split('\t') ?? [];
    expect(Number(f1)).toBeGreaterThanOrEqual(least.f1);
    expect(Number(exact)).toBeGreaterThanOrEqual(least.exact);
    const [, left, all] = /left empty: (\d+)\/(\d+)/u.exec(score) ?? [];
    expect(left).toBe(all);
  });
});
