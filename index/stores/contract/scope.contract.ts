import { expect } from 'vitest';
import { publicAccess } from '../../../corpora-config/index.ts';
import type { SelectionScope } from '../chunk-store.ts';
import { sampleChange, sampleChunk, sampleCorpus, sampleDocument } from '../sample-rows.fixture.ts';
import { idsOf, inPublic, type Claim, type Tested } from './tested-store.contract.ts';

type ScopeCase = readonly [title: string, scope: Partial<SelectionScope>, expected: readonly string[]];

const cases: readonly ScopeCase[] = [
  ['a public reader', {}, ['bounded', 'closed', 'dated', 'open']],
  ['a reader of one ministry', { access: { tenants: ['ministry-a'] } }, ['secret']],
  ['a reader of both', { access: { tenants: ['public', 'ministry-a'] } }, ['bounded', 'closed', 'dated', 'open', 'secret']],
  ['a reader of nothing', { access: { tenants: [] } }, []],
  ['the first day of a revision', { validOn: '2024-04-01' }, ['bounded', 'closed', 'dated', 'open']],
  ['the day before it', { validOn: '2024-03-31' }, ['closed', 'dated', 'open']],
  ['the day it ends', { validOn: '2025-04-01' }, ['dated', 'open']],
  ['the day before it ends', { validOn: '2025-03-31' }, ['bounded', 'closed', 'dated', 'open']],
  ['dates from, inclusive', { from: '2023-05-05' }, ['dated']],
  ['dates from, a day later', { from: '2023-05-06' }, []],
  ['dates until, inclusive', { until: '2023-05-05' }, ['dated']],
  ['dates until, a day earlier', { until: '2023-05-04' }, []],
  ['one attribute', { attributes: { speaker: ['鈴木'] } }, ['dated']],
  ['one of two values', { attributes: { speaker: ['鈴木', '佐藤'] } }, ['dated', 'open']],
  ['two attributes at once', { attributes: { speaker: ['佐藤'], house: ['衆議院'] } }, ['open']],
  ['a value of another attribute', { attributes: { house: ['佐藤'] } }, []],
  ['an attribute without values', { attributes: { speaker: [] } }, []],
  ['another corpus', { corpus: 'other-corpus' }, []],
];

const everyone = { tenants: ['public', 'ministry-a', 'ministry-b'] };

/** That a scope never leaks. */
export const scopeClaims: readonly Claim[] = [
  ...cases.map((given): Claim => [`shows ${given[0]} the same chunks in every leg, before optimising and after`, (tested) => checkScope(tested, given)]),
  [
    'shows nobody a chunk or document of another tenant by its id',
    async ({ store }) => {
      await store.apply(sampleCorpus, sampleChange({ putChunks: [sampleChunk({ id: 'c', tenant: 'ministry-a' })], putDocuments: [sampleDocument({ id: 'd', tenant: 'ministry-a' })] }));
      expect([await store.getChunks(sampleCorpus, ['c'], publicAccess), await store.getDocuments(sampleCorpus, ['d'], publicAccess)]).toEqual([[], []]);
      expect((await store.getChunks(sampleCorpus, ['c'], { tenants: ['ministry-a'] })).length).toBe(1);
    },
  ],
  [
    'counts words of the asked tenants alone',
    async ({ store, put }) => {
      await put(sampleChunk({ id: 'a', terms: 'tax tax law' }), sampleChunk({ id: 'b', terms: 'tax', headingTerms: 'law x', tenant: 'ministry-a' }));
      expect(await store.statistics({ corpus: sampleCorpus, access: publicAccess }, ['tax', 'x'])).toEqual({
        chunks: 1,
        meanTerms: { terms: 3, headingTerms: 0 },
        chunkFrequency: new Map([['tax', 1], ['x', 0]]),
      });
      expect(await store.statistics({ corpus: sampleCorpus, access: everyone }, ['tax', 'law', 'x'])).toEqual({
        chunks: 2,
        meanTerms: { terms: 2, headingTerms: 1 },
        chunkFrequency: new Map([['tax', 2], ['law', 2], ['x', 1]]),
      });
    },
  ],
];

async function checkScope({ store, put, lexical }: Tested, [, scope, expected]: ScopeCase): Promise<void> {
  const base = { terms: 'word', vector: Float32Array.of(1, 0, 0, 0) };
  await put(
    sampleChunk({ ...base, id: 'bounded', validFrom: '2024-04-01', validUntil: '2025-04-01' }),
    sampleChunk({ ...base, id: 'closed', validUntil: '2025-04-01' }),
    sampleChunk({ ...base, id: 'dated', date: '2023-05-05', attributes: { speaker: ['鈴木', '高橋'] } }),
    sampleChunk({ ...base, id: 'open', attributes: { speaker: ['佐藤'], house: ['衆議院', '本会議'] } }),
    sampleChunk({ ...base, id: 'secret', tenant: 'ministry-a' }),
  );
  for (const step of ['before', 'after']) {
    expect([step, (await lexical(scope, 'word')).sort()]).toEqual([step, expected]);
    const dense = idsOf(await store.selectDense({ ...inPublic, ...scope }, Float32Array.of(1, 0, 0, 0), 10));
    if (store.supports.denseVectors) expect([step, dense.sort()]).toEqual([step, expected]);
    const under = await Promise.all(['bounded', 'closed', 'dated', 'open', 'secret'].map((prefix) => store.selectUnder({ ...inPublic, ...scope }, prefix, 10)));
    expect([step, under.flat().map(({ id }) => id)]).toEqual([step, expected]);
    await store.optimise(sampleCorpus);
  }
}
