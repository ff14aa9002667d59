import { expect } from 'vitest';
import { publicAccess } from '../../../corpora-config/index.ts';
import { sampleChange, sampleChunk, sampleCorpus, sampleDocument } from '../sample-rows.fixture.ts';
import { all, inPublic, type Claim, type Tested } from './tested-store.contract.ts';

/** That no character of a name or text means anything to the store. */
export const nameClaims: readonly Claim[] = [
  ...hostileNames().map((name): Claim => [`keeps ids, documents and attribute values apart when one is ${JSON.stringify(name)}`, (tested) => checkName(tested, name)]),
  [
    'keeps any text unchanged',
    async ({ store, put }) => {
      const text = '　㍻𠮷\u{e0101}\u0000\r\n\u2028"\\ か\u3099';
      await put(sampleChunk({ id: 'a', text, breadcrumb: [text], title: text }));
      expect((await store.getChunks(sampleCorpus, ['a'], publicAccess))[0]).toEqual(sampleChunk({ id: 'a', text, breadcrumb: [text], title: text }));
    },
  ],
  [
    'matches terms as they are: case, width, marks, single characters and long ones',
    async ({ put, lexical }) => {
      const terms = ['Act', 'act', 'ＡＣＴ', 'the', '_個人', 'é', 'e', '々', '-1', '"x"', 'a*', '長'.repeat(300), '𠮷'];
      await put(...terms.map((term, index) => sampleChunk({ id: `t${index}`, terms: term })));
      for (const [index, term] of terms.entries()) expect([term, await lexical({}, term)]).toEqual([term, [`t${index}`]]);
    },
  ],
];

function hostileNames(): readonly string[] {
  return ["it's", '100%', 'a_b', '"quoted"', "'; DROP TABLE chunks; --", "x' OR '1'='1", 'back\\slash', '改元㍻𠮷', 'line\nend', 'tab\t', '%27', 'か\u3099', 'law/1@2/第一条'];
}

async function checkName({ store, lexical }: Tested, name: string): Promise<void> {
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
}
