import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReferenceTarget } from '../../corpora-config/index.ts';
import type { KeptReference, KeptSentence } from './compact-sentences.ts';
import { compactLinks, linkedSentences, openSentences } from './kept-mentions.ts';
import { compress, packFacts, type PackedBody } from './packed-facts.ts';

const seed = 20261124;
const own = { law: 'A', title: '灯台法' };
const target: fc.Arbitrary<ReferenceTarget> = fc.record({
  law: fc.constantFrom('A', 'B', null), lawTitle: fc.constantFrom('灯台法', '霧笛法', '某法'), element: fc.option(fc.constantFrom('Article_1', 'Article_2-Paragraph_1')), part: fc.constantFrom(null, 'main', 'proviso'),
});
const outward = fc.record({ name: fc.string(), isOpen: fc.constant(true), places: fc.array(fc.record({ from: fc.string() })), except: fc.array(fc.record({ from: fc.string() })) }, { requiredKeys: ['name', 'places', 'except'] });
const reference: fc.Arbitrary<KeptReference> = fc.record({
  text: fc.constantFrom('灯', '灯台', '別のもの'), start: fc.nat(6), end: fc.nat(6), kind: fc.constantFrom('numbered', 'same'), targets: fc.array(target), except: fc.array(target), applied: fc.boolean(),
  unresolved: fc.constantFrom('old-text', 'law-not-held'), outward,
}, { requiredKeys: ['text', 'start', 'end', 'kind', 'targets', 'except', 'applied'] });
const sentence: fc.Arbitrary<KeptSentence> = fc.record({ element: fc.string(), start: fc.nat(), sentence: fc.constantFrom('灯台を守る。', '', '𠮷', '改行\nがある。'), references: fc.array(reference) });

function pack(sentences: readonly KeptSentence[]): PackedBody {
  return packFacts({ document: 'law/A@1', ...own, number: '', abbreviations: [], elements: [], sentences, terms: [], applications: [] }, { tenant: 'public', rowHash: '1' }).body;
}

const nothingLinked = { laws: [], heads: [], linked: [] };

describe('kept mentions', () => {
  it('come back as they were, with all that they carry', () => {
    fc.assert(fc.property(fc.array(sentence), (sentences) => {
      expect(linkedSentences(pack(sentences), nothingLinked)).toEqual(sentences);
    }), { seed, numRuns: 500 });
  });

  it('are opened for linking where something is left to link, and nowhere else', () => {
    fc.assert(fc.property(fc.array(sentence), (sentences) => {
      expect(openSentences(pack(sentences)).map((one) => [one.number, one.sentence])).toEqual([...sentences.entries()].filter(([, { references }]) => references.some((one) => one.outward !== undefined)));
    }), { seed, numRuns: 500 });
  });

  it('are those that linking gave, in their places, and none where it gave none', () => {
    fc.assert(fc.property(fc.array(fc.tuple(sentence, fc.boolean(), fc.array(reference, { minLength: 1 }))), (rows) => {
      const numbered = rows.map(([one, isKept, references], number) => ({ ...one, start: number, isKept, linked: references }));
      const sentences = numbered.map(({ isKept: _kept, linked: _linked, ...one }) => one);
      const body = pack(sentences);
      const open = openSentences(body);
      const linked = open.flatMap(({ number, sentence: one }) => (numbered[number]?.isKept === true ? [{ ...one, references: numbered[number]?.linked ?? [] }] : []));
      const links = JSON.parse(JSON.stringify(compactLinks(open, linked, own)));
      const isOpen = new Set(open.map(({ number }) => number));
      expect(linkedSentences(body, links).map(({ references }) => references)).toEqual(numbered.map(({ references, isKept, linked: given }, number) => (isOpen.has(number) ? (isKept ? given : []) : references)));
    }), { seed, numRuns: 300 });
  });

  it('take fewer bytes than the same as compressed plain JSON', () => {
    const sentences = Array.from({ length: 50 }, (_, number): KeptSentence => ({ element: `Article_${number}`, start: 0, sentence: '霧笛法第二条の灯台', references: [{ text: '霧笛法第二条', start: 0, end: 6, kind: 'numbered', targets: [], except: [], applied: false, outward: { name: '霧笛法', places: [{ from: 'Article_2' }], except: [] } }] }));
    const { texts, mentions } = pack(sentences);
    expect(texts.length + mentions.length).toBeLessThan(compress(JSON.stringify(sentences)).length);
  });
});
