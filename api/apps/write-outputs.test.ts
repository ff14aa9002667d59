import { describe, expect, it } from 'vitest';
import type { Citation } from '../../corpora-config/index.ts';
import { writeOutputs } from './write-outputs.ts';

const citation: Citation = { n: 1, id: 'law/9', title: '架空法', uri: 'https://example.test/9_(a)', locator: { kind: 'file' }, revision: 'r', contentHash: 'h', quote: 'q' };
const answered = { citations: [citation], abstained: false, usage: [], timings: {} };

describe('outputs for 源内', () => {
  it('links each marker and lists its source under the same number', () => {
    expect(writeOutputs({ ...answered, answer: '保つ。[1]' })).toBe('保つ。[[1]](https://example.test/9_%28a%29)\n\n**出典**\n\n[1]: 架空法 https://example.test/9_(a)\n');
  });

  it('leaves a marker without a citation and a link that is already one', () => {
    expect(writeOutputs({ ...answered, answer: '[2] [[1]](https://example.test) [1](https://example.test)' })).toContain('[2] [[1]](https://example.test) [1](https://example.test)');
  });

  it('escapes HTML in quotes and titles, and a comparison stays', () => {
    const text = writeOutputs({ ...answered, answer: '<script>x</script> 3 < 4 [1]', citations: [{ ...citation, title: '<b>[注]</b>' }] });
    expect(text).toContain(String.raw`\<script>x\</script> 3 < 4`);
    expect(text).toContain(String.raw`[1]: \<b\>\[注\]\</b\>`);
  });

  it('names a source without a web address by its key', () => {
    expect(writeOutputs({ ...answered, answer: 'x [1]', citations: [{ ...citation, uri: 'manuals/a b.docx' }] })).toContain('x [1]\n\n**出典**\n\n[1]: 架空法 （manuals/a b.docx）');
  });

  it('tells of a file on this machine only its name', () => {
    const text = writeOutputs({ ...answered, answer: 'x [1]', citations: [{ ...citation, uri: 'file:///srv/secret/%E6%89%8B%E5%BC%95.docx' }] });
    expect(text).toContain('[1]: 架空法 （手引.docx）');
    expect(text).not.toContain('secret');
  });

  it('stays under 100 kB with its sources whole', () => {
    const text = writeOutputs({ ...answered, answer: '灯'.repeat(100_000) });
    expect(Buffer.byteLength(text)).toBeLessThan(101_000);
    expect(text).toContain('省略しました');
    expect(text).toContain('[1]: 架空法');
  });
});
