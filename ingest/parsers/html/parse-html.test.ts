import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf, type Document } from '../../../corpora-config/index.ts';
import { createInput, withoutSpace } from '../input.fixture.ts';
import { htmlParser } from './parse-html.ts';

async function parse(html: string | Uint8Array): Promise<Document> {
  const { documents } = await htmlParser.parse(createInput('manual', 'manuals/架空.htm', html));
  const [document] = documents;
  if (document === undefined) throw new TypeError('no document');
  return document;
}

const rows = ({ sections }: Document): readonly string[] => sections.map(({ role, path, text }) => `${role} ${path.join('/')} ${JSON.stringify(text)}`);

describe('an HTML page', () => {
  it('is read into headings, paragraphs, table rows and navigation, in order', async () => {
    const page = await parse(`<html><head><title> 架空の 手引 </title><style>p{}</style></head><body><nav><a>戻る</a> | <a>先へ</a></nav>
      <h1 id="top">第1章　架空</h1><p>一つ目の<b>強い</b>文。<br>次の行。<script>x()</script></p>
      <ul><li>甲</li><li>乙</li></ul>
      <table><tr><th>区分</th><th>額</th></tr><tr><td><p>甲</p></td><td>1,000<br>円</td></tr><tr><td></td><td>2</td></tr></table>
      <h2>定義</h2><pre>  字下げ
    二行目</pre><footer>架空省</footer></body></html>`);
    expect(page.title).toBe('架空の 手引');
    expect(rows(page)).toEqual([
      'header p1 "戻る | 先へ\\n"', 'heading 1 "第1章　架空\\n"', 'text 1/p1 "一つ目の強い文。\\n次の行。\\n"', 'text 1/p2 "甲\\n"', 'text 1/p3 "乙\\n"',
      'table 1/p4 "区分\\t額\\n"', 'table 1/p5 "甲\\t1,000 円\\n"', 'table 1/p6 "\\t2\\n"', 'heading 1/定義 "定義\\n"', 'text 1/定義/p1 "字下げ\\n    二行目\\n"', 'footer 1/定義/p2 "架空省\\n"',
    ]);
    expect(page.sections[1]?.locator).toEqual({ kind: 'anchor', anchor: 'top' });
  });

  it('reads a table that arranges the page as blocks', async () => {
    const page = await parse('<table><tr><td><p>本文の一。</p><p>本文の二。</p></td></tr></table><table><tr><td><h2>見出し</h2></td><td>横の文</td></tr></table>');
    expect(rows(page)).toEqual(['text p1 "本文の一。\\n"', 'text p2 "本文の二。\\n"', 'heading 見出し "見出し\\n"', 'text 見出し/p1 "横の文\\n"']);
  });

  it('sets ruby readings apart from the text', async () => {
    const page = await parse('<p>　<ruby>架空<rp>（</rp><rt>かくう</rt><rp>）</rp></ruby>の<ruby>省<rt>しょう</rt></ruby></p>');
    expect(page.sections[0]).toMatchObject({ text: '　架空の省\n', readings: [{ start: 1, end: 3, reading: 'かくう' }, { start: 4, end: 5, reading: 'しょう' }] });
  });

  it('reads Shift_JIS as declared', async () => {
    const page = await parse(Buffer.concat([Buffer.from('<html><head><meta charset="Shift_JIS"></head><body><p>'), Uint8Array.from([0x89, 0xcb, 0x8b, 0xf3, 0x87, 0x40]), Buffer.from('</p>')]));
    expect(textOf(page)).toBe('架空①\n');
  });

  it('takes a page that is nothing but navigation as text and says so', async () => {
    const page = await parse('<nav>架空の一覧</nav>');
    expect(page.sections[0]?.role).toBe('text');
    expect(page.findings.map(({ rule }) => rule)).toEqual(['html.no-main-text']);
  });

  it('keeps all visible text of any nesting, in order (seed 20250711)', async () => {
    const tag = fc.constantFrom('p', 'div', 'span', 'table', 'tr', 'td', 'li', 'h2', 'b', 'nav', 'pre');
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof({ maxDepth: 5 }, fc.constantFrom('甲', '乙 ', '丙<br>', '丁　'), fc.tuple(tag, fc.array(tie('node'), { maxLength: 4 })).map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`)),
    }));
    await fc.assert(fc.asyncProperty(node, async (html) => {
      const { load } = await import('cheerio');
      return withoutSpace(textOf(await parse(`<body>${html}</body>`))) === withoutSpace(load(`<body>${html}</body>`)('body').text());
    }), { seed: 20_250_711, numRuns: 300 });
  });

  it('reads ten thousand nested elements and a megabyte of br', async () => {
    expect(textOf(await parse(`${'<div>'.repeat(10_000)}底`))).toBe('底\n');
    expect(textOf(await parse('架空<br>'.repeat(150_000)))).toBe('架空\n'.repeat(150_000));
  });
});
