import { findLawFacts } from './find-law-facts.ts';
import { lawDocument } from './law-document.fixture.ts';
import { linkReferences } from './link-references.ts';
import { registerLaws } from './register-laws.ts';

/** A fictional act: 第二条 with items, letters and three paragraphs, 第二条の二, two chapters. */
export const water: readonly string[] = [
  'MainProvision-Chapter_1=第一章　総則',
  'MainProvision-Article_1-Paragraph_1:水辺を守る。',
  'MainProvision-Article_2-Paragraph_1:次に掲げる者は、届け出る。',
  'MainProvision-Article_2-Paragraph_1-Item_1:一　舟を持つ者',
  'MainProvision-Article_2-Paragraph_1-Item_1-Subitem1_1:イ　帆の舟',
  'MainProvision-Article_2-Paragraph_1-Item_1-Subitem1_2:ロ　櫂の舟',
  'MainProvision-Article_2-Paragraph_1-Item_2:二　橋を渡す者',
  'MainProvision-Article_2-Paragraph_1-Item_3:三　堰を造る者',
  'MainProvision-Article_2-Paragraph_2:２　届出は書面でする。ただし、急ぐときは口頭でする。',
  'MainProvision-Article_2-Paragraph_3:３　届出は返さない。',
  'MainProvision-Article_2_2-Paragraph_1:葦を刈る者は、届け出る。',
  'MainProvision-Chapter_2=第二章　堰',
  'MainProvision-Article_3-Paragraph_1:堰を造る者は、図面を出す。',
  'MainProvision-Article_4-Paragraph_1:堰を守る。',
];

export const tail: readonly string[] = ['AppdxTable[1]=別表第一（第二条関係）', 'AppdxTable[2]=様式第１号（第三条関係）'];

/** What the mentions of a sentence of 第五条第二項 point at. */
export function read(sentence: string, before = '前の項である。'): readonly string[] {
  return linkAll([...water, `MainProvision-Article_5-Paragraph_1:${before}`, `MainProvision-Article_5-Paragraph_2:２　${sentence}`, ...tail], 'MainProvision-Article_5-Paragraph_2');
}

/** What the mentions at an element point at, with 橋梁保全法 (2) and 水辺規則 (3) beside the law: `text→places`. */
export function linkAll(lines: readonly string[], element: string, options: Parameters<typeof lawDocument>[1] = {}): readonly string[] {
  const own = findLawFacts(lawDocument(lines, options));
  const other = findLawFacts(lawDocument(water, { law: '399AC0000000002', title: '橋梁保全法', number: '令和六年法律第九号' }));
  const rules = findLawFacts(lawDocument(['MainProvision-Article_7-Paragraph_1:舟に名を書く。'], { law: '399M00000000003', title: '水辺規則' }));
  const register = registerLaws([own, other, rules], '2025-06-01');
  return linkReferences(own, register).filter((one) => one.element === element)
    .flatMap(({ references }) => references.map(({ text, targets, except, applied, unresolved }) => `${text}→${targets.map((target) => shorten(target.law, target.element, own.law) + (target.part === null ? '' : `(${target.part})`)).join(',')}${except.length > 0 ? ` 除${except.map((target) => shorten(target.law, target.element, own.law)).join(',')}` : ''}${applied ? ' 準用' : ''}${unresolved === undefined ? '' : ` [${unresolved}]`}`));
}

function shorten(law: string | null, element: string | null, own: string): string {
  const place = (element ?? '全').replaceAll('MainProvision-', '').replaceAll('Article_', '').replaceAll(/-(?:Paragraph|Item|Subitem\d)_/gu, '-');
  return law === own ? place : `${law?.slice(-1) ?? '?'}:${place}`;
}
