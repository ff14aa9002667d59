import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCondition } from '../conditions/condition.ts';
import { readResult, writeResult } from '../report/write-result.ts';
import { writeTable } from '../report/write-table.ts';
import type { ApiClient } from './api-client.ts';
import { compareResults, judgeDifference } from './compare-results.ts';
import { runCondition } from './run-condition.ts';

const folder = mkdtempSync(join(tmpdir(), 'gensen-condition-'));
const questions = [
  { id: 'a', query: '水脈', relevant: [{ quote: '水脈の保全', grade: 2 }] },
  { id: 'b', query: '届出', relevant: [{ quote: '届出の義務', grade: 2 }] },
  { id: 'c', query: '月面', relevant: [] },
];
writeFileSync(join(folder, 'questions.jsonl'), questions.map((row) => `${JSON.stringify(row)}\n`).join(''));
writeFileSync(join(folder, 'x.yaml'), `name: x\ndescription: y\ndatasets:\n  - { name: q, questions: questions.jsonl, expected: { 'S@1': 0.5, 'R@10': 0.9 }, tolerance: 0.1 }\n`);

/** Finds the first question's passage and abstains on the third. */
const client: ApiClient = {
  search: async ({ id }) => (id === 'a' ? [{ id: 'd/1', text: '水脈の保全', score: 1, document: { id: 'd', title: '', date: null, uri: '' } }] : []),
  abstains: async ({ id }) => id === 'c',
  corpora: async () => ({ corpora: [] }),
};
const run = async (): ReturnType<typeof runCondition> => runCondition(readCondition(join(folder, 'x.yaml')), { client, folder, date: '2026-01-01T00:00:00.000Z' });

describe('running a condition', () => {
  it('counts a question without hits as 0 and judges each expected score', async () => {
    const [result] = (await run()).datasets;
    expect(result?.measures['S@1'].mean).toBe(0.5);
    expect(result?.gates).toEqual([
      { measure: 'R@10', expected: 0.9, got: 0.5, outcome: 'fail' },
      { measure: 'S@1', expected: 0.5, got: 0.5, outcome: 'ok' },
    ]);
    expect(result).toMatchObject({ answerable: 2, unanswerable: 1, abstention: 1, falseAbstention: 0 });
  });

  it('writes a result that reads back and compares as equal with itself', async () => {
    const result = await run();
    await writeResult(join(folder, 'out'), result);
    const again = await readResult(join(folder, 'out'));
    expect(again).toEqual(JSON.parse(JSON.stringify(result)));
    expect(compareResults(result, again).every(({ a, b, interval }) => a === b && interval[0] === 0 && interval[1] === 0)).toBe(true);
  });

  it('calls nothing worse or better than itself, and lists the datasets in their order, all of them as one behind', async () => {
    const result = await run();
    const twice = { ...result, datasets: result.datasets.flatMap((dataset) => [dataset, { ...dataset, name: 'again' }]) };
    const rows = compareResults(twice, twice);
    expect(rows.every(({ p, adjusted, verdict }) => p === 1 && adjusted === 1 && verdict === 'same')).toBe(true);
    expect([...new Set(rows.map(({ dataset }) => dataset))]).toEqual(['q', 'again', 'all']);
    expect(rows.find(({ dataset }) => dataset === 'all')?.questions).toBe(4);
  });

  it('needs both a sure difference and one that matters for a verdict', () => {
    expect([judgeDifference(0.03, 0.01), judgeDifference(-0.03, 0.01), judgeDifference(0.03, 0.011), judgeDifference(0.009, 0.0001), judgeDifference(0.009, 0.0001, 0)]).toEqual(['better', 'worse', 'same', 'same', 'better']);
  });

  it('refuses to compare results over other questions', async () => {
    const result = await run();
    const other = { ...result, datasets: result.datasets.map((dataset) => ({ ...dataset, fingerprint: 'other' })) };
    expect(() => compareResults(result, other)).toThrow(expect.objectContaining({ code: 'evaluation.unlike' }));
  });

  it('prints a line per dataset', async () => {
    const lines = writeTable(await run()).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/^q\s+2\s+0\.500/u);
  });

  it('names file and key of a condition with a misspelt key', () => {
    writeFileSync(join(folder, 'wrong.yaml'), 'name: x\ndescription: y\ndatasets: []\nexpcted: 1\n');
    expect(() => readCondition(join(folder, 'wrong.yaml'))).toThrow(/wrong\.yaml.*expcted/su);
  });
});
