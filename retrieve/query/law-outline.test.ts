import { describe, expect, it } from 'vitest';
import { makeChunk } from '../retriever.fixture.ts';
import { readLawOutline } from './law-outline.ts';

const law = 'law/501AC0000000901@20200101_0';
const chunks = ([
  ['MainProvision-Article_1-Paragraph_1', '第一章　総則\n（目的）\n第一条　目的。\n', ['第一章　総則']],
  ['MainProvision-Article_2-Paragraph_1', '第二条　次のとおり。\n一　月\nイ　表\n（１）　海\n（２）　陸\nロ　裏\n二　星\n二の二　塵\n', ['第一章　総則']],
  ['MainProvision-Article_2-Paragraph_2', '２　前項のほか。\n３　同前。\n', ['第一章　総則']],
  ['MainProvision-Article_3-Paragraph_1', '第二章　採掘\n第三条　削除\n', ['第二章　採掘']],
  ['MainProvision-Article_4:6', '第四条から第六条まで　削除\n', ['第二章　採掘']],
  ['SupplProvision[1]-Article_1-Paragraph_1', '附　則\n第一条　施行。\n第二条　経過。\n２　同前。\n', ['附則']],
  ['AppdxTable[1]', '別表第一の二（第二条関係）\n一　石\n', ['別表第一の二（第二条関係）']],
] as const).map(([path, text, breadcrumb], ordinal) => makeChunk({ document: law, path, text, breadcrumb, title: '月面法' }, ordinal));
const outline = readLawOutline(law, chunks);

describe('the outline of a law', () => {
  it.each([
    ['MainProvision-Article_2-Paragraph_1-Item_1-Subitem1_1-Subitem2_2', 1],
    ['MainProvision-Article_2-Paragraph_1-Item_1-Subitem1_2', 1],
    ['MainProvision-Article_2-Paragraph_1-Item_2_2', 1],
    ['MainProvision-Article_2-Paragraph_3', 2],
    ['SupplProvision[1]-Article_2-Paragraph_2', 5],
    ['AppdxTable[1]', 6],
  ])('has %s in chunk %d', (element, chunk) => {
    expect(outline.find(element)).toEqual({ element, first: chunk, last: chunk, isDeleted: false });
  });

  it.each(['MainProvision-Article_2-Paragraph_4', 'MainProvision-Article_2-Paragraph_1-Item_3', 'MainProvision-Article_7', 'SupplProvision[2]'])('has no %s', (element) => {
    expect(outline.find(element)).toBeUndefined();
  });

  it('knows what was deleted, one by one and in ranges', () => {
    expect(['3', '4', '5', '6'].map((number) => outline.find(`MainProvision-Article_${number}`)?.isDeleted)).toEqual([true, true, true, true]);
  });

  it('takes a chapter from where it holds articles, not from a table of contents that is printed as chapters', () => {
    const printed = makeChunk({ document: law, path: 'MainProvision-Chapter[1]', text: '第二章　採掘\n', breadcrumb: ['第二章　採掘'], title: '月面法' }, 0);
    expect(readLawOutline(law, [printed, ...chunks]).find('MainProvision-Chapter_2')).toMatchObject({ first: 4, last: 5 });
  });

  it('names appendices, spans articles over chunks, and lists what stands between two', () => {
    expect(outline.appendices).toEqual([{ name: '別表1_2', element: 'AppdxTable[1]' }]);
    expect(outline.find('MainProvision-Article_2')).toMatchObject({ first: 1, last: 2 });
    expect(outline.find('MainProvision-Chapter_2')).toMatchObject({ first: 3, last: 4 });
    expect(outline.between('MainProvision-Article_1', 'MainProvision-Article_3')).toEqual(['MainProvision-Article_1', 'MainProvision-Article_2', 'MainProvision-Article_3']);
    expect(outline.between('MainProvision-Article_1', 'MainProvision-Article_9')).toEqual([]);
  });
});
