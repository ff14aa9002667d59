import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { StoredChunk } from './chunk-store.ts';
import { packChunks, transferListOf, unpackChunks, type PackedChunks } from './packed-chunks.ts';
import { sampleChunk } from './sample-rows.fixture.ts';

const seed = 20_250_402;

const sent = (chunks: readonly StoredChunk[]): PackedChunks => {
  const packed = packChunks(chunks);
  return structuredClone(packed, { transfer: transferListOf(packed) });
};

const anyStream = fc.array(fc.constantFrom('税', '_税法', 'law', '𠮷', '～', 'z', ''), { maxLength: 6 }).map((words) => words.join(' '));
const anyName = fc.constantFrom('law/x', 'law/x/1', 'law/x/1-2', 'law/xx/1', 'law/y/', 'other');
const anyChunk: fc.Arbitrary<StoredChunk> = fc
  .record({
    id: anyName,
    document: fc.constantFrom('law/x', 'law/y', ''),
    parent: fc.constantFrom('law/x', 'law/x/1', 'other', ''),
    tenant: fc.constantFrom('public', 'ministry-a'),
    terms: anyStream,
    headingTerms: anyStream,
    text: fc.string({ unit: 'binary' }),
    breadcrumb: fc.array(fc.string(), { maxLength: 2 }),
    locator: fc.constantFrom({ kind: 'xml', element: '1' } as const, { kind: 'file' } as const, { kind: 'line', line: 1 } as const),
    attributes: fc.dictionary(fc.string({ unit: 'grapheme' }), fc.array(fc.string(), { maxLength: 2 }), { maxKeys: 2 }),
    ordinal: fc.nat(5),
  })
  .map((given) => sampleChunk(given));

describe('packing chunks', () => {
  it('gives back every chunk as it was, sent to another thread too', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyChunk, { selector: ({ id }) => id }), (chunks) => {
        expect(unpackChunks(sent(chunks))).toEqual(chunks);
      }),
      { seed },
    );
  });

  it('keeps the order of keys in which a chunk is read and hashed', () => {
    const keys = ['id', 'document', 'corpus', 'tenant', 'ordinal', 'title', 'breadcrumb', 'text', 'parent', 'locator', 'attributes', 'date', 'validFrom', 'validUntil', 'contentHash'];
    const [chunk] = unpackChunks(packChunks([sampleChunk({ id: 'a', date: '2024', validFrom: '2024-01', validUntil: '2025-01-01' })]));
    expect(Object.keys(chunk ?? {}).slice(0, keys.length)).toEqual(keys);
  });

  it('counts terms by tenant as a plain count of split streams does', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyChunk, { selector: ({ id }) => id, maxLength: 30 }), (chunks) => {
        const words = (stream: string): string[] => stream.split(' ').filter((word) => word !== '');
        for (const { tenant, distinct, frequencies, ...totals } of packChunks(chunks).counts) {
          const own = chunks.filter((chunk) => chunk.tenant === tenant);
          const plain = new Map<string, number>();
          for (const { terms, headingTerms } of own) for (const word of new Set(words(`${terms} ${headingTerms}`))) plain.set(word, (plain.get(word) ?? 0) + 1);
          const counted = words(new TextDecoder().decode(distinct)).map((word, place): [string, number] => [word, frequencies[place] ?? 0]);
          expect([new Map(counted), totals]).toEqual([
            plain,
            { chunks: own.length, terms: own.reduce((sum, { terms }) => sum + words(terms).length, 0), headingTerms: own.reduce((sum, { headingTerms }) => sum + words(headingTerms).length, 0) },
          ]);
        }
      }),
      { seed },
    );
  });

  it('counts many distinct terms without mixing any up', () => {
    const terms = Array.from({ length: 20_000 }, (_, index) => `語${index}`);
    const [counts] = packChunks([sampleChunk({ id: 'a', terms: terms.join(' ') }), sampleChunk({ id: 'b', terms: terms.slice(0, 10_000).join(' ') })]).counts;
    expect(new TextDecoder().decode(counts?.distinct)).toBe(terms.join(' '));
    expect([...(counts?.frequencies ?? [])]).toEqual(terms.map((_, index) => (index < 10_000 ? 2 : 1)));
  });

  it('refuses heading terms with a line feed, which parts them from the terms', () => {
    expect(() => packChunks([sampleChunk({ id: 'a', headingTerms: 'x\ny' })])).toThrow(TypeError);
  });
});
