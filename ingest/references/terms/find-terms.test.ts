import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DefinedTerm } from '../law-facts.ts';
import { findTerms } from './find-terms.ts';
import { lawSections } from './law-sections.fixture.ts';

const first = 'MainProvision-Article_1-Paragraph_1';

function termsOf(text: string, element = first): readonly DefinedTerm[] {
  return findTerms(lawSections([element, text]));
}

describe('findTerms: forms', () => {
  it.each([
    ['quoted definition', 'この法律において「浮き桟橋」とは、水面に浮かべて人の乗降の用に供する桟橋をいう。\n', '浮き桟橋', '水面に浮かべて人の乗降の用に供する桟橋'],
    ['definition without marks', 'この法律で風車とは、風の力を動力に変える装置をいう。\n', '風車', '風の力を動力に変える装置'],
    ['short name of what stands before the bracket', '市長は、渡し舟を営む者（以下「渡船業者」という。）に通知する。\n', '渡船業者', '渡し舟を営む者'],
    ['short name inside a bracket that says more', '渡船計画（変更があったときは、その変更後のもの。以下「認定計画」という。）を公表する。\n', '認定計画', '渡船計画'],
    ['words named in the bracket', '渡船券（市長の承認を受けたものを「承認券」という。）を配る。\n', '承認券', '市長の承認を受けたもの'],
    ['list taken together', '桟橋、灯台及び水門（以下「港湾施設」と総称する。）を管理する。\n', '港湾施設', '桟橋、灯台及び水門'],
    ['bracket that repeats its word', '届出は、水先人（渡船法第二条に規定する水先人をいう。以下同じ。）がする。\n', '水先人', '渡船法第二条に規定する水先人'],
    ['katakana definition', '本法ニ於テ渡船トハ水上ニ於テ人ヲ運送スル舟ヲ謂フ\n', '渡船', '水上ニ於テ人ヲ運送スル舟'],
  ])('finds %s', (...[, text, term, meaning]) => {
    expect(termsOf(text).map((found) => [found.term, found.meaning])).toContainEqual([term, meaning]);
  });

  it('finds katakana short names without marks', () => {
    expect(termsOf('渡船ヲ営ム者（以下渡船業者ト称ス）ハ届出ヲ為スベシ\n').map(({ term }) => term)).toEqual(['渡船業者']);
  });

  it('finds the two columns of an announced list', () => {
    const law = lawSections(
      [first, 'この章において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。\n'],
      [`${first}-Item_1`, '一　小舟　櫓で進む舟をいう。\n'],
      [`${first}-Item_2`, '二　「大舟」　帆で進む舟をいう。\n'],
    );
    expect(findTerms(law).map(({ term, meaning }) => [term, meaning])).toEqual([['小舟', '櫓で進む舟'], ['大舟', '帆で進む舟']]);
  });

  it('finds the rows of an announced table', () => {
    const law = lawSections([first, '次の表の上欄に掲げる用語の意義は、同表の下欄に定めるところによる。\n'], [`${first}-TableStruct[1]`, '用語\t意義\n小舟\t櫓で進む舟をいう。\n']);
    expect(findTerms(law).map(({ term }) => term)).toEqual(['小舟']);
  });

  it('keeps a law name with its number', () => {
    const [found] = termsOf('この政令は、渡船の安全に関する法律（平成九十年法律第七号。以下「法」という。）第二条に基づく。\n');
    expect(found).toMatchObject({ term: '法', meaning: '渡船の安全に関する法律', form: 'law-name', lawNumber: '平成九十年法律第七号' });
  });

  it('passes over wordings that 読替え quotes', () => {
    expect(termsOf('同条中「舟（以下「小舟」という。）」とあるのは「筏（以下「小筏」という。）」と読み替える。\n')).toEqual([]);
    expect(termsOf('同条中「舟（櫓で進む舟をいう。以下同じ。）」とあるのは「筏」と読み替える。\n')).toEqual([]);
  });
});

describe('findTerms: words named', () => {
  it.each([
    ['after a topic', '知事は、船主（以下「主」という。）を呼ぶ。\n', '船主'],
    ['after a particle with only nouns behind it', '届出を港務局長（以下「局長」という。）に出す。\n', '港務局長'],
    ['after a particle, with the provision that the noun is of', '港務局が渡船法第二条に規定する検査（以下「検査」という。）を行う。\n', '渡船法第二条に規定する検査'],
    ['after the number of a list in a table', 'ア 櫓で進む舟（以下「小舟」という。）\n', '櫓で進む舟'],
    ['with its relative clause', '届出をした船主（以下「届出船主」という。）は待つ。\n', '届出をした船主'],
    ['as the last member of a list', '国又は港務局（以下「港務局」という。）は払う。\n', '港務局'],
    ['as the whole list before 等', '国又は港務局（以下「国等」という。）は払う。\n', '国又は港務局'],
  ])('are cut %s', (_, text, meaning) => {
    expect(termsOf(text)[0]?.meaning).toBe(meaning);
  });
});

describe('findTerms: scope', () => {
  const chapters = (text: string): ReturnType<typeof lawSections> => lawSections(
    ['MainProvision-Chapter_1', '第一章　総則\n'], ['MainProvision-Article_1-Paragraph_1', `${text}\n`], ['MainProvision-Article_2-Paragraph_1', '届出をする。\n'],
    ['MainProvision-Article_3-Paragraph_1', '届出をする。\n'], ['MainProvision-Chapter_2', '第二章　罰則\n'], ['MainProvision-Article_4-Paragraph_1', '罰する。\n'],
  );

  it.each([
    ['以下', [''], false],
    ['以下この条において', ['MainProvision-Article_1'], false],
    ['以下この項及び次項において', [first, 'MainProvision-Article_1-Paragraph_2'], false],
    ['次条において', ['MainProvision-Article_2'], true],
    ['第二条から第四条までにおいて', ['MainProvision-Article_2', 'MainProvision-Article_3', 'MainProvision-Article_4'], true],
    ['以下この章において', ['MainProvision-Chapter_1', 'MainProvision-Article_1', 'MainProvision-Article_2', 'MainProvision-Article_3'], false],
    ['次章において', ['MainProvision-Chapter_2', 'MainProvision-Article_4'], true],
    ['第三条第二項及び第四条において', ['MainProvision-Article_3-Paragraph_2', 'MainProvision-Article_4'], true],
  ])('%s holds in %j', (words, scope, wholeScope) => {
    const [found] = findTerms(chapters(`市長は、船主（${words}「主」という。）を呼ぶ。`));
    expect(found).toMatchObject({ term: '主', scope, wholeScope });
  });

  it('この法律において holds in all of the law, before the definition too', () => {
    expect(termsOf('この法律において「小舟」とは、櫓で進む舟をいう。\n')[0]).toMatchObject({ scope: [''], wholeScope: true });
  });

  it('a term of a 附則 holds in that 附則 alone', () => {
    expect(termsOf('この法律の施行の日（以下「施行日」という。）から待つ。\n', 'SupplProvision[2]-Article_1-Paragraph_1')[0]?.scope).toEqual(['SupplProvision[2]']);
  });

  it('keeps exceptions apart', () => {
    expect(termsOf('船主（法人をいう。第三条を除き、以下同じ。）を呼ぶ。\n')[0]).toMatchObject({ term: '船主', scope: [''], except: ['MainProvision-Article_3'] });
  });
});

describe('findTerms: properties', () => {
  const pieces = fc.constantFrom('船主', '（以下「', '」という。）', '「', '」とは、', 'をいう。', '（', '）', '以下同じ。）', 'この章において', '、', 'は、', '第三条', '\n', '用語の意義は', 'ト称ス');

  it('offsets slice to the term, whatever the text', () => {
    fc.assert(fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      for (const { term, start, end } of termsOf(text)) expect(text.slice(start, end)).toBe(term);
    }), { seed: 20_250_701 });
  });
});
