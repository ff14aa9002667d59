import { describe, expect, it } from 'vitest';
import type { LawMention } from './find-laws.ts';
import { narrowLaw, tellUnheld } from './tell-unheld.ts';

const revision = (id: string, validFrom: string, validUntil?: string): LawMention['laws'][number]['law']['revisions'][number] => ({ id, title: '月面法', tenant: 'public', attributes: {}, revision: { id: id.split('@')[1] ?? '', validFrom, ...(validUntil === undefined ? {} : { validUntil }) } });
const older = { id: 'law/501AC0000000901', corpus: 'laws', title: '月面法', revisions: [revision('law/501AC0000000901@20200101_0', '2020-01-01', '2023-01-01')] };
const newer = { id: 'law/505AC0000000902', corpus: 'laws', title: '月面法', revisions: [revision('law/505AC0000000902@20230101_0', '2023-01-01')] };
const mention: LawMention = { start: 0, end: 3, title: '月面法', unheld: [], reason: '「月面法」は複数の法令を指しうる：月面法。', laws: [older, newer].map((law) => ({ law, kind: 'title' as const, confidence: 0.5 })) };
const access = { tenants: ['public'] };

describe('the laws that a name may mean on a day', () => {
  it('are those of which a revision holds then, so that the name is clear on each day', () => {
    expect(['2022-06-01', '2024-06-01'].map((asOf) => narrowLaw(mention, { access, asOf })).map(({ laws, reason }) => [laws.map(({ law }) => law.id), reason])).toEqual([[[older.id], undefined], [[newer.id], undefined]]);
  });

  it('are none before the first of them, and how it stands then is said', () => {
    const narrowed = narrowLaw(mention, { access, asOf: '2019-06-01' });
    expect(narrowed.laws).toEqual([]);
    expect(tellUnheld(narrowed)).toMatch(/^月面法の、指定された日に有効な版は収録されていません。.*2020年1月1日/u);
  });

  it('are none for a tenant that sees no revision, who is not told that there are any', () => {
    expect(tellUnheld(narrowLaw(mention, { access: { tenants: ['moon'] }, asOf: '2024-06-01' }))).toBe('月面法は収録されていません。');
  });

  it('are none for a name that nobody bears', () => {
    expect(tellUnheld({ start: 0, end: 5, title: '架空漁業法', laws: [], unheld: [], isUnknown: true })).toBe('「架空漁業法」という名の法令は見当たりません。');
  });
});
