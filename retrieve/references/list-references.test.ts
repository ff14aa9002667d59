import { describe, expect, it } from 'vitest';
import { publicAccess } from '../../corpora-config/index.ts';
import { openRetriever } from '../open-retriever.ts';
import { makeParts, provision } from '../retriever.fixture.ts';
import type { Retriever } from '../retriever.ts';
import type { ReferenceRequest, ReferencesResult } from './reference-shapes.ts';
import { documentOf, holdReferences, sentenceOf, targetOf, type HeldLaw } from './references.fixture.ts';

const harbour = '505AC0000000901';
const lighthouse = '505AC0000000902';
const order = '505CO0000000903';
const article = (number: number | string): string => `MainProvision-Article_${number}`;

const laws: readonly HeldLaw[] = [
  {
    law: harbour,
    elements: [1, 2, 3, 4].flatMap((number) => [article(number), `${article(number)}-Paragraph_1`, `${article(number)}-Paragraph_2`]),
    sentences: [
      sentenceOf([harbour, `${article(2)}-Paragraph_1`], '前条及び灯台法第三条第二項による。', [
        { text: '前条', kind: 'relative', targets: [targetOf(harbour, article(1))] },
        { text: '灯台法第三条第二項', kind: 'cross-law', targets: [targetOf(lighthouse, `${article(3)}-Paragraph_2`)], unresolved: 'provision-absent' },
      ]),
      sentenceOf([harbour, `${article(3)}-Paragraph_1`], '第一章及び月面法による。', [{ text: '第一章', kind: 'chapter', targets: [targetOf(harbour, article(1)), targetOf(harbour, article(2))] }, { text: '月面法', kind: 'whole-law', targets: [{ ...targetOf(harbour), law: null, lawTitle: '月面法' }], unresolved: 'law-not-held' }]),
    ],
    delegations: [{ element: `${article(3)}-Paragraph_1`, start: 12, end: 18, text: '政令で定める', answers: [{ law: order, document: documentOf({ law: order }), element: `${article(5)}-Paragraph_1`, start: 0 }] }],
  },
  { law: lighthouse, sentences: [sentenceOf([lighthouse, `${article(1)}-Paragraph_1`], '港湾法第一条第一項及び港湾法による。', [{ text: '港湾法第一条第一項', targets: [targetOf(harbour, `${article(1)}-Paragraph_1`)] }, { text: '港湾法による', targets: [targetOf(harbour)] }])] },
  { law: order, sentences: [sentenceOf([order, `${article(5)}-Paragraph_1`], '法第三条第一項の政令で定める者とする。', [{ text: '法第三条第一項', targets: [targetOf(harbour, `${article(3)}-Paragraph_1`)] }])] },
];

function open(held: readonly HeldLaw[] = laws): Promise<Retriever> {
  const passages = held.map((law) => provision(`${law.law.slice(-2)}法#${documentOf(law)}`, `${article(1)}-Paragraph_1`, '第一条　架空。\n'));
  const more = laws[0]?.sentences?.map(({ element, sentence }) => provision(`01法#${documentOf({ law: harbour })}`, element, `第条　${sentence}\n`)) ?? [];
  return makeParts([...passages, ...more], { references: holdReferences(held) }).then(openRetriever);
}

async function list(id: string, request: ReferenceRequest): Promise<ReferencesResult> {
  return (await open()).references(`law/${harbour}${id}`, publicAccess, request);
}

describe('what a provision points at', () => {
  it('is listed in the order of the text, citations before delegations, targets with the revision in force', async () => {
    const { edges, total, id } = await list('', { direction: 'out' });
    expect(id).toBe(documentOf({ law: harbour }));
    expect(total).toBe(5);
    expect(edges.map(({ relation, text }) => `${relation} ${text}`)).toEqual(['cites 前条', 'cites 灯台法第三条第二項', 'cites 第一章', 'cites 月面法', 'delegates 政令で定める']);
    expect(edges.map(({ targets }) => targets.map((target) => target.id))).toEqual([
      [`${documentOf({ law: harbour })}/${article(1)}`], [`${documentOf({ law: lighthouse })}/${article(3)}-Paragraph_2`],
      [`${documentOf({ law: harbour })}/${article(1)}`, `${documentOf({ law: harbour })}/${article(2)}`], [null], [`${documentOf({ law: order })}/${article(5)}-Paragraph_1`],
    ]);
    expect(edges.map(({ unresolved }) => unresolved)).toEqual([undefined, 'provision-absent', undefined, 'law-not-held', undefined]);
  });

  it('is that of the article asked alone, and not of articles whose numbers begin alike', async () => {
    expect((await list(`/${article(2)}`, { direction: 'out' })).edges.map(({ text }) => text)).toEqual(['前条', '灯台法第三条第二項']);
    expect((await list(`/${article(4)}`, { direction: 'out' })).edges).toEqual([]);
  });

  it('stands in a passage at offsets that cut it out', async () => {
    const retriever = await open();
    const { edges } = await retriever.references(`law/${harbour}/${article(2)}`, publicAccess, { direction: 'out' });
    for (const { passage, text } of edges) {
      const shown = await retriever.show(passage?.id ?? '', publicAccess);
      expect(shown.text.slice(passage?.start, passage?.end)).toBe(text);
    }
    expect(edges).toHaveLength(2);
  });
});

describe('what points at a provision', () => {
  it('is its own law first, and tells what points at the very place, below it and above it', async () => {
    const covered = async (id: string): Promise<readonly string[]> => (await list(id, { direction: 'in' })).edges.map(({ from, text, coverage }) => `${from.law?.slice(-1)} ${text} ${coverage}`);
    expect(await covered(`/${article(1)}`)).toEqual(['1 前条 exact', '1 第一章 exact', '2 港湾法第一条第一項 below']);
    expect(await covered(`/${article(1)}-Paragraph_1`)).toEqual(['1 前条 above', '1 第一章 above', '2 港湾法第一条第一項 exact']);
    expect(await covered(`/${article(3)}-Paragraph_1`)).toEqual(['3 法第三条第一項 exact']);
  });

  it('of a law whole are mentions in other laws alone', async () => {
    expect((await list('', { direction: 'in' })).edges.map(({ text, coverage }) => `${text} ${coverage}`)).toEqual(['港湾法第一条第一項 below', '港湾法による exact', '法第三条第一項 below']);
  });

  it('of an order is what it answers', async () => {
    const { edges } = await (await open()).references(`law/${order}/${article(5)}`, publicAccess, { direction: 'in' });
    expect(edges).toMatchObject([{ relation: 'delegates', text: '政令で定める', from: { law: harbour } }]);
  });
});

describe('a page of references', () => {
  it('goes on where the one before ended, until all are given once', async () => {
    const texts: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list('', { direction: 'out', limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      texts.push(...page.edges.map(({ text }) => text));
      expect(page.total).toBe(5);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(texts).toEqual(['前条', '灯台法第三条第二項', '第一章', '月面法', '政令で定める']);
  });

  it('takes no cursor of another question, and no limit out of bounds', async () => {
    const { nextCursor } = await list('', { direction: 'out', limit: 2 });
    await expect(list('', { direction: 'in', limit: 2, ...(nextCursor === undefined ? {} : { cursor: nextCursor }) })).rejects.toMatchObject({ code: 'cursor.invalid' });
    for (const limit of [0, 1001, 1.5]) await expect(list('', { direction: 'out', limit })).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('is refused for a provision that does not stand there, with the nearest, and for what is no law', async () => {
    await expect(list(`/${article(4)}-Paragraph_9`, { direction: 'out' })).rejects.toMatchObject({ code: 'item.not-found', details: { nearest: `${documentOf({ law: harbour })}/${article(4)}` } });
    await expect((await open()).references('manual/moon/guide', publicAccess, { direction: 'out' })).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('is refused where no references are kept', async () => {
    const retriever = await openRetriever(await makeParts([provision(`01法#${documentOf({ law: harbour })}`, article(1), '架空。')]));
    await expect(retriever.references(`law/${harbour}`, publicAccess, { direction: 'out' })).rejects.toMatchObject({ code: 'index.empty' });
  });
});
