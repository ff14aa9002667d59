import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCondition } from '../conditions/condition.ts';
import { compareResults } from './compare-results.ts';
import { scoreRun } from './score-run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gensen-score-'));
  writeFileSync(join(folder, 'condition.yaml'), 'name: made-up\ndescription: Made up\ndatasets:\n  - name: q\n    topics: topics.jsonl\n    qrels: gold.qrels\n');
  writeFileSync(join(folder, 'topics.jsonl'), '{"id":"1","text":"灯台"}\n{"id":"2","text":"航路"}\n{"id":"3","text":"水先"}\n');
  writeFileSync(join(folder, 'gold.qrels'), '1 0 999AC0000000001#5_2 1\n2 0 guide/lights 1\n3 0 999AC0000000001#9 1\n');
  writeFileSync(join(folder, 'run.txt'), '1 Q0 999AC0000000001#5 1 9 other\n1 Q0 999AC0000000001#5_2 2 8 other\n2 Q0 guide/lights 1 3 other\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const score = (dataset: string): ReturnType<typeof scoreRun> => scoreRun({ condition: readCondition(join(folder, 'condition.yaml')), folder, dataset, run: join(folder, 'run.txt'), date: '2026-01-01T00:00:00Z' });

it('finds an article and a document where the run has them, and counts a question that it has not as 0', () => {
  const [dataset] = score('q').datasets;
  expect(dataset?.queries.map(({ scores }) => scores?.['RR@10'])).toEqual([0.5, 1, 0]);
  expect(dataset?.measures['RR@10'].mean).toBe(0.5);
});

it('compares with any result over the same questions', () => {
  expect(compareResults(score('q'), score('q')).map(({ verdict }) => verdict)).toEqual(['same', 'same', 'same', 'same', 'same']);
});

it('names the datasets there are when one is asked that is not', () => {
  expect(() => score('p')).toThrow(expect.objectContaining({ code: 'configuration.invalid', message: expect.stringContaining('one of q, got p') }));
});
