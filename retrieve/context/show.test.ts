import { describe, expect, it } from 'vitest';
import { contentHash, publicAccess } from '../../corpora-config/index.ts';
import { openRetriever } from '../open-retriever.ts';
import type { Retriever } from '../retriever.ts';
import { makeParts, provision, type Passage } from '../retriever.fixture.ts';

const law = 'law/505AC0000000901';
const older = `星間通商法#${law}@20230401_505AC0000000901`;
const newer = `星間通商法#${law}@20240401_506AC0000000007`;
const passages: readonly Passage[] = [
  { ...provision(older, 'MainProvision-Article_1-Paragraph_1', '第一条　旧。'), validFrom: '2023-04-01', validUntil: '2024-04-01' },
  { ...provision(newer, 'MainProvision-Article_1-Paragraph_1', '第一条　新。'), validFrom: '2024-04-01' },
  { ...provision(newer, 'MainProvision-Article_2-Paragraph_1', '第二条　一。'), validFrom: '2024-04-01' },
  { ...provision(newer, 'MainProvision-Article_2-Paragraph_2', '２　二。'), validFrom: '2024-04-01' },
  { ...provision(newer, 'MainProvision-Article_2_2-Paragraph_1', '第二条の二　枝。'), validFrom: '2024-04-01' },
  { document: 'manual/moon/guide', path: 's1', title: '手引', text: '秘密。', tenant: 'moon' },
];

async function open(): Promise<Retriever> {
  return openRetriever(await makeParts(passages));
}

describe('showing', () => {
  it('reopens an article as its paragraphs joined, without the branch article behind it', async () => {
    const shown = await (await open()).show(`${law}/MainProvision-Article_2`, publicAccess);
    expect(shown.text).toBe('第二条　一。２　二。');
    expect(shown.id).toBe(`${law}@20240401_506AC0000000007/MainProvision-Article_2`);
    expect(shown.contentHash).toBe(contentHash(shown.text));
    expect(shown.previous).toBe(`${law}@20240401_506AC0000000007/MainProvision-Article_1`);
    expect(shown.next).toBe(`${law}@20240401_506AC0000000007/MainProvision-Article_2_2`);
  });

  it('means the revision valid on the date when none is named', async () => {
    const retriever = await open();
    expect((await retriever.show(`${law}/MainProvision-Article_1`, publicAccess)).text).toBe('第一条　新。');
    expect((await retriever.show(`${law}/MainProvision-Article_1`, publicAccess, '2023-06-01')).text).toBe('第一条　旧。');
    expect((await retriever.show(`${law}@20230401_505AC0000000901`, publicAccess)).text).toBe('第一条　旧。');
  });

  it('names the nearest that exists when there is nothing', async () => {
    const shown = (await open()).show(`${law}/MainProvision-Article_1-Paragraph_9`, publicAccess);
    await expect(shown).rejects.toMatchObject({ code: 'item.not-found', details: { nearest: `${law}@20240401_506AC0000000007/MainProvision-Article_1` } });
  });

  it.each([
    ['nonsense', 'identifier.invalid'],
    ['law/999AC0000000001', 'item.not-found'],
    ['manual/moon/guide', 'item.not-found'],
    [`${law}@19990101_0/MainProvision-Article_1`, 'item.not-found'],
  ])('refuses %s with %s', async (id, code) => {
    await expect((await open()).show(id, publicAccess)).rejects.toMatchObject({ code });
  });

  it('shows a document of a tenant to that tenant', async () => {
    expect((await (await open()).show('manual/moon/guide', { tenants: ['moon'] })).text).toBe('秘密。');
  });

  it('lists revisions oldest first, from any place in the document', async () => {
    const versions = await (await open()).versions(`${law}/MainProvision-Article_1`, publicAccess);
    expect(versions.map(({ revision }) => revision.id)).toEqual(['20230401_505AC0000000901', '20240401_506AC0000000007']);
  });

  it('counts what the caller may see', async () => {
    const retriever = await open();
    expect(await retriever.corpora(publicAccess)).toEqual([{ corpus: 'laws', documents: 2, chunks: 5 }]);
    expect(await retriever.corpora({ tenants: ['moon'] })).toEqual([{ corpus: 'manuals', documents: 1, chunks: 1 }]);
  });
});
