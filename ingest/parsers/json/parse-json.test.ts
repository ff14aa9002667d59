import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../corpora-config/index.ts';
import { createInput } from '../input.fixture.ts';
import { jsonParser } from './parse-json.ts';

const parse = (text: string, key = 'gazette/架空.json'): ReturnType<typeof jsonParser.parse> => jsonParser.parse(createInput('gazette', key, text));

describe('JSON', () => {
  it('becomes lines of path and value', async () => {
    const { documents } = await parse('[{"件名": "架空の告示", "頁": 3}, {"件名": null, "節": ["甲", ""]}]');
    expect(documents.map(textOf).join('')).toBe('1.件名: 架空の告示\n1.頁: 3\n2.節.1: 甲\n2.節.2: \n');
    expect(documents[0]?.sections.map(({ startsUnit }) => startsUnit)).toEqual([true, false, true, false]);
  });

  it('shows every string of any value, under paths of their own (seed 20250711)', async () => {
    const value = fc.jsonValue();
    await fc.assert(fc.asyncProperty(value, async (json) => {
      const { documents } = await parse(JSON.stringify(json));
      const text = documents.map(textOf).join('');
      const paths = documents.flatMap(({ sections }) => sections.map(({ path }) => JSON.stringify(path)));
      return stringsOf(json).every((string) => text.includes(string)) && new Set(paths).size === paths.length;
    }), { seed: 20_250_711, numRuns: 300 });
  });

  it('that is cut off gives no document but json.malformed', async () => {
    const { documents, findings } = await parse('{"件名": "架空');
    expect([documents.length, findings.map(({ rule }) => rule)]).toEqual([0, ['json.malformed']]);
  });

  it('lines keep a broken line as text', async () => {
    const { documents } = await parse('{"a": "甲"}\n{"a": 乙}\n', 'gazette/x.jsonl');
    expect(documents.map(textOf).join('')).toBe('1.a: 甲\n{"a": 乙}\n');
    expect(documents[0]?.findings.map(({ rule }) => rule)).toEqual(['json.line-malformed']);
  });

  it('nested 50,000 deep is read', async () => {
    const { documents } = await parse(`${'['.repeat(50_000)}"底"${']'.repeat(50_000)}`);
    expect(documents.map(textOf).join('')).toContain('底');
  });
});

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
