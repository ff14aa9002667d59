import { describe, expect, it } from 'vitest';
import { textOf } from '../../../corpora-config/index.ts';
import { articleXml, lawXml, parseBody, parseFile, sectionAt, squeezedText, textOfMarkup } from './parse-law.fixture.ts';

const paragraph = (number: number, inside: string): string => `<Paragraph Num="${number}"><ParagraphNum>${number === 1 ? '' : number}</ParagraphNum>${inside}</Paragraph>`;
const sentence = (text: string): string => `<ParagraphSentence><Sentence>${text}</Sentence></ParagraphSentence>`;

const main = `<MainProvision><Part Num="1"><PartTitle>第一編　総則</PartTitle><Chapter Num="2"><ChapterTitle>第二章　利用</ChapterTitle>
  <Article Num="24_2"><ArticleCaption>（利用の届出）</ArticleCaption><ArticleTitle>第二十四条の二</ArticleTitle>
    ${paragraph(1, `${sentence('水辺を利用する者は、次に掲げる事項を届け出る。')}
      <Item Num="1"><ItemTitle>一</ItemTitle><ItemSentence><Sentence>氏名</Sentence></ItemSentence>
        <Subitem1 Num="3"><Subitem1Title>ハ</Subitem1Title><Subitem1Sentence><Column Num="1"><Sentence>甲</Sentence></Column><Column Num="2"><Sentence>乙</Sentence></Column></Subitem1Sentence></Subitem1></Item>
      <List><ListSentence><Sentence>備考の行</Sentence></ListSentence></List>`)}
    ${paragraph(2, '<ParagraphSentence><Sentence Function="main">前項の届出は、書面でする。</Sentence><Sentence Function="proviso">ただし、急を要するときは、この限りでない。</Sentence></ParagraphSentence>')}
  </Article></Chapter></Part></MainProvision>`;

describe('lawParser splits provisions', () => {
  it('sets caption, number and first paragraph as printed, and items on lines of their own', async () => {
    const text = textOf(await parseBody(main));
    expect(text).toContain('（利用の届出）\n第二十四条の二　水辺を利用する者は、次に掲げる事項を届け出る。\n一　氏名\nハ　甲　乙\n備考の行\n2　前項の届出は、書面でする。ただし、急を要するときは、この限りでない。\n');
  });

  it('names sections by the element path of API v2, divisions left out below them', async () => {
    const document = await parseBody(main);
    expect(document.sections.map(({ path }) => path[0])).toEqual([
      'LawTitle', 'MainProvision-Part_1', 'MainProvision-Part_1-Chapter_2', 'MainProvision-Article_24_2', 'MainProvision-Article_24_2-Paragraph_1',
      'MainProvision-Article_24_2-Paragraph_1-Item_1', 'MainProvision-Article_24_2-Paragraph_1-Item_1-Subitem1_3',
      'MainProvision-Article_24_2-Paragraph_1-List[1]', 'MainProvision-Article_24_2-Paragraph_2',
    ]);
    expect(document.sections.filter(({ startsUnit }) => startsUnit).map(({ path }) => path[0])).toEqual([
      'LawTitle', 'MainProvision-Part_1', 'MainProvision-Part_1-Chapter_2', 'MainProvision-Article_24_2', 'MainProvision-Article_24_2-Paragraph_2',
    ]);
  });

  it('gives an item the headings above it and its article as parent', async () => {
    const item = sectionAt(await parseBody(main), 'MainProvision-Article_24_2-Paragraph_1-Item_1');
    expect(item.breadcrumb).toEqual(['第一編　総則', '第二章　利用', '（利用の届出）第二十四条の二']);
    expect(item.parent).toEqual(['MainProvision-Article_24_2']);
    expect(item.locator).toEqual({ kind: 'xml', element: 'MainProvision-Article_24_2-Paragraph_1-Item_1' });
  });

  it('reads laws without articles and names their paragraphs', async () => {
    const document = await parseBody(`<MainProvision>${paragraph(1, sentence('第一の項。'))}${paragraph(2, sentence('第二の項。'))}</MainProvision>`);
    expect(sectionAt(document, 'MainProvision-Paragraph_2')).toMatchObject({ text: '2　第二の項。\n', startsUnit: true, role: 'text' });
  });

  it('keeps text of other laws beside the paragraph that prints it, marked as no provision of this law', async () => {
    const amending = `<AmendProvision><AmendProvisionSentence><Sentence>次のように改める。</Sentence></AmendProvisionSentence><NewProvision>${articleXml('9', '第九条', '他の法律の条文。')}</NewProvision></AmendProvision>`;
    const document = await parseBody(`<MainProvision><Article Num="1"><ArticleTitle>第一条</ArticleTitle>${paragraph(1, sentence('別の法律の一部を改正する。') + amending)}</Article></MainProvision>`);
    expect(sectionAt(document, 'MainProvision-Article_1-Paragraph_1')).toMatchObject({ text: '別の法律の一部を改正する。\n', attributes: { provision: ['main'] } });
    expect(sectionAt(document, 'MainProvision-Article_1-Paragraph_1-AmendProvision[1]')).toMatchObject({
      text: '次のように改める。\n第九条　他の法律の条文。\n', attributes: { provision: ['amend-provision'] }, parent: ['MainProvision-Article_1'], startsUnit: false,
    });
    expect(document.sections.some(({ path }) => path[0]?.includes('Article_9'))).toBe(false);
  });

  it('keeps two articles apart that bear the same number, and says so', async () => {
    const document = await parseBody(`<MainProvision>${articleXml('18', '第十八条', '甲。')}${articleXml('18', '第十九条', '乙。')}</MainProvision>`);
    expect(sectionAt(document, 'MainProvision-Article_18[2]-Paragraph_1').text).toBe('乙。\n');
    expect(document.findings.map(({ rule }) => rule)).toEqual(['law.number-contradicts-title']);
  });

  it('leaves the number of a part to the one that holds articles when a table of contents is printed as parts', async () => {
    const document = await parseBody(`<MainProvision><Part Num="1"><PartTitle>第一編　総則（第一条）</PartTitle></Part><Part Num="1"><PartTitle>第一編　総則</PartTitle>${articleXml('1', '第一条', '甲。')}</Part></MainProvision>`);
    expect(sectionAt(document, 'MainProvision-Part_1')).toMatchObject({ text: '第一編　総則\n', role: 'heading' });
    expect(sectionAt(document, 'MainProvision-Part[1]')).toMatchObject({ role: 'text' });
  });

  it('sets a caption that follows its number in the same line', async () => {
    const document = await parseBody(`<MainProvision><Article Num="3"><ArticleTitle>第三条</ArticleTitle><ArticleCaption>（目的）</ArticleCaption>${paragraph(1, sentence('甲。'))}</Article></MainProvision>`);
    expect(sectionAt(document, 'MainProvision-Article_3')).toMatchObject({ text: '第三条　（目的）\n', heading: '（目的）第三条' });
  });

  it('keeps ranges of deleted articles as they are numbered', async () => {
    expect(sectionAt(await parseBody(`<MainProvision>${articleXml('43_3_12:43_3_13', '第四十三条の三の十二及び第四十三条の三の十三', '削除')}</MainProvision>`), 'MainProvision-Article_43_3_12:43_3_13-Paragraph_1').text).toBe('削除\n');
  });
});

describe('lawParser keeps what other readers lose', () => {
  it('puts readings beside the text, with offsets', async () => {
    const document = await parseBody(`<MainProvision>${articleXml('1', '第一条', '水辺の<Ruby>葦<Rt>あし</Rt></Ruby>を刈る。')}</MainProvision>`);
    const { text, readings = [] } = sectionAt(document, 'MainProvision-Article_1-Paragraph_1');
    expect(text).toBe('水辺の葦を刈る。\n');
    expect(readings.map(({ start, end, reading }) => [text.slice(start, end), reading])).toEqual([['葦', 'あし']]);
  });

  it('makes a short 附則 one unit opened as a whole, and a long one several', async () => {
    const supplement = (length: number): string => `<SupplProvision AmendLawNum="令和七年法律第十二号"><SupplProvisionLabel>附　則</SupplProvisionLabel>${articleXml('1', '第一条', '施行する。')}${articleXml('2', '第二条', '水'.repeat(length))}</SupplProvision>`;
    const document = await parseBody(`<MainProvision>${articleXml('1', '第一条', '甲。')}</MainProvision>${supplement(10)}${supplement(1000)}`);
    const units = document.sections.filter(({ startsUnit, path }) => startsUnit && path[0]?.startsWith('Suppl')).map(({ path }) => path[0]);
    expect(units).toEqual(['SupplProvision[1]', 'SupplProvision[2]', 'SupplProvision[2]-Article_1', 'SupplProvision[2]-Article_2']);
    expect(sectionAt(document, 'SupplProvision[1]-Article_2-Paragraph_1')).toMatchObject({
      parent: ['SupplProvision[1]'], breadcrumb: ['附則（令和七年法律第十二号）', '第二条'], attributes: { provision: ['amendment'], amendmentLawNumber: ['令和七年法律第十二号'] },
    });
  });

  it('writes tables in lines and tabs, spans leaving their places empty', async () => {
    const cell = (text: string, spans = ''): string => `<TableColumn ${spans}><Sentence>${text}</Sentence></TableColumn>`;
    const table = `<TableStruct><TableStructTitle>区分表</TableStructTitle><Table><TableRow>${cell('甲', 'rowspan="2"')}${cell('乙', 'colspan="2"')}</TableRow><TableRow>${cell('丙')}${cell('丁')}</TableRow><TableRow>${cell('')}${cell('')}${cell('戊')}</TableRow></Table><Remarks><RemarksLabel>備考</RemarksLabel><Item Num="1"><ItemTitle>一</ItemTitle><ItemSentence><Sentence>注。</Sentence></ItemSentence></Item></Remarks></TableStruct>`;
    const document = await parseBody(`<AppdxTable Num="1"><AppdxTableTitle>別表第一</AppdxTableTitle><RelatedArticleNum>（第三条関係）</RelatedArticleNum>${table}</AppdxTable>`);
    expect(sectionAt(document, 'AppdxTable[1]')).toMatchObject({ text: '別表第一（第三条関係）\n', role: 'heading', startsUnit: true });
    expect(sectionAt(document, 'AppdxTable[1]-TableStruct[1]')).toMatchObject({ role: 'table', breadcrumb: ['別表第一（第三条関係）'], text: '区分表\n甲\t乙\n\t丙\t丁\n\t\t戊\n備考\n一　注。\n' });
  });

  it('keeps a 様式 of which only the title is text as text, and lists its figures once', async () => {
    const style = (number: number): string => `<AppdxStyle><AppdxStyleTitle>様式第${number}</AppdxStyleTitle><StyleStruct><Style><Fig src="./pict/${number}.jpg"/></Style></StyleStruct></AppdxStyle>`;
    const document = await parseBody(`<MainProvision/>${style(1)}${style(2)}`);
    expect(sectionAt(document, 'AppdxStyle[2]')).toMatchObject({ role: 'text', startsUnit: true, text: '様式第2\n' });
    expect(document.findings).toMatchObject([{ rule: 'law.figure-not-held', message: '2 figures are not part of the text: ./pict/1.jpg, ./pict/2.jpg' }]);
  });

  it('keeps enacting words, preamble and table of contents', async () => {
    const document = await parseBody(`<EnactStatement>ここに公布する。</EnactStatement><TOC><TOCLabel>目次</TOCLabel><TOCChapter Num="1"><ChapterTitle>第一章　総則</ChapterTitle><ArticleRange>（第一条）</ArticleRange></TOCChapter></TOC><Preamble>${paragraph(1, sentence('われらは水辺を守る。'))}</Preamble>`);
    expect(document.sections.map(({ path, text }) => [path[0], text])).toEqual([
      ['LawTitle', '令和六年法律第九百一号\n架空の水辺の利用に関する法律\n'], ['EnactStatement[1]', 'ここに公布する。\n'],
      ['TOC', '目次\n第一章　総則（第一条）\n'], ['Preamble-Paragraph_1', 'われらは水辺を守る。\n'],
    ]);
  });

  it('keeps the text of elements it does not know, of stray text and of CDATA, in order', async () => {
    const body = `<MainProvision>漏れた文${articleXml('1', '第一条', '前<Novel>新<Deep>奇</Deep></Novel>後<![CDATA[<&]]>&#x6C34;')}<Novel>末尾</Novel></MainProvision>`;
    const document = await parseBody(body);
    expect(squeezedText(document)).toBe('令和六年法律第九百一号架空の水辺の利用に関する法律漏れた文第一条前新奇後<&水末尾');
    expect(document.findings.map(({ rule }) => rule)).toEqual(['law.unknown-element', 'law.unknown-element', 'law.schema-deviation']);
  });

  it('keeps all text of a law with everything in it, compared with its markup struck out', async () => {
    const xml = lawXml(main + `<SupplProvision><SupplProvisionLabel>附　則</SupplProvisionLabel>${paragraph(1, sentence('「<QuoteStruct><Table><TableRow><TableColumn><Sentence>表 &amp; 字</Sentence></TableColumn></TableRow></Table></QuoteStruct>」とする。'))}</SupplProvision>`);
    const { documents } = await parseFile(xml);
    expect(documents.map(squeezedText)).toEqual([textOfMarkup(xml)]);
  });

  it('drops indentation and keeps a space between Latin words', async () => {
    expect(sectionAt(await parseBody(`<MainProvision>${articleXml('1', '第一条', '\n   届出\n   書 ISO\n   9001　号\n')}</MainProvision>`), 'MainProvision-Article_1-Paragraph_1').text).toBe('届出書 ISO 9001　号\n');
  });
});
