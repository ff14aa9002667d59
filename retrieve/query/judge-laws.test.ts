import { describe, expect, it } from 'vitest';
import { judgeLaws, type LawCandidate } from './judge-laws.ts';
import type { NameKind } from './named-law.ts';

function candidate(id: string, title: string, kind: NameKind): LawCandidate {
  return { law: { id: `law/${id}`, corpus: 'laws', title, revisions: [] }, kind };
}

function judge(name: string, laws: readonly LawCandidate[], unheld: readonly string[] = []): readonly [readonly (readonly [string, number])[], string | undefined] {
  const { laws: judged, reason } = judgeLaws({ name, laws, unheld });
  return [judged.map(({ law, confidence }) => [law.title, confidence]), reason];
}

describe('judging which law a name means', () => {
  it('lets the one law whose title is the name win, and keeps the others in sight', () => {
    expect(judge('星法', [candidate('1', '星の保全に関する法律', 'abbreviation'), candidate('2', '星法', 'title')])).toEqual([[['星法', 1], ['星の保全に関する法律', 0.3]], undefined]);
  });

  it('does not choose between two laws of one title, and tells them by their ids', () => {
    const [laws, reason] = judge('星法', [candidate('1', '星法', 'title'), candidate('2', '星法', 'title'), candidate('3', '星の法律', 'popular')]);
    expect(laws.map(([, confidence]) => confidence)).toEqual([0.5, 0.5, 0.15]);
    expect(reason).toBe('「星法」は複数の法令を指しうる：星法（1）、星法（2）。');
  });

  it('does not choose between an official abbreviation and a popular name', () => {
    const [laws, reason] = judge('星保法', [candidate('1', '星の保険に関する法律', 'popular'), candidate('2', '星の保全に関する法律', 'abbreviation')]);
    expect(laws).toEqual([['星の保全に関する法律', 0.5], ['星の保険に関する法律', 0.5]]);
    expect(reason).toContain('複数の法令を指しうる');
  });

  it('puts first the law whose title begins the other', () => {
    const [laws] = judge('星訴法', [candidate('1', '星訴訟法中改正法律施行法', 'abbreviation'), candidate('2', '星訴訟法', 'popular')]);
    expect(laws[0]?.[0]).toBe('星訴訟法');
  });

  it('counts a law that is not held', () => {
    expect(judge('星保法', [candidate('1', '星の保険に関する法律', 'popular')], ['星の保全に関する法律'])).toEqual([[['星の保険に関する法律', 0.5]], '「星保法」は複数の法令を指しうる：星の保険に関する法律、星の保全に関する法律（未収録）。']);
  });

  it.each([['abbreviation', 0.95], ['popular', 0.9], ['former-title', 0.9], ['reading', 0.9], ['stem', 0.8], ['guess', 0.5]] as const)('is as sure of one law by its %s as %d', (kind, sure) => {
    expect(judge('星法', [candidate('1', '星の保全に関する法律', kind)])).toEqual([[['星の保全に関する法律', sure]], undefined]);
  });
});
