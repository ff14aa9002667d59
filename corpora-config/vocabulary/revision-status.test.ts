import { describe, expect, it } from 'vitest';
import { isUndetermined, standingOn } from './revision-status.ts';

const revision = { validFrom: '2023-04-01', validUntil: '2024-04-01' };
const repealed = { repealStatus: ['Repeal'], repealDate: ['2024-04-01'] };

describe('standingOn', () => {
  it('is not yet in force the day before, in force on its first and its last day, and past on the day after', () => {
    const days = ['2023-03-31', '2023-04-01', '2024-03-31', '2024-04-01'];
    expect(days.map((date) => standingOn({ revision, attributes: {} }, date).status)).toEqual(['not-yet-in-force', 'current', 'current', 'past']);
  });

  it('is repealed, not past, from the day on which the law ended', () => {
    expect(standingOn({ revision, attributes: repealed }, '2024-03-31')).toEqual({ status: 'current' });
    expect(standingOn({ revision, attributes: repealed }, '2024-04-01')).toEqual({ status: 'repealed', note: '2024年4月1日に廃止しました。' });
  });

  it('stays past when a later revision followed before the repeal', () => {
    expect(standingOn({ revision, attributes: { ...repealed, repealDate: ['2026-04-01'] } }, '2027-01-01').status).toBe('past');
  });

  it('takes a repeal without a date for a repeal on every day, and None for none', () => {
    expect(standingOn({ revision: {}, attributes: { repealStatus: ['Expire'] } }, '2000-01-01')).toEqual({ status: 'repealed', note: '失効しています（日付は示されていません）。' });
    expect(standingOn({ revision: {}, attributes: { repealStatus: ['None'] } }, '2000-01-01')).toEqual({ status: 'current' });
  });

  it('says of a repealed law that it still holds', () => {
    expect(standingOn({ revision: { validFrom: '2023-04-01' }, attributes: { ...repealed, remainInForce: ['true'] } }, '2024-04-01').note).toContain('なお効力を有する');
  });

  it('reads the sentinels of 2117 as a day not yet fixed, and gives the comment', () => {
    expect(['2117-12-31', '2117-12-30', '2117-12-29', '2116-12-31'].map(isUndetermined)).toEqual([true, true, true, false]);
    const future = { revision: { validFrom: '2117-12-30' }, attributes: { enforcementComment: ['公布の日から三年を超えない範囲内で政令で定める日'] } };
    expect(standingOn(future, '2026-01-01').note).toBe('まだ施行されていない版です（施行日未定、公布の日から三年を超えない範囲内で政令で定める日）。');
  });
});
