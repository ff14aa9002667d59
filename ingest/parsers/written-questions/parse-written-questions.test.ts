import { describe, expect, it } from 'vitest';
import { textOf, type Document } from '../../../corpora-config/index.ts';
import { createInput, withoutSpace } from '../input.fixture.ts';
import type { ParserOutput } from '../parser.ts';
import { readNumber } from './kanji-number.ts';
import { writtenQuestionParser } from './parse-written-questions.ts';
import { labelPoints, splitAnswer, splitQuestion } from './split-points.ts';

const parse = (content: string | Uint8Array, key: string): Promise<ParserOutput> => writtenQuestionParser.parse(createInput('question', key, content));
const outline = (document: Document | undefined): readonly string[] => document?.sections.map(({ path, role }) => `${role} ${path.join('/')}`) ?? [];

const body = `令和九年四月一日提出
質問第四五号
架空の橋に関する質問主意書
提出者 架空花子
この文書は架空である。
一 架空の橋は何本あるか。
数え方も示されたい。
１ 木の橋は何本か。
２ 石の橋は何本か。
二 三年後には何本になるか。
右質問する。
`;
const answer = '令和九年四月十一日受領\n答弁第四五号\n一の１及び２について\n木の橋は三本である。\n二について\nお答えすることは困難である。\n右答弁する。\n';
const record = { id: 'shugiin-299-045', house: '衆議院', session: 299, number: 45, title: '架空の橋に関する質問主意書', submitter: '架空花子', submitted: '2027-04-01', questionUrl: 'https://example.jp/a299045.htm', questionText: body, answerText: null };

describe('written questions', () => {
  it('as JSON lines give a document with a section for each point', async () => {
    const { documents, findings } = await parse(`${JSON.stringify({ ...record, answerText: answer })}\n`, 'questions/shugiin.jsonl');
    expect(findings).toEqual([]);
    expect(documents[0]).toMatchObject({ id: 'question/shu/299/45', title: record.title, date: '2027-04-01', uri: record.questionUrl, attributes: { house: ['衆議院'], number: ['45'], submitter: ['架空花子'] } });
    expect(outline(documents[0])).toEqual([
      'text question/front', 'text question/front/p2', 'text question/front/p3', 'text question/front/p4', 'text question/front/p5',
      'text question/1', 'text question/1/p2', 'text question/1-1', 'text question/1-2', 'text question/2', 'text question/2/p2',
      'text answer/front', 'text answer/front/p2', 'text answer/1-1+1-2', 'text answer/1-1+1-2/p2', 'text answer/2', 'text answer/2/p2', 'text answer/2/p3',
    ]);
    expect(documents.map(textOf).join('')).toBe(body + answer);
  });

  it('set page navigation apart and keep it', async () => {
    const text = `メインへスキップ\n質問本文情報\n経過へ\n${body}経過へ\n質問本文(PDF)へ\n`;
    const { documents } = await parse(JSON.stringify({ ...record, questionText: text }), 'questions/x.jsonl');
    expect(outline(documents[0]).filter((line) => !line.startsWith('text'))).toEqual(['header question/navigation', 'footer question/links']);
    expect(documents.map(textOf).join('')).toBe(text);
  });

  it('without line breaks are still split at their points, and said to be flattened', async () => {
    const flat = `${'前書きが続く。'.repeat(30)}${body.slice(body.indexOf('一 架空')).replaceAll('\n', '')}`;
    const { documents } = await parse(JSON.stringify({ ...record, questionText: flat }), 'questions/x.jsonl');
    expect(outline(documents[0])).toEqual(['text question/front', 'text question/1', 'text question/1-1', 'text question/1-2', 'text question/2']);
    expect(documents[0]?.findings.map(({ rule }) => rule)).toEqual(['question.flattened']);
    expect(documents.map(textOf).join('')).toBe(`${flat}\n`);
  });

  it('as the index of the 参議院 give one short document a row, from CSV and from JSON', async () => {
    const header = ['提出回次', '提出番号', '件名', '提出者', '質問本文（html）', '提出日', '備考'];
    const row = ['299', '7', '架空の森に関する質問主意書', '架空　一郎', 'https://example.jp/s299007.htm', '2027-05-01', ''];
    const [csv, json] = await Promise.all([parse(`${header.join(',')}\n${row.join(',')}\n`, 'questions/index.csv'), parse(JSON.stringify([header, row]), 'questions/index.json')]);
    expect(json).toEqual(csv);
    expect(csv.documents[0]).toMatchObject({ id: 'question/san/299/7', title: '架空の森に関する質問主意書', date: '2027-05-01', uri: 'https://example.jp/s299007.htm' });
    expect(csv.documents.map(textOf).join('')).toBe('提出回次: 299\n提出番号: 7\n件名: 架空の森に関する質問主意書\n提出者: 架空　一郎\n質問本文（html）: https://example.jp/s299007.htm\n提出日: 2027-05-01\n');
    expect(csv.documents[0]?.findings.map(({ rule }) => rule)).toEqual(['question.no-body']);
  });

  it('as saved pages give a question and an answer that do not collide', async () => {
    const page = (text: string): string => `<html><head><title>架空の橋に関する質問主意書</title></head><body><h1 id="TopContents">質問本文情報</h1><hr>${text.replaceAll('\n', '<br>\n')}<a>経過へ</a></body></html>`;
    const [asked, answered] = await Promise.all([parse(page(body), 'questions/a299045.htm'), parse(page(answer), 'questions/b299045.htm')]);
    expect(asked.documents[0]).toMatchObject({ id: 'question/shu/299/45', date: '2027-04-01', attributes: { part: ['question'], submitter: ['架空花子'] } });
    expect(answered.documents[0]).toMatchObject({ id: 'question/shu/299/45-answer', date: '2027-04-11', attributes: { part: ['answer'] } });
    expect(outline(asked.documents[0])).toContain('text question/1-2');
    expect(outline(answered.documents[0])).toContain('text answer/1-1+1-2');
    expect(withoutSpace(asked.documents.map(textOf).join(''))).toBe(withoutSpace(`質問本文情報${body}経過へ`));
  });

  it('of the 参議院 in a table, named by their own words, are read too', async () => {
    const html = `<html><body><p>第299回国会（常会）参議院</p><table><tr><td><p>質問第八号</p><p>架空の川に関する質問主意書</p><p>一　川は何本か。</p><p>二　長さはいくらか。</p><p>右質問する。</p></td></tr></table></body></html>`;
    const { documents } = await parse(html, 'questions/saved.html');
    expect(documents[0]).toMatchObject({ id: 'question/san/299/8', title: '架空の川に関する質問主意書' });
    expect(outline(documents[0])).toEqual(['text question/front', 'text question/front/p2', 'text question/front/p3', 'text question/1', 'text question/2', 'text question/2/p2']);
  });

  it('that stand twice in one file are taken once, and entries without a number are named', async () => {
    const { documents, findings } = await parse(`${JSON.stringify(record)}\n${JSON.stringify(record)}\n{"title": "架空"}\n`, 'questions/x.jsonl');
    expect([documents.length, findings.map(({ rule }) => rule)]).toEqual([1, ['question.unplaced', 'question.repeated']]);
  });
});

describe('points', () => {
  it.each([['一', '1'], ['二、三及び五', '2+3+5'], ['一から三まで', '1+2+3'], ['二の３', '2-3'], ['一の１及び２並びに四', '1-1+1-2+4'], ['三の（２）', '3-2'], ['前回', undefined]])('%s is %s', (text, label) => {
    expect(labelPoints(text)).toBe(label);
  });

  it('count on: a number out of turn is no point', () => {
    expect(splitQuestion('一 甲。\n三 乙。\n二 丙。\n').map(({ label }) => label)).toEqual(['1', '2']);
    expect(splitAnswer('一について\n甲\n二及び三について\n乙\n一について述べた\n').map(({ label }) => label)).toEqual(['1', '2+3']);
  });

  it.each([['二一七', 217], ['四五', 45], ['十', 10], ['二十三', 23], ['百八', 108], ['２１', 21], ['〇', 0], ['橋', Number.NaN], ['', Number.NaN]])('%s is the number %d', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });
});
