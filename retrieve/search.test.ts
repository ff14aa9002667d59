import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicAccess } from '../corpora-config/index.ts';
import type { Embedder } from '../index/index.ts';
import { openRetriever } from './open-retriever.ts';
import { makeParts, provision, type Passage } from './retriever.fixture.ts';

const star = '星間通商法#law/505AC0000000901@20240401_505AC0000000901';
const starOld = { ...provision('星間通商法#law/505AC0000000901@20230401_505AC0000000901', 'MainProvision-Article_12-Paragraph_1', '第十二条　輸入者は、月光税を旧税率により納める。'), validFrom: '2023-04-01', validUntil: '2024-04-01' };
const now = { validFrom: '2024-04-01', documentAttributes: { abbreviation: ['星商法'], lawNumber: ['令和五年法律第九百一号'] } };
const laws: readonly Passage[] = [
  { ...provision(star, 'MainProvision-Article_1-Paragraph_1', '第一条　この法律は、星間の通商を盛んにすることを目的とする。'), ...now },
  { ...provision(star, 'MainProvision-Article_12-Paragraph_1', '第十二条　輸入者は、月光税を納めなければならない。'), ...now },
  { ...provision(star, 'MainProvision-Article_12-Paragraph_2', '２　月光税の納期は、到着の日から三十日とする。'), ...now },
  { ...provision(star, 'MainProvision-Article_12-Paragraph_3', '３　納期を過ぎたときは、遅れた日数に応じて加算金を納める。'), ...now },
  { ...provision(star, 'MainProvision-Article_12_2-Paragraph_1', '第十二条の二　彗星便で届いた荷には、前条を適用しない。'), ...now },
  starOld,
  { ...provision('砂糖菓子規則#law/505M60000000902@20240501_000000000000000', 'MainProvision-Article_12-Paragraph_1', '第十二条　丸い物でなければ、飴といわない。'), validFrom: '2024-05-01' },
];
const others: readonly Passage[] = [
  { document: 'white-paper/moon/r6', path: '1-1', title: '月面白書', breadcrumb: ['第1章 税'], text: '月光税の税収は前の年より増えた。', date: '2024-06-01' },
  { document: 'white-paper/moon/r6', path: '1-2', title: '月面白書', breadcrumb: ['第2章 くらし'], text: '月面の公園には砂場がある。', date: '2024-06-01' },
  { document: 'manual/office/guide', path: 's1', title: '輸入の手引', text: '荷が着いたら、納期までに月光税を窓口で払う。', attributes: { ministry: ['月務省'] } },
  { document: 'manual/secret/guide', path: 's1', title: '内部の手引', text: '月光税の調査は秘密にする。', tenant: 'moon-ministry' },
];
const all = [...laws, ...others];
const id = (element: string): string => `law/505AC0000000901@20240401_505AC0000000901/MainProvision-${element}`;

async function searchIds(query: string, more = {}): Promise<readonly string[]> {
  const retriever = await openRetriever(await makeParts(all));
  return (await retriever.search({ query, ...more }, publicAccess)).hits.map((hit) => hit.id);
}

describe('ranking a dozen fictional passages', () => {
  it.each([
    ['星間通商法第十二条', [id('Article_12-Paragraph_1'), id('Article_12-Paragraph_2')], 'the article named, in document order'],
    ['星商法12条2項', [id('Article_12-Paragraph_2')], 'the paragraph named, by the abbreviation'],
    ['令和5年法律第901号 第1条', [id('Article_1-Paragraph_1')], 'the law by its number'],
    ['星商法12条 加算金', [id('Article_12-Paragraph_3')], 'of the paragraphs of the article named, the one that answers the rest'],
    ['星間通商法12条の2', [id('Article_12_2-Paragraph_1')], 'the branch article, not article 12'],
    ['月光税の税収', ['white-paper/moon/r6/1-1'], 'the only passage that has 税収 in it'],
    ['丸い飴', ['law/505M60000000902@20240501_000000000000000/MainProvision-Article_12-Paragraph_1'], 'the only passage with a word in common, though in another form'],
    ['砂場 公園', ['white-paper/moon/r6/1-2'], 'both words in one passage'],
    ['納期 窓口', ['manual/office/guide/s1'], 'both words against one; a word is as rare in a corpus of one passage as in all of them'],
    ['星間通商法', [id('Article_1-Paragraph_1')], 'a law alone opens at its beginning'],
  ])('%s → %j first: %s', async (query, expected) => {
    expect((await searchIds(query)).slice(0, expected.length)).toEqual(expected);
  });

  it('shows the revision that held on the date asked and no other', async () => {
    expect(await searchIds('星商法12条', { asOf: '2023-06-01', corpora: ['laws'] })).toEqual([starOld.document + '/MainProvision-Article_12-Paragraph_1']);
    expect(await searchIds('月光税 旧税率')).not.toContain(`${starOld.document}/${starOld.path}`);
  });

  it('shows as many paragraphs of an article as the settings say and names the further ones as siblings', async () => {
    const retriever = await openRetriever(await makeParts(all, { settings: { hitsPerUnit: 2 } }));
    const { hits } = await retriever.search({ query: '星間通商法12条', corpora: ['laws'] }, publicAccess);
    const article = hits.filter((hit) => hit.id.includes('505AC0000000901') && hit.id.includes('Article_12-'));
    expect(article).toHaveLength(2);
    expect(article[0]?.siblings).toEqual([id('Article_12-Paragraph_3')]);
  });

  it('filters by corpus, date and attribute, named provisions included', async () => {
    expect(await searchIds('月光税', { corpora: ['manuals'] })).toEqual(['manual/office/guide/s1']);
    expect(await searchIds('月光税', { filters: { from: '2024-01-01' } })).toEqual(['white-paper/moon/r6/1-1']);
    expect(await searchIds('月光税', { filters: { ministry: '月務省' } })).toEqual(['manual/office/guide/s1']);
    expect(await searchIds('星商法12条', { filters: { ministry: '月務省' } })).toEqual([]);
  });

  it('does not filter by a date that the question names', async () => {
    expect(await searchIds('令和三年の月光税の税収')).toContain('white-paper/moon/r6/1-1');
  });

  it('shows a tenant its own documents and nobody else', async () => {
    const retriever = await openRetriever(await makeParts(all));
    const hidden = 'manual/secret/guide/s1';
    expect((await retriever.search({ query: '調査 秘密' }, publicAccess)).hits.map((hit) => hit.id)).not.toContain(hidden);
    expect((await retriever.search({ query: '調査 秘密' }, { tenants: ['moon-ministry'] })).hits.map((hit) => hit.id)).toEqual([hidden]);
  });
});

describe('a page of hits', () => {
  it('covers every hit exactly once over its cursors, whatever the size of the page', async () => {
    const parts = await makeParts(all);
    const retriever = await openRetriever(parts);
    const whole = (await retriever.search({ query: '月光税 納期', limit: 100 }, publicAccess)).hits.map((hit) => hit.id);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 7 }), async (limit) => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await retriever.search({ query: '月光税 納期', limit, ...(cursor === undefined ? {} : { cursor }) }, publicAccess);
          seen.push(...page.hits.map((hit) => hit.id));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen).toEqual(whole);
      }),
      { seed: 20260404, numRuns: 10 },
    );
  });

  it('refuses a cursor of another question', async () => {
    const retriever = await openRetriever(await makeParts(all));
    const { nextCursor = '' } = await retriever.search({ query: '月光税', limit: 1 }, publicAccess);
    await expect(retriever.search({ query: '公園', limit: 1, cursor: nextCursor }, publicAccess)).rejects.toMatchObject({ code: 'cursor.invalid' });
  });

  it('marks spans that lie inside the text, ascending and apart', async () => {
    const retriever = await openRetriever(await makeParts(all));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('月', '光', '税', '納', '期', '第十二条', '、', ' ', '𠮷', 'Ａ'), { maxLength: 12 }), async (parts) => {
        const { hits } = await retriever.search({ query: parts.join('') }, publicAccess);
        for (const { text, highlights } of hits) {
          const flat = highlights.flat();
          expect(flat.every((at, index) => at >= 0 && at <= text.length && (index === 0 || at > (flat[index - 1] ?? -1)))).toBe(true);
        }
      }),
      { seed: 20260405, numRuns: 60 },
    );
  });

  it('explains a hit by terms that add up to its lexical score, and expands it by its neighbours', async () => {
    const retriever = await openRetriever(await makeParts(all));
    const { hits } = await retriever.search({ query: '加算金', explain: true, expand: true }, publicAccess);
    const sum = hits[0]?.explanation?.reduce((whole, { contribution }) => whole + contribution, 0);
    expect(sum).toBeCloseTo(hits[0]?.legs.lexical ?? 0, 9);
    expect(hits[0]?.context?.before).toContain('納期は');
    expect(hits[0]?.context?.after).toContain('彗星便');
  });
});

describe('what is asked badly', () => {
  it.each([
    [{ query: '月', limit: 1e9 }, 'request.invalid'],
    [{ query: '月', limit: 0 }, 'request.invalid'],
    [{ query: '月', asOf: '2025-02-30' }, 'request.invalid'],
    [{ query: '月', filters: { from: '昨日' } }, 'request.invalid'],
    [{ query: '月', corpora: ['moons'] }, 'corpus.unknown'],
    [{ query: '月', cursor: 'x' }, 'cursor.invalid'],
    [{ query: '月'.repeat(300_000) }, 'request.too-large'],
  ])('%o is refused with %s', async (request, code) => {
    const retriever = await openRetriever(await makeParts(all));
    await expect(retriever.search(request, publicAccess)).rejects.toMatchObject({ code });
  });

  it('answers a query of 100,000 characters from its beginning, with a warning', async () => {
    const retriever = await openRetriever(await makeParts(all));
    const { hits, warnings } = await retriever.search({ query: `月光税の税収 ${'あ第三条い'.repeat(20_000)}` }, publicAccess);
    expect(warnings).toHaveLength(1);
    expect(hits[0]?.id).toBe('white-paper/moon/r6/1-1');
  });

  it('finds nothing, without an error, for a query of nothing', async () => {
    expect(await searchIds(' 。、 ')).toEqual([]);
  });
});

describe('the dense leg', () => {
  const vector = (x: number, y: number): Float32Array => new Float32Array([x, y]);
  const near: Passage = { document: 'manual/office/a', path: 's1', title: 'い', text: 'ろはに', vector: vector(1, 0) };
  const embedder: Embedder = { fingerprint: 'two', dimensions: 2, maximumTexts: 8, embed: async (texts) => texts.map(() => vector(1, 0)), close: async () => {} };

  it('finds a passage that shares no word with the query', async () => {
    const retriever = await openRetriever(await makeParts([...all, near], { embedder }));
    const { hits } = await retriever.search({ query: '月光税', corpora: ['manuals'] }, publicAccess);
    expect(hits.map((hit) => hit.id)).toContain('manual/office/a/s1');
    expect(hits.find((hit) => hit.id === 'manual/office/a/s1')?.legs).toEqual({ dense: 1 });
  });

  it('degrades to words alone, with a warning, when the embedder fails', async () => {
    const broken: Embedder = { ...embedder, embed: async () => Promise.reject(new Error('down')) };
    const retriever = await openRetriever(await makeParts([...all, near], { embedder: broken }));
    const { hits, warnings } = await retriever.search({ query: '月光税の税収' }, publicAccess);
    expect(hits[0]?.id).toBe('white-paper/moon/r6/1-1');
    expect(warnings).toEqual(['埋め込みモデルを利用できないため、語の一致だけで検索しました。']);
  });
});
