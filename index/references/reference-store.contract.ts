import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicAccess } from '../../corpora-config/index.ts';
import type { ReferenceStore } from './reference-store.ts';
import { keepLaws, packLaw, type SmallLaw } from './small-laws.fixture.ts';

/** A store over something that outlasts it. */
export interface TestedReferences {
  /** Another store over the same, as another process would open it. */
  open(): ReferenceStore;
}

type OpenTested = () => Promise<TestedReferences>;

const corpus = 'laws';
const scope = { corpus, access: publicAccess };

/** What every store of references keeps. */
export function describeReferenceStore(name: string, openStores: OpenTested): void {
  describe(`references in ${name}`, () => {
    let opened: ReferenceStore[];
    beforeEach(() => {
      opened = [];
    });
    afterEach(async () => {
      for (const store of opened) await store.close();
    });
    const openTested: OpenTested = async () => {
      const stores = await openStores();
      return {
        open: () => {
          const store = stores.open();
          opened.push(store);
          return store;
        },
      };
    };

    it('gives a document back with its sentences, and to nobody else', async () => {
      const { open } = await openTested();
      await keep(open(), [{ law: 'A', mentions: [['Article_1', 'A', 'Article_2']], tenant: 'ministry' }]);
      expect(await open().outgoing(scope, 'law/A@1')).toBeUndefined();
      const held = await open().outgoing({ corpus, access: { tenants: ['ministry'] } }, 'law/A@1');
      expect(held?.sentences.map(({ element, references }) => [element, references[0]?.targets[0]?.element])).toEqual([['Article_1', 'Article_2']]);
    });

    it('turns mentions round by the law that they point at', async () => {
      const { open } = await openTested();
      await keep(open(), [{ law: 'A' }, { law: 'B', mentions: [['Article_1', 'A', 'Article_2'], ['Article_3', 'A', null]] }, { law: 'C', mentions: [['Article_9', 'A', 'Article_1']] }]);
      expect(await open().incoming(scope, 'A')).toEqual([
        { document: 'law/B@1', mentions: [{ relation: 'cites', sentence: 0, mention: 0, elements: ['Article_2'] }, { relation: 'cites', sentence: 1, mention: 0, elements: [null] }] },
        { document: 'law/C@1', mentions: [{ relation: 'cites', sentence: 0, mention: 0, elements: ['Article_1'] }] },
      ]);
      expect(await open().lawEdges(scope)).toEqual([{ from: 'B', document: 'law/B@1', to: 'A', mentions: 2 }, { from: 'C', document: 'law/C@1', to: 'A', mentions: 1 }]);
    });

    it('turns round again only what was linked again', async () => {
      const { open } = await openTested();
      const [a, b, c]: readonly [SmallLaw, SmallLaw, SmallLaw] = [{ law: 'A' }, { law: 'B', mentions: [['Article_1', 'A', 'Article_2']] }, { law: 'C', mentions: [['Article_9', 'A', 'Article_1']] }];
      await keep(open(), [a, b, c]);
      await keep(open(), [a, { ...b, mentions: [['Article_4', 'A', null]] }, c]);
      expect((await open().incoming(scope, 'A')).map(({ document, mentions }) => [document, mentions.length, mentions[0]?.elements])).toEqual([['law/B@1', 1, [null]], ['law/C@1', 1, ['Article_1']]]);
      await keep(open(), [a, { law: 'B' }]);
      expect(await open().incoming(scope, 'A')).toEqual([]);
    });

    it('shows the old mentions, whole, while new facts wait to be linked', async () => {
      const { open } = await openTested();
      await keep(open(), [{ law: 'A' }, { law: 'B', mentions: [['Article_1', 'A', 'Article_2']] }]);
      const writer = await open().write(corpus);
      await writer.addFacts([packLaw({ law: 'B', mentions: [['Article_7', 'A', null], ['Article_8', 'A', null]] })], '1');
      await writer.flush('1');
      await writer.publish(true);
      expect((await open().outgoing(scope, 'law/B@1'))?.sentences.map(({ element }) => element)).toEqual(['Article_1']);
      expect((await open().incoming(scope, 'A')).map(({ mentions }) => mentions.length)).toEqual([1]);
    });

    it('leaves out revisions that do not hold on the day asked', async () => {
      const { open } = await openTested();
      await keep(open(), [{ law: 'A' }, { law: 'B', validUntil: '2020-01-01', mentions: [['Article_1', 'A', null]] }]);
      expect(await open().incoming({ ...scope, validOn: '2019-12-31' }, 'A')).toHaveLength(1);
      expect(await open().incoming({ ...scope, validOn: '2020-01-01' }, 'A')).toEqual([]);
    });

    it('finds who defines a term, whatever its width', async () => {
      const { open } = await openTested();
      await keep(open(), [{ law: 'A', terms: ['特定ＡＩ'] }, { law: 'B' }]);
      expect((await open().defining(scope, '特定AI')).map(({ document }) => document)).toEqual(['law/A@1']);
    });

    it('shows nothing of what was not published', async () => {
      const { open } = await openTested();
      await keep(open(), [{ law: 'A' }]);
      const writer = await open().write(corpus);
      await writer.addFacts([packLaw({ law: 'B' })], '1');
      await writer.flush('1');
      expect((await open().documents(scope)).map(({ document }) => document)).toEqual(['law/A@1']);
      expect((await open().write(corpus)).keyOf('law/B@1')).toBeUndefined();
    });

    it('goes on reading while a newer state is published, and then reads that', async () => {
      const { open } = await openTested();
      await keep(open(), [{ law: 'A', mentions: [['Article_1', 'A', 'Article_2']] }]);
      const reader = open();
      expect(await reader.outgoing(scope, 'law/A@1')).toBeDefined();
      await keep(open(), [{ law: 'B', mentions: [['Article_1', 'A', null]] }], { purge: true });
      expect(await reader.outgoing(scope, 'law/A@1')).toBeUndefined();
      expect((await reader.incoming(scope, 'A')).map(({ document }) => document)).toEqual(['law/B@1']);
    });

    it('links again only what may have moved', async () => {
      const { open } = await openTested();
      const laws: readonly SmallLaw[] = [{ law: 'A' }, { law: 'B', mentions: [['Article_1', 'A', 'Article_2']] }, { law: 'C', mentions: [['Article_1', 'C', null]] }];
      expect(await keep(open(), laws)).toBe(3);
      expect(await keep(open(), laws)).toBe(0);
      expect(await keep(open(), laws.map((law) => (law.law === 'A' ? { ...law, elements: ['Article_1'] } : law)))).toBe(2);
      expect((await open().outgoing(scope, 'law/B@1'))?.sentences[0]?.references[0]?.unresolved).toBe('provision-absent');
    });

    it('leads from a law to the order that answers it, and back, and follows the order', async () => {
      const { open } = await openTested();
      const law: SmallLaw = { law: 'A', delegations: ['Article_2'] };
      await keep(open(), [law, { law: 'B', mentions: [['Article_7', 'A', 'Article_2']] }]);
      expect((await open().outgoing(scope, 'law/A@1'))?.delegations[0]?.answers).toEqual([{ law: 'B', document: 'law/B@1', element: 'Article_7', start: 0 }]);
      expect(await open().incoming(scope, 'B')).toEqual([{ document: 'law/A@1', mentions: [{ relation: 'delegates', sentence: 0, mention: 0, elements: ['Article_7'] }] }]);
      await keep(open(), [law, { law: 'B', mentions: [['Article_7', 'A', 'Article_1']] }]);
      expect((await open().outgoing(scope, 'law/A@1'))?.delegations[0]?.answers).toEqual([]);
      expect(await open().incoming(scope, 'B')).toEqual([]);
    });

    it('keeps no byte of a document that left', async () => {
      const { open } = await openTested();
      await keep(open(), [{ law: 'A', terms: ['甲'] }, { law: 'B', terms: ['乙'] }]);
      await keep(open(), [{ law: 'B', terms: ['乙'] }], { purge: true });
      const writer = await open().write(corpus);
      expect(writer.entries.map(([document]) => document)).toEqual(['law/B@1']);
      expect((await open().outgoing(scope, 'law/B@1'))?.terms.map(({ term }) => term)).toEqual(['乙']);
    });
  });
}

/** Makes the store hold these laws and no others. Gives how many documents were linked. */

async function keep(store: ReferenceStore, laws: readonly SmallLaw[], options?: Parameters<typeof keepLaws>[2]): Promise<number> {
  return keepLaws(await store.write(corpus), laws, options);
}
