import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLawFacts } from './find-law-facts.ts';
import { lawDocument } from './law-document.fixture.ts';
import { linkAll, read, tail, water } from './linked-law.fixture.ts';
import { linkReferences } from './link-references.ts';
import { registerLaws } from './register-laws.ts';

interface Form {
  readonly name: string;
  readonly sentence: string;
  readonly mentions: readonly string[];
}

const forms: readonly Form[] = [
  { name: 'a bare 第一項 is of the article at hand', sentence: '第一項の舟は、別とする。', mentions: ['第一項→5-1'] },
  { name: 'a bare 第二号 after a provision is of that provision', sentence: '第二条第一項第一号又は第二号の者', mentions: ['第二条第一項第一号→2-1-1', '第二号→2-1-2'] },
  { name: '前二条 is the two articles before', sentence: '前二条の堰', mentions: ['前二条→3,4'] },
  { name: '前三条 counts branches', sentence: '前三条の堰', mentions: ['前三条→2_2,3,4'] },
  { name: 'lists hand their article to the members after the first', sentence: '第二条第一項、第二項及び第三項の届出', mentions: ['第二条第一項→2-1', '第二項→2-2', '第三項→2-3'] },
  { name: 'an article in a list begins anew', sentence: '第二条第二項又は第三条の届出', mentions: ['第二条第二項→2-2', '第三条→3'] },
  { name: 'イ and ロ are letters of the item named before', sentence: '第二条第一項第一号イ又はロの舟', mentions: ['第二条第一項第一号イ→2-1-1-1', 'ロ→2-1-1-2'] },
  { name: 'a range inside a list keeps its law and article', sentence: '第二条第一項第一号から第三号まで及び第三条の者', mentions: ['第二条第一項第一号から第三号まで→2-1-1,2-1-2,2-1-3', '第三条→3'] },
  { name: 'a range of paragraphs', sentence: '第二条第一項から第三項までの届出', mentions: ['第二条第一項から第三項まで→2-1,2-2,2-3'] },
  { name: 'a chapter is its articles', sentence: '第一章及び第二章の規定', mentions: ['第一章→1,2,2_2', '第二章→3,4,5'] },
  { name: 'この章 is the chapter around', sentence: 'この章の堰', mentions: ['この章→3,4,5'] },
  { name: '前章 is the chapter before', sentence: '前章の舟', mentions: ['前章→1,2,2_2'] },
  { name: 'ただし書, 本文 and 後段 are parts', sentence: '第二条第二項ただし書、同項本文又は第三条後段の場合', mentions: ['第二条第二項ただし書→2-2(proviso)', '同項本文→2-2(main)', '第三条後段→3(second)'] },
  { name: 'を除く takes out, and several of them', sentence: '第二条（第一項及び第三項を除く。）の届出', mentions: ['第二条→2 除2-1,2-3', '第一項→2-1', '第三項→2-3'] },
  { name: 'of an item of an article the first paragraph is meant', sentence: '第二条第三号の者', mentions: ['第二条第三号→2-1-3'] },
  { name: '別表 and its row', sentence: '別表第一の二の項の上欄', mentions: ['別表第一の二の項→AppdxTable[1]'] },
  { name: '附則 with a number is of the 附則', sentence: '附則第二条の舟', mentions: ['附則第二条→SupplProvision[1]-2'] },
  { name: '同条 goes on from the last article, 同項 from the last paragraph', sentence: '第二条第二項の届出は、同項及び同条第三項の届出とする。', mentions: ['第二条第二項→2-2', '同項→2-2', '同条第三項→2-3'] },
  { name: '同法 is the law named last', sentence: '橋梁保全法第二条の舟は、同法第三条の舟とする。', mentions: ['橋梁保全法第二条→2:2', '同法第三条→2:3'] },
  { name: 'what does not stand there is said to be absent', sentence: '第二条第九項の届出', mentions: ['第二条第九項→全 [provision-absent]'] },
];

const supplement = ['SupplProvision[1]=附　則', 'SupplProvision[1]-Article_1-Paragraph_1:この法律は、七月一日から施行する。', 'SupplProvision[1]-Article_2-Paragraph_1:葦の舟は、なお従前の例による。'];

function readWithSupplement(sentence: string): readonly string[] {
  return linkAll([...water, 'MainProvision-Article_5-Paragraph_1:前の項である。', `MainProvision-Article_5-Paragraph_2:２　${sentence}`, ...supplement, ...tail], 'MainProvision-Article_5-Paragraph_2');
}

describe('forms of mentions', () => {
  for (const { name, sentence, mentions } of forms) {
    it(`${name}: ${sentence}`, () => {
      expect(readWithSupplement(sentence)).toEqual(mentions);
    });
  }
});

describe('declared short names', () => {
  it('hold from their declaration on, in the rest of the law', () => {
    const lines = ['MainProvision-Article_1-Paragraph_1:橋梁保全法（以下「橋法」という。）の橋を守る。', 'MainProvision-Article_2-Paragraph_1:橋法第二条の舟を守る。'];
    expect(linkAll(lines, 'MainProvision-Article_2-Paragraph_1')).toEqual(['橋法第二条→2:2']);
  });

  it('hold inside the article that 以下この条において names, and mean another law in the next', () => {
    const lines = [
      'MainProvision-Article_1-Paragraph_1:橋梁保全法（以下この条において「基本法」という。）の橋を守る。', 'MainProvision-Article_1-Paragraph_2:２　基本法第二条の舟を守る。',
      'MainProvision-Article_2-Paragraph_1:水辺規則（以下この条において「基本法」という。）の舟を守る。', 'MainProvision-Article_2-Paragraph_2:２　基本法第七条の舟を守る。',
    ];
    expect(linkAll(lines, 'MainProvision-Article_1-Paragraph_2')).toEqual(['基本法第二条→2:2']);
    expect(linkAll(lines, 'MainProvision-Article_2-Paragraph_2')).toEqual(['基本法第七条→3:7']);
  });

  it('hold inside the chapter that 以下この章において names, and mean another law in the next', () => {
    const lines = [
      'MainProvision-Chapter_1=第一章　橋', 'MainProvision-Article_1-Paragraph_1:橋梁保全法（以下この章において「基本法」という。）の橋を守る。', 'MainProvision-Article_2-Paragraph_1:基本法第二条の舟を守る。',
      'MainProvision-Chapter_2=第二章　舟', 'MainProvision-Article_3-Paragraph_1:水辺規則（以下この章において「基本法」という。）の舟を守る。', 'MainProvision-Article_4-Paragraph_1:基本法第七条の舟を守る。',
    ];
    expect(linkAll(lines, 'MainProvision-Article_2-Paragraph_1')).toEqual(['基本法第二条→2:2']);
    expect(linkAll(lines, 'MainProvision-Article_4-Paragraph_1')).toEqual(['基本法第七条→3:7']);
  });

  it('that other laws declare alike are known where nothing declares them', () => {
    const laws = ['4', '5'].map((last) => findLawFacts(lawDocument(['MainProvision-Article_1-Paragraph_1:橋梁保全法（以下「橋保法」という。）の橋を守る。'], { law: `399AC000000000${last}`, title: `橋守法第${last}` })));
    const own = findLawFacts(lawDocument(['MainProvision-Article_1-Paragraph_1:橋保法第二条の舟を守る。']));
    const bridge = findLawFacts(lawDocument(water, { law: '399AC0000000002', title: '橋梁保全法', number: '令和六年法律第九号' }));
    const [sentence] = linkReferences(own, registerLaws([own, bridge, ...laws], '2025-06-01'));
    expect(sentence?.references.map(({ targets }) => targets.map(({ law, element }) => [law, element]))).toEqual([[['399AC0000000002', 'MainProvision-Article_2']]]);
  });
});

describe('words that look like mentions', () => {
  it('are none where 様式 is a word and 協定 an agreement of parties', () => {
    expect(read('届出の様式は、市長が定める。')).toEqual([]);
    expect(read('舟の使用に関する協定（以下「舟協定」という。）を結び、舟協定を守る。')).toEqual([]);
  });

  it('count in the law before the bracket, though a bracket in it says 以下', () => {
    expect(read('橋梁保全法第一章、第二章（第三条（舟に係る部分（以下「舟部分」という。）に限る。）を除く。）の規定').at(-1)).toBe('第三条→2:3');
  });
});

describe('old and new law', () => {
  it('旧 and 改正前 name the law and no provision of today, 改正後 names the provision', () => {
    expect(read('改正前の橋梁保全法第二条の舟は、改正後の橋梁保全法第二条の舟とする。')).toEqual(['橋梁保全法第二条→2:全 [old-text]', '橋梁保全法第二条→2:2']);
    expect(read('橋梁保全法（以下「旧橋法」という。）の橋')).toEqual(['橋梁保全法→2:全']);
  });
});

describe('a law in katakana', () => {
  it('has 第三条, 前条, ニ於テ準用スル and ヨリ … ニ至ル', () => {
    const lines = ['MainProvision-Article_1-Paragraph_1:舟ヲ守ル', 'MainProvision-Article_2-Paragraph_1:前条ノ舟ハ之ヲ守ル', 'MainProvision-Article_3-Paragraph_1:第一条乃至前条ノ規定ハ堰ニ之ヲ準用ス', 'MainProvision-Article_4-Paragraph_1:第一条又ハ第二条ノ舟ニ付テハ前二条ノ規定ヲ準用ス'];
    const title = '水辺ニ関スル法律';
    expect(linkAll(lines, 'MainProvision-Article_2-Paragraph_1', { title })).toEqual(['前条→1']);
    expect(linkAll(lines, 'MainProvision-Article_3-Paragraph_1', { title })).toEqual(['第一条乃至前条→1,2 準用']);
    expect(linkAll(lines, 'MainProvision-Article_4-Paragraph_1', { title })).toEqual(['第一条→1', '第二条→2', '前二条→2,3 準用']);
  });
});

describe('a 改正附則 of articles', () => {
  it('means the original 附則 by 附則第四項, having no such paragraph itself', () => {
    const lines = [...water, 'SupplProvision[1]=附　則', 'SupplProvision[1]-Paragraph_4:４　葦の舟を守る。', 'SupplProvision[2]=附則（令和六年四月一日法律第九号）', 'SupplProvision[2]-Article_1-Paragraph_1:附則第四項の規定は、なお効力を有する。'];
    expect(linkAll(lines, 'SupplProvision[2]-Article_1-Paragraph_1')).toEqual(['附則第四項→SupplProvision[1]-4']);
  });
});

describe('any sentence', () => {
  const words = ['第三条', '第二項', '第一号', 'イ', 'ロ', '及び', '又は', '、', '（', '）', '「', '」', 'を除く。', 'から', 'まで', '前条', '前二項', '次項', '同条', '同項', '同法', 'この法律', '橋梁保全法', '橋梁保全法施行令', '附則', '別表第一', '第二章', '規格', '令', '法', '旧', '改正後の', '（令和六年法律第九号）', '。', 'の', 'ただし書', '各号', '付表', '様式第一号'];
  const sentence = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(''));

  it('has mentions that never overlap but by nesting in brackets, each with its text, its targets standing in the register', () => {
    const bridge = findLawFacts(lawDocument(water, { law: '399AC0000000002', title: '橋梁保全法', number: '令和六年法律第九号' }));
    fc.assert(fc.property(sentence, (text) => {
      const facts = findLawFacts(lawDocument([...water, `MainProvision-Article_5-Paragraph_1:${text}`, ...tail]));
      const register = registerLaws([facts, bridge], '2025-06-01');
      for (const { sentence: own, references } of linkReferences(facts, register)) {
        for (const [at, reference] of references.entries()) {
          expect(own.slice(reference.start, reference.end)).toBe(reference.text);
          for (const other of references.slice(at + 1)) expect(reference.end <= other.start || other.end <= reference.start || isNested(reference, other)).toBe(true);
          for (const { law, element } of [...reference.targets, ...reference.except]) if (element !== null) expect(register.byId(law ?? '')?.has(element)).toBe(true);
        }
      }
    }), { seed: 20_251_124, numRuns: 500 });
  });
});

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One inside a bracket of the other: 第十条（第二項を除く。）から第十二条まで. */
function isNested(a: Span, b: Span): boolean {
  const [outer, inner] = a.end - a.start >= b.end - b.start ? [a, b] : [b, a];
  return outer.start <= inner.start && inner.end <= outer.end && outer.text.slice(0, inner.start - outer.start).includes('（');
}
