import { describe, expect, it } from 'vitest';
import { placeIn, textOf } from '../../../corpora-config/index.ts';
import { createInput } from '../input.fixture.ts';
import type { ParserOutput } from '../parser.ts';
import { dietParser } from './parse-diet.ts';

const parse = (content: unknown, key = 'diet/架空.json'): Promise<ParserOutput> => dietParser.parse(createInput('diet', key, typeof content === 'string' ? content : JSON.stringify(content)));

const issueID = '199905261X00120990401';
const speech = (order: number, text: string, more: object = {}): object => ({ speechID: `${issueID}_${String(order).padStart(3, '0')}`, speechOrder: order, speaker: '架空太郎', speakerGroup: '架空の会', speakerPosition: null, speech: text, ...more });
const fields = { issueID, imageKind: '会議録', session: 999, nameOfHouse: '衆議院', nameOfMeeting: '架空委員会', issue: '第1号', date: '2099-04-01', closing: null, meetingURL: 'https://example.jp/meeting' };
const meeting = { ...fields, speechRecord: [
  speech(0, '架空の会議録である。\r\n　　　　午前九時開議', { speaker: '会議録情報' }),
  speech(1, '○架空委員長　これより会議を開きます。\r\n　次に進みます。\r\n\r\n　〔拍手〕', { speakerPosition: '委員長' }),
  speech(12, '○架空太郎君　お尋ねします。'),
] };
const answer = { numberOfRecords: 1, meetingRecord: [meeting] };

describe('records of the Diet', () => {
  it('give one document a meeting, a section a paragraph, the bare order naming the first', async () => {
    const { documents } = await parse(answer);
    const [document] = documents;
    expect(document).toMatchObject({ id: `diet/${issueID}`, title: '第999回国会 衆議院 架空委員会 第1号', date: '2099-04-01', uri: 'https://example.jp/meeting', attributes: { session: ['999'], house: ['衆議院'] } });
    expect(document?.sections.map(({ path, text }) => [placeIn(document.id, path), text])).toEqual([
      [`diet/${issueID}_000`, '架空の会議録である。\r\n'],
      [`diet/${issueID}_000/2`, '　　　　午前九時開議\n'],
      [`diet/${issueID}_001`, '○架空委員長　これより会議を開きます。\r\n'],
      [`diet/${issueID}_001/2`, '　次に進みます。\r\n\r\n'],
      [`diet/${issueID}_001/3`, '　〔拍手〕\n'],
      [`diet/${issueID}_012`, '○架空太郎君　お尋ねします。\n'],
    ]);
    expect(document?.sections[2]).toMatchObject({ startsUnit: true, parent: ['001'], breadcrumb: ['架空太郎（委員長）'], attributes: { speaker: ['架空太郎'], speakerPosition: ['委員長'] } });
  });

  it('give the same document from JSON, JSON lines and XML', async () => {
    const xmlOf = (record: object): string => Object.entries(record).map(([name, value]) => (Array.isArray(value)
      ? value.map((inner: object) => `<${name}>${xmlOf(inner)}</${name}>`).join('') : `<${name}>${value === null ? '' : String(value)}</${name}>`)).join('');
    const unixMeeting = JSON.parse(JSON.stringify(meeting).replaceAll(String.raw`\r\n`, String.raw`\n`)) as object;
    const xml = `<?xml version="1.0"?><data><numberOfRecords>1</numberOfRecords><records><record><recordData><meetingRecord>${xmlOf(unixMeeting)}</meetingRecord></recordData></record></records></data>`;
    const [json, lines, markup] = await Promise.all([parse({ meetingRecord: [unixMeeting] }), parse(`${JSON.stringify(unixMeeting)}\n`, 'diet/x.jsonl'), parse(xml, 'diet/x.xml')]);
    expect(lines.documents).toEqual(json.documents);
    expect(markup.documents).toEqual(json.documents);
  });

  it('from before 2020 are named by session, house, meeting and date', async () => {
    const record = { session: '196', nameOfHouse: '両院', nameOfMeeting: '架空審査会', issue: '1号', date: '2018-05-30', speechRecord: [{ speechOrder: '0', speaker: null, speech: '架空' }] };
    const { documents } = await parse({ data: { records: { record: [{ recordData: { meetingRecord: record } }] } } });
    expect(documents[0]).toMatchObject({ id: 'diet/196-両院-架空審査会-2018-05-30', title: '第196回国会 両院 架空審査会 第1号' });
    expect(documents[0]?.findings.map(({ rule }) => rule)).toEqual(['diet.missing-identifier']);
  });

  it('found by a search are a document each, in order, so that the next search adds to them', async () => {
    const other = { ...fields, issueID: '199915261X00120990401', nameOfHouse: null };
    const { documents } = await parse({ speechRecord: [{ ...fields, ...speech(12, '後の発言') }, { ...other, ...speech(3, '別の会議'), speechID: 'x' }, { ...fields, ...speech(2, '前の発言') }] });
    expect(documents.map(({ id, attributes }) => [id, attributes['house'], attributes['record']])).toEqual([[`diet/${issueID}.002`, ['衆議院'], ['partial']], [`diet/${issueID}.012`, ['衆議院'], ['partial']], ['diet/199915261X00120990401.003', ['参議院'], ['partial']]]);
    expect(documents.map(textOf)).toEqual(['前の発言\n', '後の発言\n', '別の会議\n']);
  });

  it('that hold a meeting twice give each speech once, and keep two texts of one order', async () => {
    const { documents } = await parse({ meetingRecord: [meeting, { ...meeting, speechRecord: [speech(12, '○架空太郎君　お尋ねします。'), speech(12, '訂正された発言')] }] });
    expect(documents).toHaveLength(1);
    expect(documents[0]?.sections.slice(-2).map(({ path, text }) => [path.join('/'), text])).toEqual([['012', '○架空太郎君　お尋ねします。\n'], ['012-2', '訂正された発言\n']]);
  });

  it('report a speech that is cut at 500 characters', async () => {
    const { documents } = await parse({ ...meeting, speechRecord: [speech(1, `${'架'.repeat(500)}...`)] });
    expect(documents[0]?.findings.map(({ rule }) => rule)).toEqual(['diet.text-cut']);
  });

  it.each([
    ['{"meetingRecord": [', 'json.malformed', 'diet/x.json'],
    ['{"numberOfRecords": 0}', 'diet.no-speech', 'diet/x.json'],
    ['<data><meetingRecord><issueID>1</issueID>', 'xml.malformed', 'diet/x.xml'],
    ['<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><data>&b;</data>', 'xml.entity-declared', 'diet/x.xml'],
  ])('%s gives no document but %s', async (content, rule, key) => {
    const { documents, findings } = await parse(content, key);
    expect([documents.length, findings.map((finding) => finding.rule)]).toEqual([0, [rule]]);
  });

  it('keep the good lines around a broken one', async () => {
    const { documents, findings } = await parse(`${JSON.stringify(meeting)}\n{"issueID": cut\n`, 'diet/x.jsonl');
    expect([documents.length, findings.map(({ rule }) => rule)]).toEqual([1, ['json.line-malformed']]);
  });

  it('mark what is no 会議録', async () => {
    const { documents } = await parse({ ...meeting, imageKind: '目次' });
    expect(documents[0]).toMatchObject({ title: '第999回国会 衆議院 架空委員会 第1号 目次', attributes: { imageKind: ['目次'] } });
  });
});
