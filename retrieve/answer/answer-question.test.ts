import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash, publicAccess } from '../../corpora-config/index.ts';
import { openRetriever } from '../open-retriever.ts';
import { holdPassages, makeParts, provision, type Passage } from '../retriever.fixture.ts';
import { verifyCitations } from './verify-citations.ts';

const star = '星間通商法#law/505AC0000000901@20240401_505AC0000000901';
const passages: readonly Passage[] = [
  provision(star, 'MainProvision-Article_1-Paragraph_1', '第一条　この法律は、星間の通商を盛んにすることを目的とする。'),
  provision(star, 'MainProvision-Article_12-Paragraph_1', '第十二条　輸入者は、月光税を納めなければならない。ただし、彗星便の荷（手紙を含む。）は、この限りでない。'),
  provision(star, 'MainProvision-Article_12-Paragraph_2', '２　月光税の納期は、到着の日から三十日とする。'),
  { document: 'white-paper/moon/r6', path: '1-1', title: '月面*白書*', text: '月面の公園には砂場がある。\n砂場の数は四十二である。' },
];

async function ask(question: string, more = {}): Promise<Awaited<ReturnType<Awaited<ReturnType<typeof openRetriever>>['answer']>>> {
  const retriever = await openRetriever(await makeParts(passages));
  return retriever.answer({ question, ...more }, publicAccess);
}

describe('an extractive answer', () => {
  it('quotes the sentence that answers, with its marker and its source', async () => {
    const answer = await ask('砂場の数は');
    expect(answer.abstained).toBe(false);
    expect(answer.citations[0]).toMatchObject({ n: 1, id: 'white-paper/moon/r6/1-1', uri: 'https://example.invalid/white-paper/moon/r6' });
    expect(answer.answer).toContain('[1]\n\n> ');
    expect(answer.answer).toContain('砂場の数は四十二である。');
  });

  it('never quotes what a source only asks when another answers, and names a repeated title once', async () => {
    const asked = { document: 'white-paper/asked/r6', path: '1-1', title: '質問', text: '流星の数の推移を示されたい。' };
    const said = { document: 'manual/public/a:b', path: 'p1', title: '流星 手引', breadcrumb: ['流星　手引', '数'], text: '流星の数\n流星の数は七百である。' };
    const retriever = await openRetriever(await makeParts([asked, said]));
    const { citations, answer } = await retriever.answer({ question: '流星の数' }, publicAccess);
    expect(citations.map(({ quote }) => quote)).toEqual(['流星の数は七百である。']);
    expect(answer).toContain('\n\n流星 手引 ＞ 数 [1]\n\n');
  });

  it('writes a title as text, not as Markdown', async () => {
    expect((await ask('砂場の数は')).answer).toContain(String.raw`月面\*白書\*`);
  });

  it('quotes the provision that the question names', async () => {
    const { citations } = await ask('星間通商法12条2項');
    expect(citations[0]?.quote).toBe('２　月光税の納期は、到着の日から三十日とする。');
  });

  it('cuts every quote out of the stored text, whose hash it tells', async () => {
    const texts = new Map(passages.map(({ document, path, text }) => [`${document}/${path}`, text]));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('月光税', '砂場', 'の', '納期', '公園', '荷', '第12条', '星間通商法'), { minLength: 1, maxLength: 6 }), async (words) => {
        for (const { id, quote, contentHash: hash, n } of (await ask(words.join(''))).citations) {
          expect(n).toBeGreaterThan(0);
          expect(texts.get(id)).toContain(quote);
          expect(hash).toBe(contentHash(texts.get(id) ?? ''));
        }
      }),
      { seed: 20260407, numRuns: 60 },
    );
  });
});

describe('abstaining', () => {
  it.each([
    ['星間通商法第1100条の条文', '星間通商法第1100条はありません。最も近いのは星間通商法第12条です。'],
    ['租税特別措置法の控除率は何条に定められているか', '租税特別措置法は収録されていません。'],
    ['海底の公園にある郵便局の郵便番号の一覧', '収録された資料の中に、質問に答えられる記述が見つかりませんでした。'],
    ['ＺＺＺ', '該当する資料が見つかりませんでした。'],
    [' ', '質問が空です。'],
  ])('%s: %s', async (question, reason) => {
    expect(await ask(question)).toMatchObject({ abstained: true, reason, answer: '', citations: [] });
  });

  it('answers from the corpora of the app only', async () => {
    expect((await ask('砂場の数は', { app: 'diet-answers' })).abstained).toBe(true);
  });
});

describe('verifying citations', () => {
  it('drops a quote that is not in the text, a wrong hash, and what the caller may not see', async () => {
    const store = await holdPassages(passages);
    const [passage] = passages;
    const id = `${passage?.document}/${passage?.path}`;
    const citation = { n: 1, id, title: '', uri: '', locator: { kind: 'file' as const }, revision: '', contentHash: contentHash(passage?.text ?? ''), quote: '星間の通商' };
    const placed = [citation, { ...citation, quote: '星間の通信' }, { ...citation, quote: '' }, { ...citation, contentHash: 'x' }].map((each) => ({ corpus: 'laws', citation: each }));
    expect(await verifyCitations(placed, publicAccess, store)).toEqual([true, false, false, false]);
    expect(await verifyCitations(placed, { tenants: ['moon'] }, store)).toEqual([false, false, false, false]);
  });
});
