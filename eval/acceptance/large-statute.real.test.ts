import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runGensen } from '../command/run-gensen.ts';

/** Statutes that nobody enacts: each is read in a process of its own, whose peak memory is looked at. */
const folder = mkdtempSync(join(tmpdir(), 'gensen-large-'));
const megabyte = '水辺を守る者は、その旨を届け出る。'.repeat(20_000);
const open = '<Law><LawNum>架空</LawNum><LawBody><LawTitle>架空法</LawTitle><MainProvision><Paragraph Num="1"><ParagraphSentence><Sentence>';
const close = '</Sentence></ParagraphSentence></Paragraph></MainProvision></LawBody></Law>';

/** A text of 100 MB in UTF-8 is 34 million characters of two bytes; the parser holds it some ten times. */
const mostMegabytes = 1500;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a statute of a hundred megabytes', () => {
  it('of one text node is read whole within bounds of memory', async () => {
    const { status, lines, peakMemoryMb } = await parse('text.xml', [open, ...repeated(megabyte, 100), close]);
    process.stdout.write(`one text node of 100 MB: peak memory ${peakMemoryMb.toFixed(0)} MiB\n`);
    expect(status).toBe(0);
    expect(lines.join('\n')).toContain('架空法');
    expect(peakMemoryMb).toBeLessThan(mostMegabytes);
  });

  it('of nested elements is refused within bounds of memory', async () => {
    const { status, lines, peakMemoryMb } = await parse('deep.xml', ['<Law><LawBody>', ...repeated('<List>'.repeat(170_000), 100)]);
    expect(status).toBe(1);
    expect(lines.join('\n')).toContain('xml.too-deep');
    expect(peakMemoryMb).toBeLessThan(mostMegabytes);
  });

  it('that is cut off is refused within bounds of memory', async () => {
    const { status, lines, peakMemoryMb } = await parse('cut.xml', [open, ...repeated(megabyte, 100)]);
    expect(status).toBe(1);
    expect(lines.join('\n')).toContain('xml.malformed');
    expect(peakMemoryMb).toBeLessThan(mostMegabytes);
  });
});

function* repeated(text: string, times: number): Generator<string> {
  for (let time = 0; time < times; time += 1) yield text;
}

async function parse(name: string, parts: Iterable<string>): ReturnType<typeof runGensen> {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  for (const part of parts) writeSync(file, part);
  closeSync(file);
  return runGensen(['parse', '--corpus', 'laws', path]);
}
