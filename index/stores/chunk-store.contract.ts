import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicAccess } from '../../corpora-config/index.ts';
import type { Candidate, ChunkStore, SelectionScope, StoreChange, StoredChunk } from './chunk-store.ts';
import { sampleChange, sampleChunk, sampleCorpus, sampleDocument, sampleItem } from './sample-rows.ts';

/** What a suite of an adapter gives: opens the store that lies at `place`, a folder of its own; the same place is the same store. */
export type OpenStore = (place: string) => Promise<ChunkStore>;

/** Fixed, so that a failure comes back; printed with it by fast-check. */
const seed = 20_250_401;

/** Numbers in the vectors that the suite writes. */
export const contractDimensions = 4;

const inPublic: SelectionScope = { access: publicAccess, corpus: sampleCorpus };
const everyone = { tenants: ['public', 'ministry-a', 'ministry-b'] };

/** The promises of the `ChunkStore` port. Run by every adapter. */
export function describeChunkStore(name: string, open: OpenStore): void {
  describe(`${name} keeps the ChunkStore contract`, () => {
    let place: string;
    let store: ChunkStore;
    const put = (...chunks: StoredChunk[]): Promise<void> => store.apply(sampleCorpus, sampleChange({ putChunks: chunks }));
    const lexical = async (scope: Partial<SelectionScope>, ...terms: string[]): Promise<string[]> =>
      ids(await store.selectLexical({ ...inPublic, ...scope }, terms.map((term) => ({ term, weight: 1 })), 100));

    beforeEach(async () => {
      place = await mkdtemp(join(tmpdir(), 'gensen-store-'));
      store = await open(place);
    });
    afterEach(async () => {
      await store.close();
      await rm(place, { recursive: true, force: true });
    });

    describe('changes', () => {
      it('gives back every row as it was put', async () => {
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
      });

      it('shows all of a change or nothing of it, whenever one looks', async () => {
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
      });

      it('replaces a chunk with the same id, so that its old terms are found no more', async () => {
        await put(sampleChunk({ id: 'a', terms: 'old' }), sampleChunk({ id: 'b', terms: 'other' }));
        await put(sampleChunk({ id: 'a', terms: 'new' }));
        expect([await lexical({}, 'old'), await lexical({}, 'new'), await lexical({}, 'other')]).toEqual([[], ['a'], ['b']]);
      });

      it('removes a document with all its chunks and leaves the rest', async () => {
        const of = (document: string): StoredChunk[] => [1, 2].map((part) => sampleChunk({ id: `${document}/${part}`, document, ordinal: part }));
        await store.apply(sampleCorpus, sampleChange({ putDocuments: [sampleDocument({ id: 'law/x' }), sampleDocument({ id: 'law/y' })], putChunks: [...of('law/x'), ...of('law/y')], onlyNew: true }));
        await store.apply(sampleCorpus, sampleChange({ removeDocuments: ['law/x'], putItems: [sampleItem({ key: 'y' })] }));
        expect(await store.chunksOf(sampleCorpus, 'law/x')).toEqual([]);
        expect(await store.chunksOf(sampleCorpus, 'law/y')).toEqual(of('law/y'));
        expect(await store.getDocuments(sampleCorpus, ['law/x', 'law/y'], publicAccess)).toEqual([sampleDocument({ id: 'law/y' })]);
        expect((await lexical({}, 'common')).length).toBe(2);
      });

      it('keeps what a change both removes and puts', async () => {
        await put(sampleChunk({ id: 'law/x/1', document: 'law/x' }), sampleChunk({ id: 'law/x/2', document: 'law/x' }));
        const again = sampleChunk({ id: 'law/x/1', document: 'law/x', text: 'again' });
        await store.apply(sampleCorpus, sampleChange({ removeDocuments: ['law/x'], putChunks: [again], putDocuments: [sampleDocument({ id: 'law/x' })] }));
        expect(await store.chunksOf(sampleCorpus, 'law/x')).toEqual([again]);
        expect((await all(store.documents(sampleCorpus))).length).toBe(1);
      });

      it('tells an item, a document and a chunk of one name apart', async () => {
        await store.apply(sampleCorpus, sampleChange({ putItems: [sampleItem({ key: 'same' })], putDocuments: [sampleDocument({ id: 'same' })], putChunks: [sampleChunk({ id: 'same' })], onlyNew: true }));
        await store.apply(sampleCorpus, sampleChange({ removeItems: ['same'] }));
        expect([(await all(store.items(sampleCorpus))).length, (await all(store.documents(sampleCorpus))).length, (await all(store.chunks(sampleCorpus))).length]).toEqual([0, 1, 1]);
      });

      it('does nothing for an empty change', async () => {
        await store.apply(sampleCorpus, sampleChange({}));
        expect([await store.corpora(), await all(store.items(sampleCorpus))]).toEqual([[], []]);
      });

      it('takes a large change whole and streams every row of it', async () => {
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
      });
    });

    describe('names and texts', () => {
      const names = ["it's", '100%', 'a_b', '"quoted"', "'; DROP TABLE chunks; --", "x' OR '1'='1", 'back\\slash', '改元㍻𠮷', 'line\nend', 'tab\t', '%27', 'か\u3099', 'law/1@2/第一条'];

      it.each(names)('keeps ids, documents and attribute values apart when one is %j', async (name) => {
        await store.apply(
          sampleCorpus,
          sampleChange({
            putChunks: [sampleChunk({ id: name, document: name, attributes: { [name]: [name] } }), sampleChunk({ id: 'plain', document: 'plain', attributes: { [name]: ['plain'] } })],
            putDocuments: [sampleDocument({ id: name }), sampleDocument({ id: 'plain' })],
          }),
        );
        expect((await store.getChunks(sampleCorpus, [name], publicAccess)).map(({ id }) => id)).toEqual([name]);
        expect((await store.getDocuments(sampleCorpus, [name], publicAccess)).map(({ id }) => id)).toEqual([name]);
        expect((await store.chunksOf(sampleCorpus, name)).map(({ id }) => id)).toEqual([name]);
        expect(await lexical({ attributes: { [name]: [name] } }, 'common')).toEqual([name]);
        expect((await store.selectUnder(inPublic, name, 10)).map(({ id }) => id)).toEqual([name]);
        await store.apply(sampleCorpus, sampleChange({ removeDocuments: [name] }));
        expect((await all(store.chunks(sampleCorpus))).map(({ id }) => id)).toEqual(['plain']);
      });

      it('keeps any text unchanged', async () => {
        const text = '　㍻𠮷\u{e0101}\u0000\r\n\u2028"\\ か\u3099';
        await put(sampleChunk({ id: 'a', text, breadcrumb: [text], title: text }));
        expect((await store.getChunks(sampleCorpus, ['a'], publicAccess))[0]).toEqual(sampleChunk({ id: 'a', text, breadcrumb: [text], title: text }));
      });

      it('matches terms as they are: case, width, marks, single characters and long ones', async () => {
        const terms = ['Act', 'act', 'ＡＣＴ', 'the', '_個人', 'é', 'e', '々', '-1', '"x"', 'a*', '長'.repeat(300), '𠮷'];
        await put(...terms.map((term, index) => sampleChunk({ id: `t${index}`, terms: term })));
        for (const [index, term] of terms.entries()) expect([term, await lexical({}, term)]).toEqual([term, [`t${index}`]]);
      });
    });

    describe('scope', () => {
      const scopes: readonly [string, Partial<SelectionScope>, readonly string[]][] = [
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

      it.each(scopes)('shows %s the same chunks in every leg, before optimising and after', async (_, scope, expected) => {
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
          const dense = ids(await store.selectDense({ ...inPublic, ...scope }, Float32Array.of(1, 0, 0, 0), 10));
          if (store.supports.denseVectors) expect([step, dense.sort()]).toEqual([step, expected]);
          const under = await Promise.all(['bounded', 'closed', 'dated', 'open', 'secret'].map((prefix) => store.selectUnder({ ...inPublic, ...scope }, prefix, 10)));
          expect([step, under.flat().map(({ id }) => id)]).toEqual([step, expected]);
          await store.optimise(sampleCorpus);
        }
      });

      it('shows nobody a chunk or document of another tenant by its id', async () => {
        await store.apply(sampleCorpus, sampleChange({ putChunks: [sampleChunk({ id: 'c', tenant: 'ministry-a' })], putDocuments: [sampleDocument({ id: 'd', tenant: 'ministry-a' })] }));
        expect([await store.getChunks(sampleCorpus, ['c'], publicAccess), await store.getDocuments(sampleCorpus, ['d'], publicAccess)]).toEqual([[], []]);
        expect((await store.getChunks(sampleCorpus, ['c'], { tenants: ['ministry-a'] })).length).toBe(1);
      });

      it('counts words of the asked tenants alone', async () => {
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
      });
    });

    describe('selection', () => {
      it('finds a chunk by a term of its heading alone', async () => {
        await put(sampleChunk({ id: 'a', terms: 'x', headingTerms: '民法' }), sampleChunk({ id: 'b', terms: 'y' }));
        expect(await lexical({}, '民法')).toEqual(['a']);
      });

      it('gives ties in order of their ids, whatever the limit cuts', async () => {
        const numbers = Array.from({ length: 60 }, (_, index) => String((index * 37) % 60).padStart(2, '0'));
        for (const half of [numbers.slice(0, 30), numbers.slice(30)]) await put(...half.map((n) => sampleChunk({ id: n, terms: 'same words here', vector: Float32Array.of(0, 1, 0, 0) })));
        const sorted = numbers.toSorted();
        for (const limit of [1, 7, 60, 100]) {
          expect(ids(await store.selectLexical(inPublic, [{ term: 'words', weight: 1 }], limit))).toEqual(sorted.slice(0, limit));
          if (store.supports.denseVectors) expect(ids(await store.selectDense(inPublic, Float32Array.of(0, 1, 0, 0), limit))).toEqual(sorted.slice(0, limit));
        }
      });

      it('gives the same answer to the same question twice, best first', async () => {
        const numbers = Array.from({ length: 200 }, (_, index) => index);
        await put(...numbers.map((n) => sampleChunk({ id: `c${n}`, terms: [`t${n % 7}`, `t${n % 11}`, `t${n % 13}`].join(' ') })));
        const ask = (): Promise<readonly Candidate[]> => store.selectLexical(inPublic, ['t1', 't2', 't3'].map((term) => ({ term, weight: 1 })), 20);
        const first = await ask();
        expect(first.length).toBe(20);
        expect(await ask()).toEqual(first);
        const scores = first.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        for (const { chunk } of first) expect(chunk.terms).toMatch(/\bt[123]\b/u);
      });

      it('finds nothing for no term, an unknown term, a term with a space, or a limit of 0', async () => {
        await put(sampleChunk({ id: 'a', terms: 'x y' }));
        expect([await lexical({}), await lexical({}, 'z'), await lexical({}, 'x y'), await store.selectLexical(inPublic, [{ term: 'x', weight: 1 }], 0)]).toEqual([[], [], [], []]);
      });

      it('finds a rare term among many common ones', async () => {
        const common = Array.from({ length: 80 }, (_, index) => `common${index}`);
        await put(...Array.from({ length: 50 }, (_, index) => sampleChunk({ id: `c${index}`, terms: common.join(' ') })), sampleChunk({ id: 'rare', terms: 'rare' }));
        const found = await store.selectLexical(inPublic, [...common, 'rare'].map((term) => ({ term, weight: 1 })), 100);
        expect(ids(found)).toContain('rare');
      });

      it('orders vectors by cosine and leaves out chunks without one', async () => {
        if (!store.supports.denseVectors) return;
        await put(
          sampleChunk({ id: 'far', vector: Float32Array.of(0, 1, 0, 0) }),
          sampleChunk({ id: 'near', vector: Float32Array.of(0.8, 0.6, 0, 0) }),
          sampleChunk({ id: 'equal', vector: Float32Array.of(1, 0, 0, 0) }),
          sampleChunk({ id: 'none' }),
        );
        const found = await store.selectDense(inPublic, Float32Array.of(1, 0, 0, 0), 10);
        expect(ids(found)).toEqual(['equal', 'near', 'far']);
        for (const [index, score] of [1, 0.8, 0].entries()) expect(found[index]?.score).toBeCloseTo(score, 5);
        expect(found[0]?.chunk).not.toHaveProperty('vector');
      });

      it('gives what lies below an identifier and not its longer neighbours', async () => {
        const below = ['Article_1', 'Article_1-Paragraph_1', 'Article_1/x', 'Article_1~2', 'Article_1@r', 'Article_1_2'];
        const beside = ['Article_10', 'Article_1.5', 'Article_', 'article_1', 'Article_1 ', 'Article_1第'];
        await put(...[...below, ...beside].map((id, ordinal) => sampleChunk({ id, ordinal })));
        expect((await store.selectUnder(inPublic, 'Article_1', 100)).map(({ id }) => id)).toEqual(below);
        expect((await store.selectUnder(inPublic, 'Article_1', 2)).map(({ id }) => id)).toEqual(below.slice(0, 2));
        expect(await store.selectUnder(inPublic, 'Article_2', 100)).toEqual([]);
      });

      it('gives chunks in the order asked and leaves out unknown ids', async () => {
        await put(sampleChunk({ id: 'a' }), sampleChunk({ id: 'b' }), sampleChunk({ id: 'c' }));
        expect((await store.getChunks(sampleCorpus, ['c', 'nowhere', 'a'], publicAccess)).map(({ id }) => id)).toEqual(['c', 'a']);
      });

      it('is empty for a corpus that is not there', async () => {
        expect([await all(store.chunks('nothing')), await store.chunksOf('nothing', 'x'), await lexical({ corpus: 'nothing' }, 'x')]).toEqual([[], [], []]);
        expect(await store.statistics({ corpus: 'nothing', access: publicAccess }, ['x'])).toEqual({ chunks: 0, meanTerms: { terms: 0, headingTerms: 0 }, chunkFrequency: new Map([['x', 0]]) });
        await store.optimise('nothing');
      });
    });

    it('counts after any changes what a plain recount counts, holds the same rows, and so does the store opened again', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 8 }), async (steps) => {
          const folder = await mkdtemp(join(tmpdir(), 'gensen-store-'));
          let tested = await open(folder);
          try {
            const expected = new Map<string, StoredChunk>();
            for (const step of steps) {
              await tested.apply(sampleCorpus, step.change);
              applyPlainly(expected, step.change);
              if (step.optimise) await tested.optimise(sampleCorpus);
              if (step.reopen && tested.supports.persistence) {
                await tested.close();
                tested = await open(folder);
              }
              await expectSame(tested, expected);
            }
          } finally {
            await tested.close();
            await rm(folder, { recursive: true, force: true });
          }
        }),
        { seed, numRuns: 12 },
      );
    });
  });
}

async function expectSame(store: ChunkStore, expected: ReadonlyMap<string, StoredChunk>): Promise<void> {
  const held = await all(store.chunks(sampleCorpus));
  expect(held.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...expected.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  for (const tenants of [['public'], ['ministry-a'], ['public', 'ministry-a']]) {
    const chunks = [...expected.values()].filter(({ tenant }) => tenants.includes(tenant));
    const counted = await store.statistics({ corpus: sampleCorpus, access: { tenants } }, words);
    expect(counted.chunks).toBe(chunks.length);
    const words_ = (text: string): string[] => text.split(' ').filter((word) => word !== '');
    for (const word of words) expect([word, counted.chunkFrequency.get(word)]).toEqual([word, chunks.filter(({ terms, headingTerms }) => words_(`${terms} ${headingTerms}`).includes(word)).length]);
    for (const field of ['terms', 'headingTerms'] as const) {
      const total = chunks.reduce((sum, chunk) => sum + words_(chunk[field]).length, 0);
      expect(counted.meanTerms[field]).toBeCloseTo(chunks.length === 0 ? 0 : total / chunks.length, 9);
    }
    const found = await store.selectLexical({ corpus: sampleCorpus, access: { tenants } }, words.slice(0, 2).map((term) => ({ term, weight: 1 })), 100);
    expect(ids(found).sort()).toEqual(chunks.filter(({ terms, headingTerms }) => words.slice(0, 2).some((word) => words_(`${terms} ${headingTerms}`).includes(word))).map(({ id }) => id).sort());
  }
}

const words = ['税', '_税法', 'law', '𠮷', '～', 'zz'];

const anyWords = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((chosen) => chosen.join(' '));

const anyChunk = fc
  .record({ document: fc.constantFrom('d1', 'd2', 'd3'), part: fc.integer({ min: 1, max: 3 }), terms: anyWords, headingTerms: anyWords, tenant: fc.constantFrom('public', 'ministry-a') })
  .map(({ document, part, ...rest }) => sampleChunk({ id: `${document}/${part}`, document, ordinal: part, ...rest }));

const anyIds = fc.array(fc.constantFrom('d1/1', 'd1/2', 'd2/1', 'd3/3'), { maxLength: 2 });

const anyStep = fc
  .record({
    putChunks: fc.uniqueArray(anyChunk, { maxLength: 5, selector: ({ id }) => id }),
    removeChunks: anyIds,
    removeDocuments: fc.array(fc.constantFrom('d1', 'd2', 'd3'), { maxLength: 1 }),
    optimise: fc.boolean(),
    reopen: fc.boolean(),
  })
  .map(({ optimise, reopen, ...change }) => ({ change: sampleChange(change), optimise, reopen }));

function applyPlainly(chunks: Map<string, StoredChunk>, change: StoreChange): void {
  for (const [id, { document }] of chunks) if (change.removeDocuments.includes(document) || change.removeChunks.includes(id)) chunks.delete(id);
  for (const chunk of change.putChunks) chunks.set(chunk.id, chunk);
}

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

function ids(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ chunk }) => chunk.id);
}
