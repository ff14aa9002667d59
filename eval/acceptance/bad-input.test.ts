import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runGensen } from '../command/run-gensen.ts';

/** One folder of everything a steward hopes never to be sent, beside one good file. */
const folder = mkdtempSync(join(tmpdir(), 'gensen-bad-'));
const manuals = join(folder, 'manuals');
const laws = join(folder, 'laws');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a corpus with broken files in it', () => {
  it('is taken in to the end, and each broken file is named with its rule', async () => {
    mkdirSync(manuals);
    writeFileSync(join(manuals, 'good.txt'), '第1章　湧水の届出\n届出は源流市の窓口で受け付ける。\n');
    writeFileSync(join(manuals, 'empty.txt'), '');
    writeFileSync(join(manuals, 'spaces.txt'), '  \n\n');
    writeFileSync(join(manuals, 'long-line.txt'), '湧水の水位を測る。'.repeat(1_200_000));
    writeFileSync(join(manuals, 'invalid.txt'), Buffer.concat([Buffer.from('湧水'), Buffer.from([0xff, 0xfe, 0xff]), Buffer.from('の量を記録する。')]));
    writeFileSync(join(manuals, 'cut.pdf'), '%PDF-1.7\n1 0 obj\n<< /Type /Catalog');
    writeFileSync(join(manuals, 'broken.docx'), Buffer.from('PK\u0003\u0004 not an archive'));
    writeFileSync(join(manuals, 'wrong.pdf'), '<!doctype html><html><body><h1>届出</h1><p>湧水の届出の手引</p></body></html>');
    const { failed, findings, lines } = await ingest('manuals', manuals);
    expect(lines.documents.listed).toBe(lines.documents.added + lines.documents.failed);
    expect(failed).toEqual([
      ['manuals/broken.docx', 'office.broken'], ['manuals/cut.pdf', 'pdf.broken'], ['manuals/empty.txt', 'file.empty'], ['manuals/spaces.txt', 'document.no-text'],
    ]);
    expect(findings).toMatchObject({ 'file.invalid-encoding': 1, 'file.wrong-extension': 1, 'text.very-long-line': 1 });
    expect((await search('源流市の窓口')).lines[0]).toContain('good.txt');
  });

  it('expands no entity and follows no nesting without end', async () => {
    mkdirSync(laws);
    const lol = '<!DOCTYPE Law [<!ENTITY a "ああああああああああ"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Law><LawBody>&b;</LawBody></Law>';
    writeFileSync(join(laws, 'entities.xml'), lol);
    writeFileSync(join(laws, 'deep.xml'), `<Law>${'<Part>'.repeat(10_000)}${'</Part>'.repeat(10_000)}</Law>`);
    writeFileSync(join(laws, 'cut.xml'), '<Law><LawNum>架空</LawNum><LawBody><LawTitle>架空');
    const { failed } = await ingest('laws', laws);
    expect(failed).toEqual([['laws/cut.xml', 'xml.malformed'], ['laws/deep.xml', 'xml.too-deep'], ['laws/entities.xml', 'xml.entity-declared']]);
  });
});

describe('a statute of one sentence of a hundred megabytes', () => {
  it('is read whole within two gibibytes', async () => {
    const file = join(folder, '506AC0000000901_20250601_000000000000000.xml');
    const [head = '', tail = ''] = '<Law Era="Reiwa" Year="6" Num="901" LawType="Act" Lang="ja"><LawNum>令和六年法律第九百一号</LawNum><LawBody><LawTitle>架空の水辺の法律</LawTitle><MainProvision><Article Num="1"><ArticleTitle>第一条</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>|</Sentence></ParagraphSentence></Paragraph></Article></MainProvision></LawBody></Law>'.split('|');
    const sentence = '水辺を守る者は、'.repeat(4_170_000);
    writeFileSync(file, [head, sentence, tail].join(''));
    const { status, lines, peakMemoryMb, errors } = await runGensen(['parse', file, '--corpus', 'laws', '--lang', 'ja']);
    rmSync(file);
    expect(status, errors).toBe(0);
    expect(Number(/、(\d+) 文字/u.exec(lines[1] ?? '')?.[1])).toBeGreaterThan(sentence.length);
    expect(peakMemoryMb).toBeLessThan(2048);
  });
});

interface Report {
  readonly documents: Readonly<Record<'listed' | 'added' | 'failed', number>>;
  readonly findings: Readonly<Record<string, number>>;
}

async function ingest(corpus: string, from: string): Promise<{ readonly failed: readonly (readonly [string, string])[]; readonly findings: Report['findings']; readonly lines: Report }> {
  const run = await runGensen(['--data', join(folder, 'data'), '--json', '--quiet', 'ingest', corpus, '--from', from]);
  expect(run.status, run.errors).toBe(1);
  const report: Report = JSON.parse(run.lines[0] ?? '{}');
  const failures = await runGensen(['--data', join(folder, 'data'), '--json', '--quiet', 'failures', 'list']);
  const failed = failures.lines.map((line): { id: string; corpus: string; rule: string } => JSON.parse(line)).filter((failure) => failure.corpus === corpus);
  return { failed: failed.map(({ id, rule }) => [id.slice(corpus.length + 1), rule] as const).toSorted(), findings: report.findings, lines: report };
}

async function search(query: string): Promise<{ readonly lines: readonly string[] }> {
  return runGensen(['--data', join(folder, 'data'), '--json', '--quiet', 'search', query]);
}
