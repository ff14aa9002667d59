import { describe, expect, it } from 'vitest';
import { publicAccess } from '../../corpora-config/index.ts';
import { makeChunk } from '../retriever.fixture.ts';
import { readLawOutline } from './law-outline.ts';
import { lookUpProvision, type AskedProvision, type FoundProvision } from './look-up-provision.ts';
import type { Provision } from './provision.ts';

/**
 * 1. What exists is given with its chunks; another place is never given in its stead.
 * 2. What may be several places is given as all of them, and not as meant together.
 * 3. What does not exist has the neighbours that do.
 */
const id = 'law/501AC0000000901@20200101_0';
const chunks = ([
  ['EnactStatement[1]', '月の民はこの法律を定める。\n', []],
  ['EnactStatement[2]', '砂は皆のものである。\n', []],
  ['MainProvision-Article_1-Paragraph_1', '第一条　目的。\n', ['第一編　総則', '第一章　通則']],
  ['MainProvision-Article_2-Paragraph_1', '第二条　砂。\n２　石。\n', ['第二編　採掘', '第一章　砂']],
  ['MainProvision-Article_5-Paragraph_1', '第五条　石。\n一　大石\n三　小石\n', ['第二編　採掘', '第二章　石']],
  ['SupplProvision[1]-Article_1-Paragraph_1', '附　則\n第一条　施行。\n', ['附則']],
  ['SupplProvision[2]-Article_1-Paragraph_1', '附　則（令和三年法律第五号）\n第一条　経過。\n', ['附則（令和三年法律第五号）']],
  ['AppdxTable[1]', '別表第一\n一　石\n', ['別表第一']],
  ['AppdxTable[2]', '別表第三\n一　砂\n', ['別表第三']],
] as const).map(([path, text, breadcrumb], ordinal) => makeChunk({ document: id, path, text, breadcrumb, title: '月面法', ...(path.startsWith('SupplProvision[2]') ? { attributes: { amendmentLawNumber: ['令和三年法律第五号'] } } : {}) }, ordinal));
const outline = readLawOutline(id, chunks);
const law = { id: 'law/501AC0000000901', corpus: 'laws', title: '月面法', revisions: [{ id, title: '月面法', tenant: 'public', revision: { id: '20200101_0' }, attributes: {} }] };

async function lookUp(provision: Omit<Provision, 'isSupplementary'> & { readonly isSupplementary?: boolean }, until?: AskedProvision['until']): Promise<FoundProvision | undefined> {
  return lookUpProvision(law, { provision: { isSupplementary: false, ...provision }, ...(until === undefined ? {} : { until }) }, { outlineOf: async () => outline, access: publicAccess, asOf: '2025-06-01' });
}

const titlesOf = (found: FoundProvision | undefined): readonly string[] => found?.places.map(({ title }) => title) ?? [];
const nearestOf = (found: FoundProvision | undefined): readonly string[] => found?.nearest.map(({ title }) => title) ?? [];

describe('a provision that exists', () => {
  it('is given with the chunks that it stands in', async () => {
    expect((await lookUp({ article: '2', paragraph: 2 }))?.places).toEqual([{ id: `${id}/MainProvision-Article_2-Paragraph_2`, title: '月面法第2条第2項', chunks: [chunks[3]?.id], isDeleted: false }]);
  });

  it('is of the law itself where a 附則 of an amending law has the same number', async () => {
    expect((await lookUp({ isSupplementary: true, article: '1' }))?.places.map((place) => place.id)).toEqual([`${id}/SupplProvision[1]-Article_1`]);
    expect(titlesOf(await lookUp({ isSupplementary: true, article: '1', amendment: { era: '令和', year: 3 } }))).toEqual(['月面法附則（令和3年法律第5号）第1条']);
  });
});

describe('what may be several places', () => {
  it('gives a chapter of every 編 when no 編 is named, and the one when it is', async () => {
    expect(await lookUp({ divisions: ['Chapter_1'] })).toMatchObject({ together: false });
    expect(titlesOf(await lookUp({ divisions: ['Chapter_1'] }))).toEqual(['月面法第1編第1章', '月面法第2編第1章']);
    expect(titlesOf(await lookUp({ divisions: ['Chapter_2'] }))).toEqual(['月面法第2編第2章']);
    expect(titlesOf(await lookUp({ divisions: ['Part_2', 'Chapter_1'] }))).toEqual(['月面法第2編第1章']);
  });

  it('gives any 別表 for one without a number', async () => {
    expect(titlesOf(await lookUp({ appendix: '別表' }))).toEqual(['月面法別表第1', '月面法別表第3']);
  });

  it('gives all of a 制定文 for a 前文 that the file does not set apart, and says so', async () => {
    const found = await lookUp({ special: 'Preamble' });
    expect(found).toMatchObject({ together: true, note: expect.stringContaining('前文という区分はない') });
    expect(found?.places.map((place) => place.id)).toEqual([`${id}/EnactStatement[1]`, `${id}/EnactStatement[2]`]);
    expect((await lookUp({ special: 'EnactStatement' }))?.note).toBeUndefined();
  });
});

describe('what does not exist', () => {
  it.each([
    [{ article: '3' }, '月面法第3条', ['月面法第2条', '月面法第5条']],
    [{ article: '99' }, '月面法第99条', ['月面法第5条']],
    [{ article: '2', paragraph: 9 }, '月面法第2条第9項', ['月面法第2条第2項']],
    [{ article: '5', item: '2' }, '月面法第5条第2号', ['月面法第5条第1項第1号', '月面法第5条第1項第3号']],
    [{ appendix: '別表2' }, '月面法別表第2', ['月面法別表第1', '月面法別表第3']],
    [{ divisions: ['Part_3'] }, '月面法第3編', ['月面法第2編']],
    [{ special: 'TOC' as const }, '月面法目次', []],
  ])('is none of the places beside it: %j', async (provision, absent, nearest) => {
    const found = await lookUp(provision);
    expect(found).toMatchObject({ places: [], absent });
    expect(nearestOf(found)).toEqual(nearest);
  });

  it('is told of a range by the end that is missing', async () => {
    expect(await lookUp({ article: '1' }, { isSupplementary: false, article: '9' })).toMatchObject({ places: [], absent: '月面法第9条', nearest: [{ title: '月面法第5条' }] });
    expect(await lookUp({ article: '3' }, { isSupplementary: false, article: '5' })).toMatchObject({ places: [], absent: '月面法第3条' });
    expect(titlesOf(await lookUp({ article: '1' }, { isSupplementary: false, article: '5' }))).toEqual(['月面法第1条', '月面法第2条', '月面法第5条']);
  });

  it('is nothing at all on a day on which no revision holds', async () => {
    const later = { ...law, revisions: law.revisions.map((held) => ({ ...held, revision: { id: '20300101_0', validFrom: '2030-01-01' } })) };
    expect(await lookUpProvision(later, { provision: { isSupplementary: false, article: '1' } }, { outlineOf: async () => outline, access: publicAccess, asOf: '2025-06-01' })).toBeUndefined();
  });
});
