import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob } from './glob.ts';

describe('a glob', () => {
  it.each([
    ['**/*.{xml,json}', 'a.xml', true],
    ['**/*.{xml,json}', 'a/b/c.JSON', true],
    ['**/*.{xml,json}', 'a/b/c.jsonl', false],
    ['*.txt', 'a/b.txt', false],
    ['notes/**', 'notes/a/b', true],
    ['**/notes/**', 'gazette/notes/map.tsv', true],
    ['**/notes/**', 'gazette/footnotes/map.tsv', false],
    ['**/SOURCES.md', 'SOURCES.md', true],
    ['a?.txt', 'a1.txt', true],
    ['a?.txt', 'a/.txt', false],
    ['{a,b{c,d}}.txt', 'bd.txt', true],
    ['a+(b).txt', 'a+(b).txt', true],
    ['白書/*.txt', '白書/令和5年.txt', true],
    ['{a', '{a', true],
  ] as const)('%s against %s is %s', (pattern, path, expected) => {
    expect(compileGlob(pattern)(path)).toBe(expected);
  });

  const name = fc.stringMatching(/^[a-c白.]{1,4}$/u);
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
  const pattern = fc.array(fc.constantFrom('a', 'b', '白', '.', '*', '?', '/'), { minLength: 1, maxLength: 7 }).map((tokens) => tokens.join('').replaceAll(/\*{2,}/gu, '*'));

  it('matches as the plain backtracking matcher does (seed 20250711)', () => {
    fc.assert(fc.property(pattern, path, (glob, text) => compileGlob(glob)(text) === matchesPlainly(glob, text)), { seed: 20_250_711, numRuns: 3000 });
  });

  it('matches every path by its own text and by **/* (seed 20250711)', () => {
    fc.assert(fc.property(path, (text) => compileGlob(text)(text) && compileGlob('**/*')(text) && compileGlob('**')(text)), { seed: 20_250_711 });
  });
});

/** One character at a time. */
function matchesPlainly(glob: string, text: string): boolean {
  if (glob === '') return text === '';
  const [first = '', ...rest] = glob;
  const after = rest.join('');
  if (first === '*') return matchesPlainly(after, text) || (text !== '' && !text.startsWith('/') && matchesPlainly(glob, text.slice(1)));
  if (text === '' || (first === '?' ? text.startsWith('/') : !text.startsWith(first))) return false;
  return matchesPlainly(after, text.slice(1));
}
