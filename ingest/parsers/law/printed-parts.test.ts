import { describe, expect, it } from 'vitest';
import type { Section, SectionTable } from '../../../corpora-config/index.ts';
import { articleXml, lawXml, parseBody, parseFile, sectionAt } from './parse-law.fixture.ts';

const sentence = (text: string): string => `<Sentence>${text}</Sentence>`;
const cell = (inside: string, spans = ''): string => `<TableColumn${spans}>${inside}</TableColumn>`;
const row = (...cells: readonly string[]): string => `<TableRow>${cells.join('')}</TableRow>`;
const appendix = (table: string, more = ''): string => `<MainProvision/><AppdxTable><AppdxTableTitle>別表第一</AppdxTableTitle><TableStruct><Table>${table}</Table>${more}</TableStruct></AppdxTable>`;

async function tableSection(body: string): Promise<Section> {
  return sectionAt(await parseBody(body), 'AppdxTable[1]-TableStruct[1]');
}

/** Each row as its cells' texts with their column and spans. */
function gridOf({ text }: Section, { rows }: SectionTable): unknown {
  return rows.map(({ cells }) => cells.map(({ column, columnSpan, rowSpan, start, end }) => [text.slice(start, end), column, columnSpan, rowSpan]));
}

describe('a table is kept as a grid over its text', () => {
  it('gives every cell its text, its column and its spans', async () => {
    const body = appendix(`<TableHeaderRow><TableHeaderColumn>区分</TableHeaderColumn><TableHeaderColumn>額</TableHeaderColumn></TableHeaderRow>`
      + row(cell(sentence('甲'), ' rowspan="2"'), cell(sentence('一円'))) + row(cell(sentence('二円'))) + row(cell(sentence('計'), ' colspan="2"')));
    const section = await tableSection(body);
    const [table] = section.tables ?? [];
    expect(section.text).toBe('区分\t額\n甲\t一円\n\t二円\n計\n');
    expect(table === undefined ? [] : gridOf(section, table)).toEqual([
      [['区分', 0, 1, 1], ['額', 1, 1, 1]], [['甲', 0, 1, 2], ['一円', 1, 1, 1]], [['二円', 1, 1, 1]], [['計', 0, 2, 1]],
    ]);
    expect(table).toMatchObject({ element: 'AppdxTable[1]-TableStruct[1]-Table[1]', columns: 2 });
    expect(table?.rows.map(({ element, header, start, end }) => [element.slice(element.lastIndexOf('-') + 1), header, section.text.slice(start, end)])).toEqual([
      ['TableHeaderRow[1]', true, '区分\t額'], ['TableRow[1]', false, '甲\t一円'], ['TableRow[2]', false, '二円'], ['TableRow[3]', false, '計'],
    ]);
  });

  it('keeps 条項号 inside a cell on its row, and empty cells as empty places', async () => {
    const item = '<Item Num="1"><ItemTitle>一</ItemTitle><ItemSentence><Sentence>水源</Sentence></ItemSentence></Item>';
    const section = await tableSection(appendix(row(cell(''), cell(articleXml('3', '第三条', '守る。') + item), cell(sentence('乙')))));
    const [table] = section.tables ?? [];
    expect(table === undefined ? [] : gridOf(section, table)).toEqual([[['', 0, 1, 1], ['第三条　守る。　一　水源', 1, 1, 1], ['乙', 2, 1, 1]]]);
  });

  it('keeps a table inside a cell as a second table inside the text of the first', async () => {
    const inner = `<Sentence><QuoteStruct><Table>${row(cell(sentence('内')), cell(sentence('側')))}</Table></QuoteStruct></Sentence>`;
    const section = await tableSection(appendix(row(cell(sentence('外')), cell(inner), cell(sentence('後')))));
    const [outer, nested] = section.tables ?? [];
    expect(outer === undefined ? [] : gridOf(section, outer)).toEqual([[['外', 0, 1, 1], ['内　側', 1, 1, 1], ['後', 2, 1, 1]]]);
    expect(nested === undefined ? [] : gridOf(section, nested)).toEqual([[['内', 0, 1, 1], ['側', 1, 1, 1]]]);
  });

  it('finds tables in quotations of a paragraph and in the sentence of an item', async () => {
    const quoted = `「<QuoteStruct><Table>${row(cell(sentence('丙')))}</Table></QuoteStruct>」とする。`;
    const document = await parseBody(`<MainProvision>${articleXml('1', '第一条', quoted)}</MainProvision>`);
    const section = sectionAt(document, 'MainProvision-Article_1-Paragraph_1');
    expect(section.tables?.map((table) => [table.element, gridOf(section, table)])).toEqual([['MainProvision-Article_1-Paragraph_1-Table[1]', [[['丙', 0, 1, 1]]]]]);
  });
});

describe('provisions inside a block have paths of their own', () => {
  const item = (number: string, text: string): string => `<Item Num="${number}"><ItemTitle>${number}</ItemTitle><ItemSentence><Sentence>${text}</Sentence></ItemSentence></Item>`;
  const partsOf = ({ text, parts = [] }: Section): unknown => parts.map(({ element, start, end }) => [element.replace('AppdxTable[1]-TableStruct[1]-', ''), text.slice(start, end)]);

  it('finds the 号 of a 備考, twins kept apart', async () => {
    const section = await tableSection(appendix(row(cell(sentence('甲'))), `<Remarks><RemarksLabel>備考</RemarksLabel>${item('1', '水。')}${item('1', '池。')}</Remarks>`));
    expect(partsOf(section)).toEqual([['Remarks[1]', '備考\n1　水。\n1　池。'], ['Remarks[1]-Item_1', '1　水。'], ['Remarks[1]-Item_1[2]', '1　池。']]);
  });

  it('finds 条項号 in cells', async () => {
    const section = await tableSection(appendix(row(cell(sentence('甲')), cell(item('3', '川。'))) + row(cell(articleXml('5', '第五条', '守る。')))));
    expect(partsOf(section)).toEqual([
      ['Table[1]-TableRow[1]-TableColumn[2]-Item_3', '3　川。'], ['Table[1]-TableRow[2]-TableColumn[1]-Article_5', '第五条　守る。'], ['Table[1]-TableRow[2]-TableColumn[1]-Article_5-Paragraph_1', '守る。'],
    ]);
  });

  it('gives none to the articles of another law', async () => {
    const amending = `<AmendProvision><NewProvision>${articleXml('9', '第九条', '他の法律。')}</NewProvision></AmendProvision>`;
    const document = await parseBody(`<MainProvision><Paragraph Num="1"><ParagraphSentence><Sentence>改める。</Sentence></ParagraphSentence>${amending}</Paragraph></MainProvision>`);
    expect(document.sections.flatMap(({ parts = [] }) => parts)).toEqual([]);
  });
});

describe('figures are listed with their files', () => {
  it('names file, place and offset, and finds the one without a file', async () => {
    const figure = '前<Fig src="./pict/式.jpg"/>後<Fig src=""/>';
    const document = await parseBody(`<MainProvision>${articleXml('1', '第一条', figure)}</MainProvision>`);
    const path = 'MainProvision-Article_1-Paragraph_1';
    expect(sectionAt(document, path).figures).toEqual([{ src: './pict/式.jpg', element: path, at: 1 }, { src: '', element: path, at: 2 }]);
    expect(document.findings.map(({ rule }) => rule)).toEqual(['law.figure-not-held', 'law.figure-without-source']);
  });

  it('keeps those of a 様式 that has no text with the section before it', async () => {
    const style = '<AppdxStyle><AppdxStyleTitle>様式第一</AppdxStyleTitle><StyleStruct><Style><Fig src="./pict/1.jpg"/></Style></StyleStruct></AppdxStyle>';
    const title = sectionAt(await parseBody(`<MainProvision/>${style}`), 'AppdxStyle[1]');
    expect(title.figures).toEqual([{ src: './pict/1.jpg', element: 'AppdxStyle[1]-StyleStruct[1]', at: title.text.length }]);
  });

  it('keeps one that stands before all text with the first section', async () => {
    const { documents } = await parseFile('<Law><LawBody><EnactStatement><Fig src="./pict/0.pdf"/></EnactStatement><MainProvision><Paragraph Num="1"><ParagraphSentence><Sentence>文。</Sentence></ParagraphSentence></Paragraph></MainProvision></LawBody></Law>');
    expect(documents[0]?.sections[0]?.figures).toEqual([{ src: './pict/0.pdf', element: 'EnactStatement[1]', at: 0 }]);
  });
});

describe('a section says what kind of provision it is', () => {
  const paragraph = (text: string, attributes = ''): string => `<Paragraph Num="1"${attributes}><ParagraphSentence><Sentence>${text}</Sentence></ParagraphSentence></Paragraph>`;

  it('keeps title, enacting words, contents, preamble, articles, both kinds of 附則 and appendices apart', async () => {
    const document = await parseBody(`<EnactStatement>公布する。</EnactStatement><TOC><TOCLabel>目次</TOCLabel></TOC><Preamble>${paragraph('われらは。')}</Preamble><MainProvision>${paragraph('本則。')}</MainProvision>
      <SupplProvision Extract="true"><SupplProvisionLabel>附　則</SupplProvisionLabel>${paragraph('原始。')}</SupplProvision>
      <SupplProvision AmendLawNum="令和七年法律第三号"><SupplProvisionLabel>附　則</SupplProvisionLabel>${paragraph('改正。')}</SupplProvision><AppdxTable><AppdxTableTitle>別表</AppdxTableTitle></AppdxTable>`);
    expect(document.sections.filter(({ text }) => text !== '附　則\n').map(({ attributes }) => attributes)).toEqual([
      { provision: ['title'] }, { provision: ['enactment'] }, { provision: ['toc'] }, { provision: ['preamble'] }, { provision: ['main'] },
      { provision: ['supplementary'], extract: ['true'] }, { provision: ['amendment'], amendmentLawNumber: ['令和七年法律第三号'] }, { provision: ['appendix'] },
    ]);
  });

  it('marks what is struck out, whether the element or its only words say so', async () => {
    const deleted = `<Chapter Num="2" Delete="true"><ChapterTitle>第二章　削除</ChapterTitle></Chapter><Chapter Num="3"><ChapterTitle>第三章　削除</ChapterTitle></Chapter>`;
    const document = await parseBody(`<MainProvision>${articleXml('1', '第一条', '残る。')}${articleXml('2:4', '第二条から第四条まで', '削除')}${deleted}${articleXml('9', '第九条', '登録の削除').replace('<Article ', '<Article Delete="true" ')}${articleXml('10', '第十条', '登録の削除')}</MainProvision>`);
    const marked = document.sections.filter(({ attributes }) => attributes?.['deleted'] !== undefined).map(({ path }) => path[0]);
    expect(marked).toEqual([
      'MainProvision-Article_2:4', 'MainProvision-Article_2:4-Paragraph_1', 'MainProvision-Chapter_2', 'MainProvision-Chapter_3', 'MainProvision-Article_9', 'MainProvision-Article_9-Paragraph_1',
    ]);
  });

  it('says that the number of a paragraph is not printed', async () => {
    const document = await parseBody(`<MainProvision>${paragraph('古い形。', ' OldNum="true"')}</MainProvision>`);
    expect(sectionAt(document, 'MainProvision-Paragraph_1').attributes).toEqual({ provision: ['main'], oldNumber: ['true'] });
  });
});

describe('a law says what it is called', () => {
  it('gives every abbreviation, its reading, the kana and the parts of the number', async () => {
    const xml = lawXml(`<MainProvision>${articleXml('1', '第一条', '守る。')}</MainProvision>`).replace('Abbrev="水辺法,みずべ法"', 'Abbrev="水辺法，みずべ法、水法" AbbrevKana="みずべほう,みずべほう,みずほう" OldLawTitle="旧水辺法"');
    const { documents } = await parseFile(xml);
    expect(documents[0]?.attributes).toMatchObject({
      abbreviation: ['水辺法', 'みずべ法', '水法'], abbreviationKana: ['みずべほう', 'みずべほう', 'みずほう'], kana: ['みずべのほう'], oldTitle: ['旧水辺法'],
      lawNumberEra: ['Reiwa'], lawNumberYear: ['6'], lawNumberSerial: ['901'], lawType: ['Act'],
    });
  });
});
