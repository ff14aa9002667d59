import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runGensen } from '../command/run-gensen.ts';

/** A fictional statute that has one of each structure counted, and a file that is none. */
const folder = mkdtempSync(join(tmpdir(), 'gensen-structures-'));
const sentence = (text: string): string => `<ParagraphSentence><Sentence>${text}</Sentence></ParagraphSentence>`;
const statute = `<Law Era="Reiwa" Year="6" Num="901" LawType="Act" Lang="ja"><LawNum>令和六年法律第九百一号</LawNum><LawBody><LawTitle>架空の水辺の法律</LawTitle><MainProvision>
<Article Num="1"><ArticleTitle>第一条</ArticleTitle><Paragraph Num="1"><ParagraphNum/>${sentence('水辺の<Ruby>葦<Rt>あし</Rt></Ruby>を守る。次条及び架空の港湾法（令和五年法律第九百九号）第三条による。')}<Item Num="1"><ItemTitle>一</ItemTitle><ItemSentence><Sentence>葦</Sentence></ItemSentence></Item></Paragraph></Article>
<Article Num="2"><ArticleTitle>第二条</ArticleTitle><Paragraph Num="1"><ParagraphNum/>${sentence('削除')}</Paragraph></Article></MainProvision>
<AppdxTable Num="1"><AppdxTableTitle>別表</AppdxTableTitle><TableStruct><Table><TableRow><TableColumn colspan="2"><Sentence>甲</Sentence></TableColumn></TableRow><TableRow><TableColumn><Sentence>乙</Sentence></TableColumn><TableColumn><Sentence>丙</Sentence></TableColumn></TableRow></Table></TableStruct></AppdxTable>
<AppdxStyle Num="1"><AppdxStyleTitle>様式</AppdxStyleTitle><StyleStruct><Style><Fig src="./pict/a.pdf"/></Style></StyleStruct></AppdxStyle></LawBody></Law>`;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a summary counts every structure that was met, each file once, and says what was wrong', async () => {
  writeFileSync(join(folder, '506AC0000000901_20250601_000000000000000.xml'), statute);
  writeFileSync(join(folder, 'cut.xml'), '<Law><LawNum>架空');
  const { status, lines } = await runGensen(['parse', folder, '--corpus', 'laws', '--summary', '--json']);
  expect(status).toBe(1);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
    files: 2, documents: 1, tables: 1, rows: 2, spanningCells: 1, figures: 1, readings: 1, deleted: 2,
    elements: { Item: 1, LawTitle: 1 },
    findings: { 'xml.malformed': 1, 'law.figure-not-held': 1 },
  });
  const referring = await runGensen(['parse', folder, '--corpus', 'laws', '--summary', '--references', '--json']);
  expect(JSON.parse(referring.lines[0] ?? '{}')).toMatchObject({ documents: 1, references: { mentions: 2, resolved: 1, targets: 2, kinds: { relative: 1, 'cross-law': 1 } } });
  const people = await runGensen(['parse', folder, '--corpus', 'laws', '--summary', '--lang', 'ja']);
  expect(people.lines[0]).toMatch(/^2 ファイル、1 文書、\d+ 文字$/u);
  expect(people.lines.some((line) => /^ +1 {2}spanningCells$/u.test(line))).toBe(true);
});
