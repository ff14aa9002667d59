import { describe, expect, it } from 'vitest';
import { contentHash, textOf } from '../../../corpora-config/index.ts';
import { lawParser } from './parse-law.ts';
import { articleXml, definition, lawXml, parseFile } from './parse-law.fixture.ts';

const body = `<MainProvision>${articleXml('1', '第一条', '水辺を守る。')}</MainProvision>`;
const onlyDocument = async (content: string, key?: string) => (await parseFile(content, key)).documents[0];

describe('lawParser names documents', () => {
  it('takes law and revision from the file name', async () => {
    expect(await onlyDocument(lawXml(body))).toMatchObject({
      id: 'law/506AC0000000901@20250601_507AC0000000012', title: '架空の水辺の利用に関する法律', date: '2024-04-01',
      uri: 'https://laws.e-gov.go.jp/law/506AC0000000901', revision: { id: '20250601_507AC0000000012', validFrom: '2025-06-01' },
      attributes: { lawId: ['506AC0000000901'], lawNumber: ['令和六年法律第九百一号'], lawType: ['Act'], abbreviation: ['水辺法', 'みずべ法'], lawNumberEra: ['Reiwa'], lawNumberYear: ['6'], lawNumberSerial: ['901'], kana: ['みずべのほう'], revisionId: ['506AC0000000901_20250601_507AC0000000012'] },
    });
  });

  it('keeps ids apart that differ only in case', async () => {
    const ids = await Promise.all(['321M30000f40001', '321M30000F40001'].map(async (id) => (await onlyDocument(lawXml(body), `laws/${id}_20200101_000000000000000.xml`))?.id));
    expect(ids).toEqual(['law/321M30000f40001@20200101_000000000000000', 'law/321M30000F40001@20200101_000000000000000']);
  });

  it('prefers the validity that the listing tells, and keeps a date not yet fixed far away', async () => {
    const key = 'laws/506AC0000000901_21171231_507AC0000000012.xml';
    expect((await onlyDocument(lawXml(body), key))?.revision.validFrom).toBe('2117-12-31');
    const validity = { validFrom: '2024-04-01', validUntil: '2025-04-01' };
    const { documents } = await lawParser.parse({ definition, key, uri: key, bytes: new TextEncoder().encode(lawXml(body)), validity });
    expect(documents[0]?.revision).toEqual({ id: '21171231_507AC0000000012', ...validity });
  });

  it('hashes the text for a revision that nobody names', async () => {
    const document = await onlyDocument(lawXml(body), 'laws/506AC0000000901.xml');
    expect(document).toMatchObject({ id: 'law/506AC0000000901', revision: { id: contentHash(textOf(document ?? { sections: [] })).slice(0, 16) } });
  });

  it('derives the id of an act from its number, and falls back to the file name', async () => {
    expect((await onlyDocument(lawXml(body), 'laws/水辺の法律.xml'))?.id).toBe('law/506AC0000000901');
    const ordinance = await onlyDocument(lawXml(body, 'Era="Reiwa" Year="6" Num="3" LawType="MinisterialOrdinance"'), 'laws/水辺の規則.xml');
    expect(ordinance).toMatchObject({ id: 'law/水辺の規則', uri: 'file:///laws/水辺の規則.xml' });
    expect(ordinance).not.toHaveProperty('date');
  });

  it('leaves out a date that the calendar does not have', async () => {
    expect(await onlyDocument(lawXml(body, 'Era="Heisei" Year="31" PromulgateMonth="6" PromulgateDay="1" Num="1" LawType="Act"'))).not.toHaveProperty('date');
  });
});

describe('lawParser reads answers of the e-Gov API', () => {
  const law = lawXml(body).replace(/^<\?xml[^>]*>\s*/u, '');
  const tree = { tag: 'Law', attr: { Era: 'Reiwa' }, children: [{ tag: 'LawBody', children: [{ tag: 'LawTitle', attr: '', children: ['架空法'] }, { tag: 'MainProvision', children: [{ tag: 'Paragraph', attr: { Num: 1 }, children: [{ tag: 'ParagraphSentence', children: [{ tag: 'Sentence', children: ['水辺。', { tag: 'Ruby', children: ['葦', { tag: 'Rt', children: ['あし'] }] }] }] }] }] }] }] };
  const fields = { law_info: { law_id: '506AC0000000901', promulgation_date: '2024-04-01' }, revision_info: { law_revision_id: '506AC0000000901_20260401_507AC0000000012', abbrev: '架空', category: '河川', repeal_date: null } };

  it('finds the law in an XML answer of version 1', async () => {
    expect(await onlyDocument(`<DataRoot><Result><Code>0</Code></Result><ApplData><LawId>506AC0000000901</LawId><LawFullText>${law}</LawFullText></ApplData></DataRoot>`, 'laws/answer.xml')).toMatchObject({ id: 'law/506AC0000000901' });
  });

  it('finds the law and its revision in an XML answer of version 2', async () => {
    expect(await onlyDocument(`<law_data_response><revision_info><law_revision_id>506AC0000000901_20260401_507AC0000000012</law_revision_id></revision_info><law_full_text>${law}</law_full_text></law_data_response>`, 'laws/answer.xml')).toMatchObject({ id: 'law/506AC0000000901@20260401_507AC0000000012' });
  });

  it('reads the JSON tree and the fields beside it', async () => {
    const document = await onlyDocument(JSON.stringify({ ...fields, law_full_text: tree }), 'laws/answer.json');
    expect(document).toMatchObject({ id: 'law/506AC0000000901@20260401_507AC0000000012', date: '2024-04-01', attributes: { abbreviation: ['架空'], category: ['河川'] } });
    expect(document?.sections.map(({ text }) => text)).toEqual(['架空法\n', '水辺。葦\n']);
  });

  it('gives the same sections for the tree, for XML in Base64 and for XML in JSON', async () => {
    const texts = [Buffer.from(law).toString('base64'), law].map(async (text) => (await onlyDocument(JSON.stringify({ ...fields, law_full_text: text }), 'laws/answer.json'))?.sections);
    expect(await texts[0]).toEqual((await onlyDocument(lawXml(body)))?.sections);
    expect(await texts[1]).toEqual(await texts[0]);
  });

  it('says so when an answer holds no law text', async () => {
    for (const answer of ['<DataRoot><ApplData/></DataRoot>', '{"total_count":0,"laws":[]}', '[]']) {
      expect(await parseFile(answer)).toMatchObject({ documents: [], findings: [{ rule: 'law.no-law-body', severity: 'failure' }] });
    }
  });

  it('reads a file of two laws as two documents named by what they hold', async () => {
    const { documents } = await parseFile(`<Laws>${law}${law.replace('Num="901"', 'Num="902"')}</Laws>`);
    expect(documents.map(({ id }) => id)).toEqual(['law/506AC0000000901', 'law/506AC0000000902']);
  });
});

describe('lawParser names bad input and never throws', () => {
  const rulesOf = async (content: string | Uint8Array) => (await parseFile(content)).findings.map(({ rule }) => rule);

  it.each([
    ['cut off', lawXml(body).slice(0, -60), 'xml.malformed'],
    ['no XML', '水辺の法律', 'xml.malformed'],
    ['empty', '', 'xml.malformed'],
    ['with an undeclared entity', lawXml('<MainProvision>&water;</MainProvision>'), 'xml.malformed'],
    ['cut off in JSON', '{"law_full_text":{"tag":"Law"', 'json.malformed'],
    ['with an empty law', '<Law><LawBody/></Law>', 'document.no-text'],
    ['with an unreadable law in JSON', '{"law_full_text":"PExhdz4="}', 'xml.malformed'],
  ])('a file %s', async (_name, content, rule) => {
    expect(await rulesOf(content)).toEqual([rule]);
  });

  it('refuses declared entities without expanding any', async () => {
    const levels = Array.from({ length: 20 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`);
    const bomb = `<?xml version="1.0"?><!DOCTYPE Law [<!ENTITY e0 "水">${levels.join('')}]>${lawXml('<MainProvision>&e20;</MainProvision>').replace(/^<\?xml[^>]*>\s*/u, '')}`;
    expect(await rulesOf(bomb)).toEqual(['xml.entity-declared']);
  });

  it('refuses 10,000 nested elements, in XML and in JSON', async () => {
    expect(await rulesOf(lawXml('<List>'.repeat(10_000) + '</List>'.repeat(10_000)))).toEqual(['xml.too-deep']);
    expect(await rulesOf('{"tag":"Law","children":['.repeat(10_000) + ']}'.repeat(10_000))).toEqual(['xml.too-deep']);
  });

  it('reads bytes that are no UTF-8 and says what was lost', async () => {
    const bytes = new TextEncoder().encode(lawXml(`<MainProvision>${articleXml('1', '第一条', '水辺@を守る。')}</MainProvision>`)).map((byte) => (byte === 0x40 ? 0xff : byte));
    const { documents, findings } = await parseFile(bytes);
    expect(findings.map(({ rule }) => rule)).toEqual(['file.invalid-encoding']);
    expect(documents[0] === undefined ? '' : textOf(documents[0])).toContain('水辺\ufffdを守る。');
  });

  it('reads ten megabytes in a single line', async () => {
    const { documents } = await parseFile(lawXml(`<MainProvision>${articleXml('1', '第一条', '水辺を守る者'.repeat(600_000))}</MainProvision>`));
    expect(documents[0]?.sections.at(-1)?.text.length).toBe(3_600_001);
  });

  it('is not slowed down by absurd spans', async () => {
    const row = `<TableRow>${'<TableColumn colspan="1000000000" rowspan="1000000000"><Sentence>甲</Sentence></TableColumn>'.repeat(200)}</TableRow>`;
    const { documents } = await parseFile(lawXml(`<AppdxTable><TableStruct><Table>${row.repeat(20)}</Table></TableStruct></AppdxTable>`));
    expect(documents[0]?.sections.at(-1)?.text.split('\n').length).toBe(21);
  });
});
