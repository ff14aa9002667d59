import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIdentifier, type DocumentKind } from '../../corpora-config/index.ts';
import { dateOfName, nameDocument } from './document-name.ts';

const name = (kind: DocumentKind, key: string): string => nameDocument({ definition: { kind, tenant: 'mof' }, key });

describe('a document is named after its item', () => {
  it.each([
    ['white-paper', 'white-papers/ict/r5.txt', 'white-paper/ict/r5'],
    ['white-paper', 'ict/r5.txt', 'white-paper/ict/r5'],
    ['white-paper', 'white-papers/ict/r5.pdf', 'white-paper/ict/r5.pdf'],
    ['gazette', 'gazette/any/20250711c00128full00010080.pdf', 'gazette/20250711/c128'],
    ['gazette', 'gazette/20250711c00128full00330040.pdf', 'gazette/20250711/c128:33-40'],
    ['gazette', 'gazette/vertical/架空.pdf', 'gazette/vertical/架空.pdf'],
    ['manual', 'manuals/qa/01 手引.md', 'manual/mof/qa:01%20手引.md'],
    ['question', 'questions/saved/top.htm', 'question/file/saved/top.htm'],
  ] as const)('%s %s → %s', (kind, key, expected) => {
    expect(name(kind, key)).toBe(expected);
  });

  it.each(['white-paper', 'gazette', 'manual', 'question', 'diet', 'law'] as const)('no two keys below one root share a name: %s (seed 20250711)', (kind) => {
    const part = fc.stringMatching(/^[a:%.~/]{1,3}$/u).map((text) => text.replaceAll('/', 'r')).filter((text) => !/^\.+$/u.test(text));
    const file = fc.tuple(part, fc.constantFrom('', '.txt', '.pdf', '.txt.txt')).map(([base, extension]) => base + extension);
    const key = fc.tuple(fc.array(part, { maxLength: 3 }), file).map(([folders, last]) => ['r', ...folders, last].join('/'));
    fc.assert(fc.property(key, key, (a, b) => (a === b) === (name(kind, a) === name(kind, b))), { seed: 20_250_711, numRuns: 5000 });
  });

  it('gives names that the grammar of identifiers reads back (seed 20250711)', () => {
    const key = fc.array(fc.string({ minLength: 1 }).filter((part) => !part.includes('/')), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/'));
    fc.assert(fc.property(key, (value) => parseIdentifier(name('manual', value)).path.length === 0), { seed: 20_250_711 });
  });
});

describe('a date is taken from a file name only where it is sure', () => {
  it.each([
    ['gazette/20250711c00128.pdf', '2025-07-11'],
    ['gazette/20251340c.pdf', undefined],
    ['ict/r5.txt', '2023-01-01'],
    ['ict/h12.txt', '2000-01-01'],
    ['ict/s63.txt', '1988-01-01'],
    ['ict/r5-summary.txt', undefined],
    ['ict/202507110.txt', undefined],
  ] as const)('%s → %s', (key, date) => {
    expect(dateOfName(key)).toBe(date);
  });
});
