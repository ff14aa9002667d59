import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readXmlTree } from './read-xml-tree.ts';
import { childOf, type LawNode } from './law-tree.ts';
import { articleXml, parseBody, parseFile } from './parse-law.fixture.ts';
import { schemaRuleOf, structureTags } from './schema-rules.ts';
import { numberOfTitle } from './title-number.ts';

const schema = '.corpora/laws/schema/stdLaw.xsd';

describe.skipIf(!existsSync(schema))('the rules of the structure (needs .corpora)', () => {
  const elements = existsSync(schema) ? elementsOf(readXmlTree(readFileSync(schema, 'utf8').replace(/<!--[\s\S]*?-->/gu, ''))) : new Map<string, LawNode>();

  it.each(structureTags)('are those of schema v3.0 for <%s>', (tag) => {
    const element = elements.get(tag);
    const rule = schemaRuleOf(tag);
    expect([...rule?.children ?? []].toSorted()).toEqual(namesBelow(element, 'xs:element', 'ref').toSorted());
    expect([...rule?.attributes ?? []].toSorted()).toEqual(namesBelow(element, 'xs:attribute', 'name').toSorted());
  });
});

describe('a law that departs from the schema is taken in, and says where', () => {
  const messagesOf = async (body: string): Promise<readonly string[]> => (await parseBody(body)).findings.map(({ rule, message }) => `${rule} ${message}`);

  it('names elements in a wrong place, numbers that are none and attributes that it does not have, each once with its count', async () => {
    const item = '<Item><ItemTitle>一</ItemTitle></Item>';
    expect(await messagesOf(`<MainProvision><Chapter Num="1"><ChapterTitle>第一章</ChapterTitle><Paragraph Num="0"><ParagraphSentence><Sentence>文。</Sentence></ParagraphSentence>${item}${item}</Paragraph></Chapter></MainProvision><AppdxFormat Num="6_3" Colour="red"><AppdxFormatTitle>書式</AppdxFormatTitle></AppdxFormat>`)).toEqual([
      'law.schema-deviation 5 kinds of deviation from the schema: <Paragraph> in <Chapter>, Num="0" of <Paragraph>, Num="" of <Item> (2 times), attribute Colour of <AppdxFormat>, Num="6_3" of <AppdxFormat>',
    ]);
  });

  it('names an article whose number is not that of its title', async () => {
    expect(await messagesOf(`<MainProvision>${articleXml('18', '第十九条', '乙。')}${articleXml('20_2', '第二十条の二', '丙。')}</MainProvision>`)).toEqual([
      'law.number-contradicts-title 1 articles bear another number than their title: Num="18" for 19',
    ]);
  });

  it('names what an answer without law text is', async () => {
    const messages = await Promise.all([
      '{"total_count":1,"sentence_count":1,"items":[]}', '<Law><LawNum>架空</LawNum></Law>', '<html><body/></html>', '<DataRoot><Result/></DataRoot>',
    ].map(async (answer) => (await parseFile(answer)).findings[0]?.message.replace(/^.*, got /u, '')));
    expect(messages).toEqual(['an answer of the keyword search (/keyword), which holds single sentences', 'a <Law> without body', '<html> without one', 'an answer of version 1 without law text']);
  });
});

describe('numberOfTitle', () => {
  it.each([
    ['第一条', '1'], ['第二十四条の二', '24_2'], ['第三十八条の三の二', '38_3_2'], ['第千四十四条', '1044'], ['第七〇九条', '709'], ['第百条', '100'], [' 第十条 ', '10'],
  ])('reads %s as %s', (title, number) => expect(numberOfTitle(title)).toBe(number));

  it.each(['第二条から第四条まで', '第四十三条の三の十二及び第四十三条の三の十三', '第5条', '', '第一', `第${'一'.repeat(100)}条`])('leaves %j alone', (title) => expect(numberOfTitle(title)).toBeUndefined());
});

function elementsOf(root: LawNode): ReadonlyMap<string, LawNode> {
  const top = childOf(root, 'xs:schema')?.children ?? [];
  return new Map(top.flatMap((child) => (typeof child === 'string' || child.tag !== 'xs:element' ? [] : [[child.attributes['name'] ?? '', child]])));
}

function namesBelow(node: LawNode | undefined, tag: string, attribute: string): readonly string[] {
  const names = new Set<string>();
  const visit = (below: LawNode): void => {
    for (const child of below.children) {
      if (typeof child === 'string') continue;
      const name = child.attributes[attribute];
      if (child.tag === tag && name !== undefined) names.add(name);
      visit(child);
    }
  };
  if (node !== undefined) visit(node);
  return [...names];
}
