import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reference, ReferenceTarget, SentenceReferences } from '../../corpora-config/index.ts';
import { compactSentences, expandSentences } from './compact-sentences.ts';

const seed = 20261124;
const own = { law: 'A', title: '灯台法' };
const target: fc.Arbitrary<ReferenceTarget> = fc.record({
  law: fc.constantFrom('A', 'B', null), lawTitle: fc.constantFrom('灯台法', '霧笛法', '某法'), element: fc.option(fc.constantFrom('Article_1', 'Article_2-Paragraph_1')), part: fc.constantFrom(null, 'main', 'proviso'),
});
const reference: fc.Arbitrary<Reference> = fc.record({
  text: fc.constantFrom('灯', '灯台', '別のもの'), start: fc.nat(6), end: fc.nat(6), kind: fc.constantFrom('numbered', 'same'), targets: fc.array(target), except: fc.array(target), applied: fc.boolean(),
  unresolved: fc.constantFrom('old-text', 'law-not-held'), outward: fc.record({ name: fc.string() }),
}, { requiredKeys: ['text', 'start', 'end', 'kind', 'targets', 'except', 'applied'] });
const sentence: fc.Arbitrary<SentenceReferences> = fc.record({ document: fc.constant('law/A@1'), law: fc.constant('A'), element: fc.string(), start: fc.nat(), sentence: fc.constantFrom('灯台を守る。', '', '𠮷'), references: fc.array(reference) });

describe('compactSentences', () => {
  it('gives every mention back as it was, with all that it carries, through JSON', () => {
    fc.assert(fc.property(fc.array(sentence), (sentences) => {
      const kept = JSON.parse(JSON.stringify(compactSentences(sentences, own)));
      expect(expandSentences(kept, { document: 'law/A@1', law: 'A' })).toEqual(sentences);
    }), { seed, numRuns: 500 });
  });
});
