import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySubstitutions } from './apply-substitutions.ts';

describe('applySubstitutions', () => {
  it('replaces every occurrence, all at once', () => {
    const { text, absent } = applySubstitutions('舟は、櫓で進む舟とする。', [{ from: '舟', to: '櫓舟' }, { from: '櫓', to: '竿' }]);
    expect(text).toBe('櫓舟は、竿で進む櫓舟とする。');
    expect(absent).toEqual([]);
  });

  it('prefers the longer wording, which does not make the shorter one absent', () => {
    expect(applySubstitutions('小舟主', [{ from: '小舟', to: '筏' }, { from: '小舟主', to: '筏主' }])).toMatchObject({ text: '筏主', absent: [] });
  });

  it('tells what does not stand in the provision', () => {
    expect(applySubstitutions('舟', [{ from: '帆', to: '櫓' }]).absent).toEqual([0]);
  });

  it('replaces only where the place says, and tells what stands elsewhere alone', () => {
    const within = [{ start: 3, end: 5 }];
    expect(applySubstitutions('舟と帆と舟', [{ from: '舟', to: '筏', within }])).toMatchObject({ text: '舟と帆と筏', absent: [] });
    expect(applySubstitutions('舟と帆', [{ from: '舟', to: '筏', within: [{ start: 1, end: 3 }] }])).toMatchObject({ text: '舟と帆', absent: [0] });
  });

  it('without pairs is the text itself; offsets slice to the new and the old wording', () => {
    const words = fc.array(fc.constantFrom('舟', '櫓', '小舟', 'は', '。'), { maxLength: 12 }).map((parts) => parts.join(''));
    const pairs = fc.array(fc.record({ from: fc.constantFrom('舟', '小舟', '櫓で', ''), to: fc.constantFrom('筏', '', '小舟') }), { maxLength: 4 });
    fc.assert(fc.property(words, pairs, (text, substitutions) => {
      expect(applySubstitutions(text, []).text).toBe(text);
      const result = applySubstitutions(text, substitutions);
      for (const { start, end, sourceStart, sourceEnd, substitution } of result.replaced) {
        expect(result.text.slice(start, end)).toBe(substitutions[substitution]?.to);
        expect(text.slice(sourceStart, sourceEnd)).toBe(substitutions[substitution]?.from);
      }
    }), { seed: 20_250_702 });
  });
});
