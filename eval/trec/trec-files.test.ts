import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readQrels, writeQrels } from './qrels-file.ts';
import { readRun, writeRun } from './run-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'gensen-trec-'));
const write = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

describe('TREC files', () => {
  it('keep a run through writing and reading, packed too', () => {
    const run = new Map([['q1', [{ document: 'law/1#2', score: 2 }, { document: 'law/1#1', score: 0.5 }]]]);
    expect(readRun(write('a.run', writeRun(run, 'test')))).toEqual(run);
    expect(readRun(write('a.run.gz', gzipSync(writeRun(run, 'test'))))).toEqual(run);
  });

  it('order a run by score whatever its rank column says, ties by document descending', () => {
    const file = write('b.run', 'q Q0 a 1 1.0 t\nq Q0 b 2 1.0 t\nq Q0 c 3 9.0 t\n');
    expect(readRun(file).get('q')?.map(({ document }) => document)).toEqual(['c', 'b', 'a']);
  });

  it('keep judgements through writing and reading', () => {
    const qrels = new Map([['q1', new Map([['a', 2], ['b', 0]])]]);
    expect(readQrels(write('a.qrels', writeQrels(qrels)))).toEqual(qrels);
  });

  it('name file and line when a field is missing, and refuse a grade that is no number', () => {
    expect(() => readRun(write('c.run', 'q Q0 a 1 1.0 t\nq Q0 a\n'))).toThrow(/c\.run line 2: expected 6 fields, got 3/u);
    expect(() => readQrels(write('c.qrels', 'q 0 a high\n'))).toThrow(expect.objectContaining({ code: 'source.unreadable' }));
  });
});
