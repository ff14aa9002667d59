import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf, type Document } from '../../../corpora-config/index.ts';
import { createInput } from '../input.fixture.ts';
import { markdownParser } from './parse-markdown.ts';

async function parse(text: string): Promise<Document> {
  const { documents } = await markdownParser.parse(createInput('manual', 'manuals/架空.md', text));
  const [document] = documents;
  if (document === undefined) throw new TypeError('no document');
  return document;
}

const text = `# 架空の手引 #

この文書は架空である。
続きの行。

申請の流れ
---
| 段階 | 担当 |
|---|---|
| 受付 | 窓口 |

\`\`\`
# 見出しではない
\`\`\`
## 2.1 手順
- 一つ
- 二つ
`;

describe('Markdown', () => {
  it('is split at headings, paragraphs, table rows and fences', async () => {
    const document = await parse(text);
    expect(document.title).toBe('架空の手引');
    expect(document.sections.map(({ role, path }) => `${role} ${path.join('/')}`)).toEqual([
      'heading 架空の手引', 'text 架空の手引/p1', 'heading 架空の手引/申請の流れ', 'table 架空の手引/申請の流れ/p1', 'table 架空の手引/申請の流れ/p2',
      'table 架空の手引/申請の流れ/p3', 'text 架空の手引/申請の流れ/p4', 'heading 架空の手引/2', 'text 架空の手引/2/p1',
    ]);
    expect(textOf(document)).toBe(text);
  });

  it('reads fenced front matter as metadata and keeps it', async () => {
    const source = '---\ntitle: "架空の規程"\nyear: 2025\n---\n本文\n';
    const document = await parse(source);
    expect(document).toMatchObject({ title: '架空の規程', attributes: { year: ['2025'] } });
    expect(document.sections[0]?.role).toBe('header');
    expect(textOf(document)).toBe(source);
  });

  it('keeps every character of any text (seed 20250711)', async () => {
    const piece = fc.constantFrom('# ', '\n', '```\n', '| a |', '---\n', '架空', ' ', '===\n', '\r\n', 'key: v\n', '- ');
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      const source = pieces.join('');
      return textOf(await parse(source)) === source;
    }), { seed: 20_250_711, numRuns: 500 });
  });

  it('reads a paragraph of 100,000 lines whole', async () => {
    const source = '架空の行が続く\n'.repeat(100_000);
    expect(textOf(await parse(source)) === source).toBe(true);
  });
});
