import { describe, expect, it } from 'vitest';
import { textOf } from '../../../corpora-config/index.ts';
import { createInput } from '../input.fixture.ts';
import { csvParser } from './parse-csv.ts';

describe('a CSV file', () => {
  it('gives each row as a section of cells parted by tabs, quoted line breaks kept', async () => {
    const { documents } = await csvParser.parse(createInput('manual', 'manuals/額.csv', '区分,額\r\n"甲\n乙","1,000"\r\n\r\n丙\r\n'));
    expect(documents[0]?.sections.map(({ path, text, locator }) => [path, text, locator])).toEqual([
      [['r1'], '区分\t額\n', { kind: 'cell', sheet: '額', row: 1 }],
      [['r2'], '甲\n乙\t1,000\n', { kind: 'cell', sheet: '額', row: 2 }],
      [['r3'], '丙\n', { kind: 'cell', sheet: '額', row: 3 }],
    ]);
  });

  it('with broken quoting keeps its lines and says so', async () => {
    const text = 'a,b\n"甲" 乙,"丙\n丁\n';
    const { documents } = await csvParser.parse(createInput('manual', 'manuals/x.csv', text));
    expect(documents[0]?.findings.map(({ rule }) => rule)).toEqual(['csv.broken-quoting']);
    expect(documents.map(textOf).join('')).toBe(text);
  });

  it('may be separated by tabs', async () => {
    const { documents } = await csvParser.parse(createInput('gazette', 'gazette/map.tsv', 'E7DA\t⑩\nE7BC\t⑪, ⑫\n'));
    expect(documents.map(textOf).join('')).toBe('E7DA\t⑩\nE7BC\t⑪, ⑫\n');
  });
});
