import { beforeAll, describe, expect, it } from 'vitest';
import { publicAccess } from '../corpora-config/index.ts';
import { openAnalyser, type Analyser, type ChunkStore } from '../index/index.ts';
import { openRetriever } from './open-retriever.ts';
import type { Retriever } from './retriever.ts';
import { corpora, holdPassages, noEmbedder, provision, type Passage } from './retriever.fixture.ts';

/** 1. Inflection, width, kanji numerals and old forms do not part a query from its passage. 2. Highlights mark whole words. */
const star = '星間通商法#law/505AC0000000901';
const passages: readonly Passage[] = [
  provision(star, 'MainProvision-Article_3-Paragraph_1', '第三条　荷を運んだ者は、十五日以内に届け出なければならない。'),
  provision(star, 'MainProvision-Article_4-Paragraph_1', '第四条　届出を怠った者は、三万円以下の過料に処する。'),
  provision(star, 'MainProvision-Article_5-Paragraph_1', '第五条　国は、宇宙港の整備に努めるものとする。'),
  { document: 'white-paper/moon/r6', path: '1', title: '月面白書', text: 'ロボットの普及率は、四割に達した。' },
];

describe('searching with the analyser of the index', () => {
  let retriever: Retriever;

  beforeAll(async () => {
    const analyser = await openAnalyser();
    retriever = await openRetriever({ store: await analysed(analyser), analyser, embedder: noEmbedder, corpora, today: () => '2026-04-01' });
  });

  it.each([
    ['荷物を運ぶ人は何日以内に届け出る？', 'Article_3', '運ぶ and 運んだ are one word'],
    ['３万円の過料', 'Article_4', '３万 and 三万 are one number'],
    ['宇宙港を整備する', 'Article_5', 'the object and its verb apart'],
    ['ﾛﾎﾞｯﾄ 普及率', 'white-paper', 'half-width kana'],
    ['星間通商法第四条', 'Article_4', 'the provision itself'],
  ])('%s finds %s first: %s', async (query, expected) => {
    expect((await retriever.search({ query }, publicAccess)).hits[0]?.id).toContain(expected);
  });

  it('marks the matched words in the text as it is stored', async () => {
    const [hit] = (await retriever.search({ query: 'ﾛﾎﾞｯﾄの普及率' }, publicAccess)).hits;
    expect(hit?.highlights.map(([start, end]) => hit.text.slice(start, end)).join('')).toContain('ロボット');
  });
});

/** The passages with the terms of the real analyser. */
async function analysed(analyser: Analyser): Promise<ChunkStore> {
  const store = await holdPassages(passages);
  for (const corpus of await store.corpora()) {
    for await (const chunk of store.chunks(corpus)) {
      const heading = [chunk.title, ...chunk.breadcrumb].join('\n');
      const putChunks = [{ ...chunk, terms: analyser.terms(chunk.text).join(' '), headingTerms: analyser.terms(heading).join(' ') }];
      await store.apply(corpus, { putItems: [], removeItems: [], putDocuments: [], removeDocuments: [], putChunks, removeChunks: [], onlyNew: false });
    }
  }
  return store;
}
