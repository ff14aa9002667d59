import { describe, expect, it } from 'vitest';
import { textOf, type Document } from '../../../corpora-config/index.ts';
import { createInput } from '../input.fixture.ts';
import { plainTextParser } from './parse-plain-text.ts';

async function parse(text: string | Uint8Array, key = 'white-papers/架空/r5.txt'): Promise<Document> {
  const { documents } = await plainTextParser.parse(createInput(key.startsWith('manuals') ? 'manual' : 'white-paper', key, text));
  const [document] = documents;
  if (document === undefined) throw new TypeError('no document');
  return document;
}

const headings = ({ sections }: Document): readonly string[] => sections.flatMap(({ role, path, heading = '' }) => (role === 'heading' ? [`${path.join('/')} ${heading}`] : []));

const chapter = `第1章　架空の試み
前書きである。
第1節　はじめに
1　背景
背景の文である。
図表1-1-1　架空の図
（1）　細目
細目の文である。
ア　小さな目
小さな文である。
2　目的
目的の文である。
第2節　おわりに
1　まとめ
まとめの文である。
`;

describe('plain text', () => {
  it('is split at 章, 節, number, bracketed number and kana headings', async () => {
    const document = await parse(chapter);
    expect(headings(document)).toEqual(['1 第1章　架空の試み', '1-1 第1節　はじめに', '1-1-1 1　背景', '1-1-1-1 （1）　細目', '1-1-1-1/ア小さな目 ア　小さな目', '1-1-2 2　目的', '1-2 第2節　おわりに', '1-2-1 1　まとめ']);
    expect(textOf(document)).toBe(chapter);
  });

  it('marks figure captions and keeps line numbers', async () => {
    const figure = (await parse(chapter)).sections.find(({ role }) => role === 'figure');
    expect(figure).toMatchObject({ text: '図表1-1-1　架空の図\n', locator: { kind: 'line', line: 6 } });
  });

  it('cuts off a heading that was joined to the line before it', async () => {
    const text = '第1章　甲\n1　一つ\n文である。第1節　乙\n1　丙\n1　注の一である。\n2　https://example.jp/visual2　丁の節\n文。\n3　注の三を参照第2節　戊\n文。\n';
    const document = await parse(text);
    expect(headings(document)).toEqual(['1 第1章　甲', '1-1 1　一つ', '1-1.2 第1節　乙', '1-1.2-1 1　丙', '1-1.2-2 2　丁の節', '1-2 第2節　戊']);
    expect(textOf(document)).toBe(text);
  });

  it('takes no figure number and no sentence for a heading', async () => {
    const document = await parse('第1節　甲\n1　乙\n図表1-2　架空の推移\n2　これは注であって、見出しではない。\n1.5倍になった\n平成12　年の話\n');
    expect(headings(document)).toEqual(['1 第1節　甲', '1-1 1　乙']);
  });

  it('reads key: value lines at the head as title, address and attributes', async () => {
    const text = 'doc: 架空税通達 (kakuu)\nitem: 1-2 / title: 架空の定義\nsource_url: https://example.jp/1-2.htm\n\n[p1] 本文である。\n【要旨】\n要旨である。\n';
    const document = await parse(text, 'manuals/tsutatsu/1-2.txt');
    expect(document).toMatchObject({ id: 'manual/public/tsutatsu:1-2.txt', title: '架空税通達 1-2 架空の定義', uri: 'https://example.jp/1-2.htm', attributes: { item: ['1-2'] } });
    expect(headings(document)).toEqual(['要旨 【要旨】']);
    expect(textOf(document)).toBe(text);
  });

  it('names a yearly edition after the 白書 that its text speaks of', async () => {
    const document = await parse('第1章　甲\n令和5年版架空白書は、架空白書の五冊目である。\n');
    expect(document).toMatchObject({ id: 'white-paper/架空/r5', title: '令和5年版架空白書', date: '2023-01-01' });
    expect((await parse('はじめに\n文。\n')).title).toBe('令和5年版 はじめに');
  });

  it('splits 10 MB on a single line, says so and loses nothing', async () => {
    const text = '架空の文が続く。'.repeat(430_000);
    const document = await parse(text, 'manuals/long.txt');
    expect(document.findings.map(({ rule }) => rule)).toEqual(['text.very-long-line']);
    expect(textOf(document) === text).toBe(true);
    expect(Math.max(...document.sections.map((section) => section.text.length))).toBeLessThan(25_000);
  });

  it('keeps line ends of every kind and text before the first heading', async () => {
    const text = '\r\n\r\n前文\r\n第1章　甲\r本文\n\n\n';
    expect(textOf(await parse(text))).toBe(text);
  });

  it('reports bytes that are no text', async () => {
    const document = await parse(Buffer.concat([Buffer.from('架空の文書である。'), Buffer.from([0xff]), Buffer.from('続く。')]));
    expect(document.findings.map(({ rule }) => rule)).toEqual(['file.invalid-encoding']);
  });
});
