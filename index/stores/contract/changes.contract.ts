import { expect } from 'vitest';
import { publicAccess } from '../../../corpora-config/index.ts';
import type { StoreChange, StoredChunk } from '../chunk-store.ts';
import { sampleChange, sampleChunk, sampleCorpus, sampleDocument, sampleItem } from '../sample-rows.fixture.ts';
import { all, inPublic, type Claim } from './tested-store.contract.ts';

/** What a change does, and that it is one step. */
export const changeClaims: readonly Claim[] = [
  [
    'gives back every row as it was put',
    async ({ store }) => {
      const chunk = sampleChunk({ id: 'law/x/a', terms: '個人 情報  _個人', headingTerms: '法 律', date: '2024-02-29', validFrom: '2024-04-01', validUntil: '2025-01-01', attributes: { a: ['1', '2'] } });
      const document = sampleDocument({ id: 'law/x', date: '2024-02-29' });
      const item = sampleItem({ key: 'x.xml', documents: ['law/x'], waived: 'duplicate of y' });
      await store.apply(sampleCorpus, sampleChange({ putChunks: [chunk], putDocuments: [document], putItems: [item], onlyNew: true }));
      expect(await all(store.chunks(sampleCorpus))).toEqual([chunk]);
      expect(await all(store.documents(sampleCorpus))).toEqual([document]);
      expect(await all(store.items(sampleCorpus))).toEqual([item]);
      expect(await store.getChunks(sampleCorpus, [chunk.id], publicAccess)).toEqual([chunk]);
      expect(await store.getDocuments(sampleCorpus, [document.id], publicAccess)).toEqual([document]);
      expect(await store.corpora()).toEqual([sampleCorpus]);
    },
  ],
  [
    'shows all of a change or nothing of it, whenever one looks',
    async ({ store }) => {
      const version = (n: number): StoreChange =>
        sampleChange({
          putChunks: [1, 2, 3].map((part) => sampleChunk({ id: `law/x/${part}`, document: 'law/x', ordinal: part, text: `version ${n}` })),
          putDocuments: [sampleDocument({ id: 'law/x', title: `version ${n}` })],
          removeChunks: [`law/x/v${n - 1}`],
        });
      await store.apply(sampleCorpus, version(0));
      let writing = true;
      const seen: string[][] = [];
      const look = async (): Promise<void> => {
        while (writing) seen.push((await store.selectLexical(inPublic, [{ term: 'common', weight: 1 }], 10)).map(({ chunk }) => chunk.text));
      };
      const looking = look();
      for (let n = 1; n <= 5; n += 1) await store.apply(sampleCorpus, version(n));
      writing = false;
      await looking;
      for (const texts of seen) expect([texts.length, new Set(texts).size]).toEqual([3, 1]);
      expect(await all(store.documents(sampleCorpus))).toEqual([sampleDocument({ id: 'law/x', title: 'version 5' })]);
    },
  ],
  [
    'replaces a chunk with the same id, so that its old terms are found no more',
    async ({ put, lexical }) => {
      await put(sampleChunk({ id: 'a', terms: 'old' }), sampleChunk({ id: 'b', terms: 'other' }));
      await put(sampleChunk({ id: 'a', terms: 'new' }));
      expect([await lexical({}, 'old'), await lexical({}, 'new'), await lexical({}, 'other')]).toEqual([[], ['a'], ['b']]);
    },
  ],
  [
    'removes a document with all its chunks and leaves the rest',
    async ({ store, lexical }) => {
      const of = (document: string): StoredChunk[] => [1, 2].map((part) => sampleChunk({ id: `${document}/${part}`, document, ordinal: part }));
      await store.apply(sampleCorpus, sampleChange({ putDocuments: [sampleDocument({ id: 'law/x' }), sampleDocument({ id: 'law/y' })], putChunks: [...of('law/x'), ...of('law/y')], onlyNew: true }));
      await store.apply(sampleCorpus, sampleChange({ removeDocuments: ['law/x'], putItems: [sampleItem({ key: 'y' })] }));
      expect(await store.chunksOf(sampleCorpus, 'law/x')).toEqual([]);
      expect(await store.chunksOf(sampleCorpus, 'law/y')).toEqual(of('law/y'));
      expect(await store.getDocuments(sampleCorpus, ['law/x', 'law/y'], publicAccess)).toEqual([sampleDocument({ id: 'law/y' })]);
      expect((await lexical({}, 'common')).length).toBe(2);
    },
  ],
  [
    'keeps what a change both removes and puts',
    async ({ store, put }) => {
      await put(sampleChunk({ id: 'law/x/1', document: 'law/x' }), sampleChunk({ id: 'law/x/2', document: 'law/x' }));
      const again = sampleChunk({ id: 'law/x/1', document: 'law/x', text: 'again' });
      await store.apply(sampleCorpus, sampleChange({ removeDocuments: ['law/x'], putChunks: [again], putDocuments: [sampleDocument({ id: 'law/x' })] }));
      expect(await store.chunksOf(sampleCorpus, 'law/x')).toEqual([again]);
      expect((await all(store.documents(sampleCorpus))).length).toBe(1);
    },
  ],
  [
    'tells an item, a document and a chunk of one name apart',
    async ({ store }) => {
      await store.apply(sampleCorpus, sampleChange({ putItems: [sampleItem({ key: 'same' })], putDocuments: [sampleDocument({ id: 'same' })], putChunks: [sampleChunk({ id: 'same' })], onlyNew: true }));
      await store.apply(sampleCorpus, sampleChange({ removeItems: ['same'] }));
      expect([(await all(store.items(sampleCorpus))).length, (await all(store.documents(sampleCorpus))).length, (await all(store.chunks(sampleCorpus))).length]).toEqual([0, 1, 1]);
    },
  ],
  [
    'does nothing for an empty change',
    async ({ store }) => {
      await store.apply(sampleCorpus, sampleChange({}));
      expect([await store.corpora(), await all(store.items(sampleCorpus))]).toEqual([[], []]);
    },
  ],
  [
    'takes a large change whole and streams every row of it',
    async ({ store }) => {
      const numbers = Array.from({ length: 3000 }, (_, index) => index);
      await store.apply(
        sampleCorpus,
        sampleChange({
          putChunks: numbers.map((n) => sampleChunk({ id: `c${n}`, document: `d${n % 500}`, ordinal: n })),
          putDocuments: numbers.slice(0, 500).map((n) => sampleDocument({ id: `d${n}` })),
          putItems: numbers.slice(0, 500).map((n) => sampleItem({ key: `i${n}` })),
          onlyNew: true,
        }),
      );
      expect((await all(store.chunks(sampleCorpus))).map(({ id }) => id).sort()).toEqual(numbers.map((n) => `c${n}`).sort());
      expect(new Set((await all(store.documents(sampleCorpus))).map(({ id }) => id)).size).toBe(500);
      expect(new Set((await all(store.items(sampleCorpus))).map(({ key }) => key)).size).toBe(500);
      await store.apply(sampleCorpus, sampleChange({ removeChunks: numbers.slice(0, 2999).map((n) => `c${n}`), removeDocuments: ['d499'] }));
      expect((await all(store.chunks(sampleCorpus))).length).toBe(0);
    },
  ],
];
