import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLawFacts } from './find-law-facts.ts';
import { lawDocument } from './law-document.fixture.ts';
import { linkReferences } from './link-references.ts';
import { linkAll, read, tail, water } from './linked-law.fixture.ts';
import { registerLaws } from './register-laws.ts';

describe('a mention inside its own law', () => {
  const forms: readonly (readonly [sentence: string, ...mentions: string[]])[] = [
    ['前条の規定による。', '前条→4'],
    ['前項の届出', '前項→5-1'],
    ['第二条第一項第一号イの舟', '第二条第一項第一号イ→2-1-1-1'],
    ['第二条第一号ロ又はハの舟', '第二条第一号ロ→2-1-1-2', 'ハ→全 [provision-absent]'],
    ['第二条第一項各号の者', '第二条第一項各号→2-1-1,2-1-2,2-1-3'],
    ['第二条第一項第一号から第三号までの者', '第二条第一項第一号から第三号まで→2-1-1,2-1-2,2-1-3'],
    ['第二条第一項及び第三項の届出', '第二条第一項→2-1', '第三項→2-3'],
    ['第二条第一項若しくは第二項又は第三条の届出', '第二条第一項→2-1', '第二項→2-2', '第三条→3'],
    ['第二条から第四条までの規定', '第二条から第四条まで→2,2_2,3,4'],
    ['第二条第二項ただし書の口頭', '第二条第二項ただし書→2-2(proviso)'],
    ['第二条（第二項を除く。）の規定', '第二条→2 除2-2', '第二項→2-2'],
    ['第二章の規定', '第二章→3,4,5'],
    ['この法律の目的', 'この法律→全'],
    ['別表第一の上欄', '別表第一→AppdxTable[1]'],
    ['様式第一号による届', '様式第一号→AppdxTable[2]'],
    ['第三条の者の舟は、同条の図面による。', '第三条→3', '同条→3'],
    ['第一項の届出', '第一項→5-1'],
    ['第三条の規定は、舟について準用する。', '第三条→3 準用'],
    ['第四条において準用する第三条の図面', '第四条→4', '第三条→3 準用'],
    ['第千条の規定', '第千条→全 [provision-absent]'],
    ['水辺法第三条の図面', '水辺法第三条→3'],
  ];
  for (const [sentence, ...mentions] of forms) {
    it(`${sentence} points at what the words say`, () => {
      expect(read(sentence)).toEqual(mentions);
    });
  }

  it('looks back into the sentence before for 同項 and 同条', () => {
    expect(read('この場合において、同条第二項の届出は、要しない。', '前の項である。').at(-1)).toContain('nothing-before');
    expect(read('第三条の図面を出す。この場合において、同条の届出は、要しない。')).toEqual(['第三条→3', '同条→3']);
  });
});

describe('what looks like a mention', () => {
  for (const sentence of ['第三者の舟も、同様とする。', '同日に本店で、次の各号の者が行う。', '第二種舟の第一号舟券を売る。', '「第三条」とあるのは「第四条」と読む。', '政令で定める方法による。']) {
    it(`is none in ${sentence}`, () => {
      expect(read(sentence)).toEqual([]);
    });
  }
});

describe('a mention of another law', () => {
  it('is found by title, by number and by the name that the text declares', () => {
    expect(read('橋梁保全法（令和六年法律第九号。以下「橋法」という。）第二条第一項に規定する者及び橋法第三条の者')).toEqual(['橋梁保全法（令和六年法律第九号。以下「橋法」という。）第二条第一項→2:2-1', '橋法第三条→2:3']);
  });

  it('hands its law to the list, to 同法 and to 同条, and leaves out the words before its title', () => {
    expect(read('舟を持つ者は、橋梁保全法第二条及び第三条並びに同法第四条の規定により、同条の堰を守る。')).toEqual(['橋梁保全法第二条→2:2', '第三条→2:3', '同法第四条→2:4', '同条→2:4']);
  });

  it('says when the law is not held, and when the provision does not stand there', () => {
    expect(read('堤防整備法（令和五年法律第三号）第二条の堤')).toEqual(['堤防整備法（令和五年法律第三号）第二条→?:全 [law-not-held]']);
    expect(read('橋梁保全法第九百条の橋')).toEqual(['橋梁保全法第九百条→2:全 [provision-absent]']);
  });

  it('takes 法 of a delegated order for the act it carries out', () => {
    const lines = ['MainProvision-Article_1-Paragraph_1:法第三条の図面は、次条のとおりとする。', 'MainProvision-Article_2-Paragraph_1:図面は紙とする。'];
    expect(linkAll(lines, 'MainProvision-Article_1-Paragraph_1', { law: '399CO0000000004', title: '橋梁保全法施行令' })).toEqual(['法第三条→2:3', '次条→2']);
  });
});

describe('a 改正附則', () => {
  const lines = [...water, 'SupplProvision[1]=附　則', 'SupplProvision[2]=附則（令和六年四月一日法律第九号）', 'SupplProvision[2]-Article_1-Paragraph_1:この法律は、公布の日から施行する。', 'SupplProvision[2]-Article_2-Paragraph_1:前条及び第三条の規定は、附則第一条の日から適用する。この法律による改正前の水辺法第二条は、なお効力を有する。'];

  it('counts この法律 and bare articles in its amending law, and its own articles in the file', () => {
    expect(linkAll(lines, 'SupplProvision[2]-Article_1-Paragraph_1')).toEqual(['この法律→2:全']);
    expect(linkAll(lines, 'SupplProvision[2]-Article_2-Paragraph_1')).toEqual(['前条→SupplProvision[2]-1', '第三条→2:3', '附則第一条→SupplProvision[2]-1', 'この法律→2:全', '水辺法第二条→全 [old-text]']);
  });
});

describe('any text', () => {
  const words = ['第三条', '第二項', '第一号', 'イ', '及び', '又は', '、', '（', '）', '「', '」', 'を除く。', 'から', 'まで', '前条', '前二項', '同条', '同法', 'この法律', '橋梁保全法', '（令和六年法律第九号。以下「橋法」という。）', '橋法', '附則', '別表第一', '次の表', '同表', '第二章', 'の規定は、', '準用する', '。', '改正前の', '旧法', '法', '一', 'ノ二', '\u3000', '\n', 'ただし書', '各号'];
  const sentence = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(''));

  it('gives mentions whose offsets slice to their text, and targets that stand in the law', () => {
    fc.assert(fc.property(sentence, (text) => {
      const document = lawDocument([...water, `MainProvision-Article_5-Paragraph_1:${text}`, ...tail]);
      const facts = findLawFacts(document);
      const elements = new Set(facts.elements);
      const section = document.sections.find(({ path }) => path[0] === 'MainProvision-Article_5-Paragraph_1')?.text ?? '';
      for (const one of linkReferences(facts, registerLaws([facts], '2025-06-01'))) {
        if (one.element === 'MainProvision-Article_5-Paragraph_1') expect(section.slice(one.start, one.start + one.sentence.length)).toBe(one.sentence);
        for (const reference of one.references) {
          expect(one.sentence.slice(reference.start, reference.end)).toBe(reference.text);
          for (const target of reference.targets) if (target.law === facts.law && target.element !== null) expect(elements).toContain(target.element);
        }
      }
    }), { seed: 5, numRuns: 400 });
  });
});
