import { expect, it } from 'vitest';
import { contentHash } from '../../../../corpora-config/index.ts';
import { hashChunkRow } from '../../chunk-hash.ts';
import type { StoredChunk } from '../../chunk-store.ts';
import { sampleChunk } from '../../sample-rows.fixture.ts';
import { rowOfList } from './list-row.ts';
import { joinRuns } from './revision-list.ts';
import { shareChunks } from './share-chunks.ts';
import { SharedRows } from './shared-rows.ts';

const work = 'law/x';

/** A revision of the work by its first day, with the text of each of its places. */
function revision(day: string, until: string | undefined, texts: Readonly<Record<string, string>>): readonly StoredChunk[] {
  const document = `${work}@${day.replaceAll('-', '')}_a`;
  return Object.entries(texts).map(([place, text], ordinal) => {
    const chunk = sampleChunk({
      id: `${document}/${place}`,
      document,
      ordinal,
      text,
      terms: text,
      parent: document,
      contentHash: contentHash(text),
      locator: { kind: 'xml', element: place },
      attributes: { lawId: ['x'], revisionId: [day], provision: [place === 'title' ? 'title' : 'main'] },
      validFrom: day,
      ...(until === undefined ? {} : { validUntil: until }),
    });
    return { ...chunk, rowHash: hashChunkRow(chunk, chunk.analysed) };
  });
}

const first = revision('2020-01-01', '2021-01-01', { title: '見本法', a: '甲', b: '乙' });
const second = revision('2021-01-01', '2022-01-01', { title: '見本法', a: '甲', c: '新設', b: '丙' });
const third = revision('2022-01-01', undefined, { title: '見本法', a: '甲', c: '新設', b: '乙' });
const byId = (chunks: readonly StoredChunk[]): readonly StoredChunk[] => chunks.toSorted((a, b) => (a.id < b.id ? -1 : 1));

it('makes one row of what neighbouring revisions have alike, and gives every chunk of every revision back, whichever came first', () => {
  for (const order of [[first, second, third], [third, second, first], [second, first, third]]) {
    let rows: readonly StoredChunk[] = [];
    let shared: SharedRows | undefined;
    let expected: readonly StoredChunk[] = [];
    for (const one of order) {
      const chunks = rows.flatMap((row) => shared?.expand(row) ?? [row]);
      expected = [...expected, ...one];
      const made = shareChunks(work, [...chunks, ...one], new Set(rows.map(({ id }) => id)));
      rows = made.rows;
      shared = made.list && new SharedRows(made.list);
      expect(byId(rows.flatMap((row) => shared?.expand(row) ?? [row]))).toEqual(byId(expected));
    }
    // The title and a three times, c twice; b was replaced and came back, with a revision in between that has it otherwise.
    expect(rows.map(({ text }) => text).sort()).toEqual(['丙', '乙', '乙', '新設', '甲', '見本法'].sort());
  }
});

it('leaves the rows of unchanged provisions as they are when a new last revision comes', () => {
  const before = shareChunks(work, [...revision('2020-01-01', '2021-01-01', { title: '見本法', a: '甲' }), ...revision('2021-01-01', undefined, { title: '見本法', a: '甲' })], new Set());
  const chunks = [...revision('2020-01-01', '2021-01-01', { title: '見本法', a: '甲' }), ...revision('2021-01-01', '2022-01-01', { title: '見本法', a: '甲' }), ...revision('2022-01-01', undefined, { title: '見本法', a: '乙' })];
  const after = shareChunks(work, chunks, new Set(before.rows.map(({ id }) => id)));
  expect(after.rows.find(({ text }) => text === '見本法')).toEqual(before.rows.find(({ text }) => text === '見本法'));
  expect(after.rows.find(({ text }) => text === '甲')).toMatchObject({ validFrom: '2020-01-01', validUntil: '2022-01-01' });
});

it('leaves out of a row what its revisions have otherwise, of which the row of the list has every value', () => {
  const { rows, list } = shareChunks(work, [...first, ...second], new Set());
  expect(rows.find(({ text }) => text === '甲')?.attributes).toEqual({ lawId: ['x'], provision: ['main'] });
  expect(list && rowOfList(list).attributes).toEqual(['revisionId=2020-01-01', 'revisionId=2021-01-01']);
});

it('gives the row of a list the span of its dates when there are several, and none otherwise', () => {
  const [alike, apart] = ['2019-04-01', '2019-05-01'].map((day) => shareChunks(work, [...withDate(first, '2019-04-01'), ...withDate(second, day)], new Set()).list);
  const datesOf = (list: typeof alike) => list && (({ validFrom, validUntil }) => [validFrom, validUntil])(rowOfList(list));
  expect([datesOf(alike), datesOf(apart)]).toEqual([[99_999_999, 0], [20_190_401, 20_190_501]]);
});

function withDate(chunks: readonly StoredChunk[], date: string): readonly StoredChunk[] {
  return chunks.map((chunk) => ({ ...chunk, date })).map((chunk) => ({ ...chunk, rowHash: hashChunkRow(chunk, chunk.analysed) }));
}

it('shares nothing that it could not make again, hash and all', () => {
  const otherHash = second.map((chunk) => ({ ...chunk, rowHash: 'made otherwise' }));
  const sameOrdinals = second.map((chunk) => ({ ...chunk, ordinal: 0 })).map((chunk) => ({ ...chunk, rowHash: hashChunkRow(chunk, chunk.analysed) }));
  const endsBefore = revision('2021-01-01', '2020-06-01', { a: '甲' });
  const otherTerms = second.map((chunk) => ({ ...chunk, terms: '別' }));
  for (const odd of [otherHash, sameOrdinals, endsBefore, otherTerms]) expect(shareChunks(work, [...first, ...odd], new Set())).toEqual({ rows: expect.objectContaining({ length: first.length + odd.length }), list: undefined });
});

it('joins passages that follow each other here and with their holder', () => {
  expect(joinRuns([[0, 3, 4], [0, 0, 0], [0, 1, 1], [1, 2, 2], [0, 4, 5]])).toEqual([[0, 0, 0, 2], [1, 2, 2, 1], [0, 3, 4, 2]]);
});
