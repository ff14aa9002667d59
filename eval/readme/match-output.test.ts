import { describe, expect, it } from 'vitest';
import { matchesOutput } from './match-output.ts';
import { countRunnable, readExamples } from './read-examples.ts';

describe('what a page shows', () => {
  it.each<[string, string, boolean]>([
    ['a\nb', 'a\nb\n', true],
    ['a\nb', 'a\nc', false],
    ['took 1.5 s', 'took 20.31 s', true],
    ['took 1.5 s', 'took 2 s', false],
    ['4 件', '5 件', false],
    ['{"hits":[…', '{"hits":[{"id":1}]}', true],
    ['first\n…\nlast', 'first\nx\ny\nlast', true],
    ['first\n…\nlast', 'first\nx\ny', false],
    ['(a) [b] c*', '(a) [b] c*', true],
    ['a.c', 'abc', false],
    ['law/1-2 {x} ^$ | \\', 'law/1-2 {x} ^$ | \\', true],
  ])('%j against the output %j: %s', (shown, printed, matches) => {
    expect(matchesOutput(shown, printed)).toBe(matches);
  });
});

describe('the examples of a page', () => {
  const page = 'x\n```sh run\ngensen a\n```\n<!-- output: a -->\n```text\nA\n```\n```sh\nnot run\n```\n```sh run\ngensen b\n```\n\n```text\nB\nC\n```\n';

  it('are the blocks that ask to be run, each with the output that follows', () => {
    expect(readExamples(page)).toEqual([{ command: 'gensen a', output: 'A' }, { command: 'gensen b', output: 'B\nC' }]);
    expect(countRunnable(page)).toBe(2);
  });

  it('do not count as read when their output is missing', () => {
    const cut = '```sh run\ngensen a\n```\nwords\n';
    expect(readExamples(cut)).toEqual([]);
    expect(countRunnable(cut)).toBe(1);
  });
});
