import { describe, expect, it } from 'vitest';
import { publicAccess } from '../../corpora-config/index.ts';
import { openRetriever } from '../open-retriever.ts';
import type { Mention } from '../retriever.ts';
import { makeParts, provision, type Passage } from '../retriever.fixture.ts';

const law = 'law/505AC0000000901@20240401_505AC0000000901';
const attributes = { documentAttributes: { abbreviation: ['星商法、星通法'], lawNumber: ['令和五年法律第九百一号'] } };
const passages: readonly Passage[] = [
  { ...provision(`星間通商法#${law}`, 'MainProvision-Article_12-Paragraph_1', '第十二条　一。\n２　二。'), ...attributes },
  { ...provision(`星間通商法#${law}`, 'MainProvision-Article_12-Paragraph_3', '３　三。'), ...attributes },
  { ...provision('星間通商法施行規則#law/505M60000000903@20240401_0', 'MainProvision-Article_2-Paragraph_1', '第二条　細則。'), tenant: 'moon' },
  { document: 'white-paper/moon/r6', path: '1', title: '月面白書', text: '砂。' },
];

async function read(text: string, access = publicAccess): Promise<readonly Mention[]> {
  return (await (await openRetriever(await makeParts(passages))).resolve(text, access)).mentions;
}

describe('resolving mentions', () => {
  it('gives text, offsets and the identifier in the revision that holds', async () => {
    const [mention] = await read('　星通法第十二条第三項によれば');
    expect(mention).toMatchObject({ text: '星通法第十二条第三項', start: 1, end: 11, kind: 'provision' });
    expect(mention?.candidates).toEqual([{ id: `${law}/MainProvision-Article_12-Paragraph_3`, title: '星間通商法第12条第3項', confidence: 0.95 }]);
  });

  it('finds a paragraph that shares a chunk with the one before it, and not one that no text shows', async () => {
    expect((await read('星商法12条2項'))[0]?.candidates).toHaveLength(1);
    expect((await read('星商法12条4項'))[0]).toMatchObject({ candidates: [], reason: '星間通商法第12条第4項はありません。最も近いのは星間通商法第12条第3項です。', nearest: [{ title: '星間通商法第12条第3項' }] });
  });

  it('gives both neighbours of a branch that does not exist, and never one of them in its place', async () => {
    const [mention] = await read('星商法12条2項1号');
    expect(mention).toMatchObject({ candidates: [], reason: '星間通商法第12条第2項第1号はありません。最も近いのは星間通商法第12条第2項です。' });
  });

  it('gives every member of a range, to be taken together', async () => {
    const [mention] = await read('星商法12条1項から3項まで');
    expect(mention).toMatchObject({ text: '星商法12条1項から3項まで', together: true });
    expect(mention?.candidates.map(({ title }) => title)).toEqual(['星間通商法第12条第1項', '星間通商法第12条第2項', '星間通商法第12条第3項']);
  });

  it('says that a provision was deleted', async () => {
    const retriever = await openRetriever(await makeParts([provision(`星間通商法#${law}`, 'MainProvision-Article_13-Paragraph_1', '第十三条　削除')]));
    const [mention] = (await retriever.resolve('星間通商法13条', publicAccess)).mentions;
    expect(mention).toMatchObject({ candidates: [{ confidence: 1 }], reason: '星間通商法第13条は削除されています。' });
  });

  it('gives the provision of each law that a shared abbreviation may mean, and says so', async () => {
    const shared = { documentAttributes: { abbreviation: ['星法'] } };
    const retriever = await openRetriever(await makeParts([
      { ...provision('星間通商法#law/505AC0000000901@20240401_0', 'MainProvision-Article_1-Paragraph_1', '第一条　一。'), ...shared },
      { ...provision('星座法#law/505AC0000000902@20240401_0', 'MainProvision-Article_1-Paragraph_1', '第一条　一。'), ...shared },
    ]));
    const [mention] = (await retriever.resolve('星法1条', publicAccess)).mentions;
    expect(mention?.candidates.map(({ title, confidence }) => [title, confidence])).toEqual([['星座法第1条', 0.5], ['星間通商法第1条', 0.5]]);
    expect(mention?.reason).toBe('「星法」は複数の法令を指しうる：星座法、星間通商法。');
  });

  it('says from when a law holds that does not yet', async () => {
    const retriever = await openRetriever(await makeParts([{ ...provision('星間通商法#law/505AC0000000901@20300401_0', 'MainProvision-Article_1-Paragraph_1', '第一条　一。'), validFrom: '2030-04-01' }]));
    const [mention] = (await retriever.resolve('星間通商法1条', publicAccess)).mentions;
    expect(mention?.candidates).toEqual([]);
    expect(mention?.reason).toContain('2030年4月1日');
  });

  it('tells a law that is known but not held from one that is', async () => {
    expect((await read('労基法'))[0]).toMatchObject({ kind: 'law', candidates: [], reason: '労働基準法は収録されていません。' });
    expect((await read('令和五年法律第九〇一号'))[0]?.candidates[0]?.id).toBe(law);
  });

  it('does not tell one tenant of the laws of another', async () => {
    expect((await read('星商法施行規則2条'))[0]?.candidates).toEqual([]);
    expect((await read('星商法施行規則2条', { tenants: ['moon'] }))[0]?.candidates).toHaveLength(1);
  });

  it('reads identifiers, dates and words for corpora', async () => {
    const mentions = await read(`${law}/MainProvision-Article_12 令和六年の白書`);
    expect(mentions.map(({ kind, candidates }) => [kind, candidates[0]?.id])).toEqual([
      ['identifier', `${law}/MainProvision-Article_12`],
      ['date', '2024-01-01/2024-12-31'],
      ['corpus', 'white-papers'],
    ]);
  });

  it('sees laws that were added after it was opened', async () => {
    const parts = await makeParts(passages.slice(3));
    const retriever = await openRetriever(parts);
    expect((await retriever.resolve('星商法', publicAccess)).mentions).toEqual([]);
    const filled = await makeParts(passages);
    const putChunks = await collect(filled.store.chunks('laws'));
    const putDocuments = await collect(filled.store.documents('laws'));
    await parts.store.apply('laws', { putItems: [], removeItems: [], putDocuments, removeDocuments: [], putChunks, removeChunks: [], onlyNew: true });
    expect((await retriever.resolve('星商法', publicAccess)).mentions).toHaveLength(1);
  });
});

async function collect<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const collected: Row[] = [];
  for await (const row of rows) collected.push(row);
  return collected;
}
