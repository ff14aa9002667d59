import { describe, expect, it } from 'vitest';
import { publicAccess } from '../corpora-config/index.ts';
import { openRetriever } from './open-retriever.ts';
import { makeParts } from './retriever.fixture.ts';
import type { SearchRequest } from './retriever.ts';

const many = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `v${at}`);

async function searchWith(filters: NonNullable<SearchRequest['filters']>): Promise<unknown> {
  const retriever = await openRetriever(await makeParts([{ document: 'white-paper/moon/r6', path: '1', title: '月', text: '砂場がある。' }]));
  return retriever.search({ query: '砂場', filters }, publicAccess);
}

describe('filters', () => {
  it.each([
    ['more keys than 32', Object.fromEntries(many(33).map((key) => [key, 'x']))],
    ['more values of one key than 256', { speaker: many(257) }],
    ['a value longer than 1,000', { speaker: '長'.repeat(1001) }],
    ['a key longer than 1,000', { ['k'.repeat(1001)]: 'x' }],
    ['two dates from', { from: ['2025-01-01', '2025-02-01'] }],
    ['a date that is none', { until: '2025-02-30' }],
  ])('are refused with %s', async (_claim, filters) => {
    await expect(searchWith(filters)).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('are taken at their greatest number', async () => {
    await expect(searchWith({ ...Object.fromEntries(many(31).map((key) => [key, 'x'])), speaker: many(256) })).resolves.toMatchObject({ hits: [] });
  });
});
