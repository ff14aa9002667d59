import { describe, expect, it } from 'vitest';
import { publicAccess, type Reference } from '../../corpora-config/index.ts';
import type { KeptSubstitution } from '../../index/index.ts';
import { openRetriever } from '../open-retriever.ts';
import { makeParts, provision, type Passage } from '../retriever.fixture.ts';
import type { AppliedReading, ReferenceRequest } from './reference-shapes.ts';
import { documentOf, holdReferences, sentenceOf, targetOf } from './references.fixture.ts';

const own = '505AC0000000901';
const other = '505AC0000000902';
const applying = 'MainProvision-Article_9-Paragraph_1';
const third = 'MainProvision-Article_3';
const fourth = 'MainProvision-Article_4';

/** 灯台法: two revisions of 第三条, in force until and from 2025. */
const passages: readonly Passage[] = [
  provision(`筏法#${documentOf({ law: own })}`, applying, '第九条　準用する。\n'),
  ...(['1', '2'] as const).flatMap((revision): readonly Passage[] => {
    const law = `灯台法#${documentOf({ law: other, revision })}`;
    const validity = revision === '1' ? { validUntil: '2025-01-01' } : { validFrom: '2025-01-01' };
    return [
      { ...provision(law, `${third}-Paragraph_1`, `第二章　灯台\n（灯台）\n第三条　市長は、灯台を${revision === '1' ? '守る' : '保つ'}。ただし、市長が許すときは、この限りでない。\n`), breadcrumb: ['第二章　灯台'], ...validity },
      { ...provision(law, `${third}-Paragraph_2`, '２　市長は、次に掲げる者に命ずる。\n一　灯台を守る者\n二　灯台を建てる者\n'), ...validity },
      { ...provision(law, `${fourth}-Paragraph_1`, '第四条　灯台は、白とする。\n'), ...validity },
    ];
  }),
];

interface Applied {
  readonly mentions: readonly (Partial<Reference> & Pick<Reference, 'text'>)[];
  readonly pairs: readonly KeptSubstitution[];
}

const whole: Applied['mentions'] = [{ text: '灯台法第三条', applied: true, targets: [targetOf(other, third)] }];

async function edgesOf({ mentions, pairs }: Applied, id: string, request: ReferenceRequest): Promise<readonly { readonly readings?: readonly AppliedReading[] }[]> {
  const sentence = sentenceOf([own, applying], '灯台法第三条、第四条の規定は、筏について準用する。同条第一項ただし書及び同条第二項第二号中の場合', mentions);
  const applications = [{ element: applying, start: 0, sentence: sentence.sentence, appliedTo: '筏', substitutions: pairs }];
  const references = holdReferences([{ law: own, sentences: [sentence], applications }, { law: other, revision: '2' }]);
  return (await (await openRetriever(await makeParts(passages, { references }))).references(id, publicAccess, request)).edges;
}

async function readingsOf(applied: Applied, asOf = '2026-04-01'): Promise<readonly AppliedReading[]> {
  return (await edgesOf(applied, `law/${own}/${applying}`, { direction: 'out', asOf })).flatMap(({ readings = [] }) => readings);
}

const everywhere = (from: string, to: string): KeptSubstitution => ({ place: '', places: [], from, to });
const at = (mention: number, place: string, [from, to]: readonly [string, string]): KeptSubstitution => ({ place, places: [{ element: applying, start: 0, mention }], from, to });

describe('the text of a provision that is applied', () => {
  it('has all substitutions made, tells where, and tells those whose words it does not have', async () => {
    const [reading] = await readingsOf({ mentions: whole, pairs: [everywhere('市長', '村長'), everywhere('灯台', '筏'), everywhere('港', '岸')] });
    expect(reading?.text).toBe('（灯台）\n第三条　村長は、筏を保つ。ただし、村長が許すときは、この限りでない。\n２　村長は、次に掲げる者に命ずる。\n一　筏を守る者\n二　筏を建てる者\n'.replace('（灯台）', '（筏）'));
    expect(reading?.replaced.map(({ start, end, from }) => `${from}→${reading.text.slice(start, end)}`)).toEqual(['灯台→筏', '市長→村長', '灯台→筏', '市長→村長', '市長→村長', '灯台→筏', '灯台→筏']);
    expect(reading?.absent).toEqual([{ place: '', from: '港', to: '岸' }]);
  });

  it('is that of the revision in force on the day asked', async () => {
    const applied = { mentions: whole, pairs: [everywhere('市長', '村長')] };
    expect((await readingsOf(applied))[0]).toMatchObject({ id: `${documentOf({ law: other, revision: '2' })}/${third}`, text: expect.stringContaining('灯台を保つ') });
    expect((await readingsOf(applied, '2024-04-01'))[0]).toMatchObject({ id: `${documentOf({ law: other, revision: '1' })}/${third}`, text: expect.stringContaining('灯台を守る。') });
  });

  it('changes only where the pair has its place: a proviso, an item', async () => {
    const mentions = [...whole, { text: '同条第一項ただし書', targets: [targetOf(other, `${third}-Paragraph_1`, 'proviso')] }, { text: '同条第二項第二号', targets: [targetOf(other, `${third}-Paragraph_2-Item_2`)] }];
    const [reading] = await readingsOf({ mentions, pairs: [at(1, '同条第一項ただし書', ['市長', '村長']), at(2, '同条第二項第二号', ['灯台', '筏'])] });
    expect(reading?.text).toContain('市長は、灯台を保つ。ただし、村長が許すとき');
    expect(reading?.text).toContain('２　市長は、次に掲げる者に命ずる。\n一　灯台を守る者\n二　筏を建てる者\n');
    expect(reading?.absent).toEqual([]);
    const [absent] = await readingsOf({ mentions, pairs: [at(1, '同条第一項ただし書', ['灯台', '筏'])] });
    expect(absent?.absent).toHaveLength(1);
  });

  it('is that of the item or part that is applied alone', async () => {
    const read = async (element: string, part: Parameters<typeof targetOf>[2] = null): Promise<string | undefined> =>
      (await readingsOf({ mentions: [{ text: '灯台法第三条', applied: true, targets: [targetOf(other, element, part)] }], pairs: [everywhere('灯台', '筏'), everywhere('市長', '村長')] }))[0]?.text;
    expect(await read(`${third}-Paragraph_2-Item_2`)).toBe('二　筏を建てる者\n');
    expect(await read(`${third}-Paragraph_1`, 'proviso')).toBe('ただし、村長が許すときは、この限りでない。\n');
  });

  it('is given for each provision of a range, with the pairs that are its own', async () => {
    const mentions = [{ text: '灯台法第三条、第四条', applied: true, targets: [targetOf(other, third), targetOf(other, fourth)] }, { text: '第四条', targets: [targetOf(other, fourth)] }];
    const readings = await readingsOf({ mentions, pairs: [at(1, '第四条中', ['白', '赤'])] });
    expect(readings.map(({ element, text }) => [element, text])).toEqual([[fourth, '第四条　灯台は、赤とする。\n']]);
  });

  it('is shown from the other end too, of what was asked alone', async () => {
    const mentions = [{ text: '灯台法第三条、第四条', applied: true, targets: [targetOf(other, third), targetOf(other, fourth)] }];
    const edges = await edgesOf({ mentions, pairs: [everywhere('灯台', '筏')] }, `law/${other}/${fourth}`, { direction: 'in' });
    expect(edges.flatMap(({ readings = [] }) => readings.map(({ text }) => text))).toEqual(['第四条　筏は、白とする。\n']);
  });

  it('is left out without pairs, for laws whole, and where a law whole is asked', async () => {
    expect(await readingsOf({ mentions: whole, pairs: [] })).toEqual([]);
    expect(await readingsOf({ mentions: [{ text: '灯台法', applied: true, targets: [targetOf(other)] }], pairs: [everywhere('市長', '村長')] })).toEqual([]);
    expect(await edgesOf({ mentions: whole, pairs: [everywhere('市長', '村長')] }, `law/${own}`, { direction: 'out' })).toEqual([expect.not.objectContaining({ readings: expect.anything() })]);
  });
});
