import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eras, fromEraDate, isCalendarDate, isoDate, toEraDate, westernYear, writeEraDate, type EraDate } from './era-date.ts';

const seed = 20190501;
const dayMs = 86_400_000;
const calendar = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { era: 'long', year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });

/** The same date as the runtime's own calendar (ICU) tells it. */
function askRuntime(iso: string): EraDate {
  const parts = new Map(calendar.formatToParts(new Date(`${iso}T00:00:00Z`)).map(({ type, value }) => [type, value]));
  const era = eras.find(({ name }) => name === parts.get('era'));
  if (era === undefined) throw new Error(`the runtime names no era of ours for ${iso}: ${parts.get('era')}`);
  const year = parts.get('year') === '元' ? 1 : Number(parts.get('year'));
  return { era: era.name, year, month: Number(parts.get('month')), day: Number(parts.get('day')) };
}

function dayAfter(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * dayMs).toISOString().slice(0, 10);
}

describe('era dates and the calendar of the runtime', () => {
  // ICU begins 明治 on the Gregorian day of the edict (1868-10-23, 慶応四年九月八日 of the old calendar); the edict itself dates
  // the era back to the first day of that year. Before 1873 both write the Gregorian month and day, not the old calendar's.
  it('agree on every day from 1868-10-23 to 2033', () => {
    const last = Date.parse('2033-12-31');
    for (let at = Date.parse('1868-10-23'); at <= last; at += dayMs) {
      const iso = new Date(at).toISOString().slice(0, 10);
      expect(toEraDate(iso), iso).toEqual(askRuntime(iso));
    }
  });

  it('differ before 1868-10-23, where only we say 明治', () => {
    expect(toEraDate('1868-10-22')).toEqual({ era: '明治', year: 1, month: 10, day: 22 });
    expect(toEraDate('1868-01-25')).toEqual({ era: '明治', year: 1, month: 1, day: 25 });
    expect(() => askRuntime('1868-10-22')).toThrow(/慶応/u);
  });

  it.each(eras.filter(({ name }) => name !== '明治'))('$name begins on $begins and not the day before', ({ name, begins }) => {
    expect(toEraDate(begins)).toEqual(askRuntime(begins));
    expect(toEraDate(begins)).toMatchObject({ era: name, year: 1 });
    const eve = dayAfter(begins, -1);
    expect(toEraDate(eve)).toEqual(askRuntime(eve));
    expect(toEraDate(eve).era).not.toBe(name);
  });
});

describe('era dates both ways', () => {
  it('come back as the day they were made from', () => {
    const days = fc.integer({ min: 0, max: 70_000 }).map((days) => dayAfter('1868-01-25', days));
    fc.assert(fc.property(days, (iso) => {
      expect(fromEraDate(toEraDate(iso))).toBe(iso);
    }), { seed, numRuns: 3000 });
  });

  it('either name a day of their own era or are refused', () => {
    const written = fc.record({
      era: fc.constantFrom(...eras.map(({ name }) => name)),
      year: fc.integer({ min: -1, max: 70 }), month: fc.integer({ min: 0, max: 13 }), day: fc.integer({ min: 0, max: 32 }),
    });
    fc.assert(fc.property(written, (date) => {
      let iso: string;
      try {
        iso = fromEraDate(date);
      } catch (error) {
        expect(error).toMatchObject({ code: 'request.invalid' });
        return;
      }
      expect(toEraDate(iso)).toEqual(date);
    }), { seed, numRuns: 3000 });
  });

  it.each<[EraDate, string]>([
    [{ era: '平成', year: 31, month: 4, day: 30 }, '2019-04-30'],
    [{ era: '令和', year: 1, month: 5, day: 1 }, '2019-05-01'],
    [{ era: '昭和', year: 64, month: 1, day: 7 }, '1989-01-07'],
    [{ era: '昭和', year: 1, month: 12, day: 25 }, '1926-12-25'],
    [{ era: '大正', year: 15, month: 12, day: 24 }, '1926-12-24'],
    [{ era: '明治', year: 45, month: 7, day: 29 }, '1912-07-29'],
    [{ era: '令和', year: 6, month: 2, day: 29 }, '2024-02-29'],
  ])('%o is %s', (date, iso) => {
    expect(fromEraDate(date)).toBe(iso);
    expect(toEraDate(iso)).toEqual(date);
  });

  it.each<EraDate>([
    { era: '平成', year: 31, month: 6, day: 1 }, { era: '昭和', year: 64, month: 1, day: 8 }, { era: '令和', year: 1, month: 4, day: 30 },
    { era: '令和', year: 5, month: 2, day: 29 }, { era: '大正', year: 0, month: 1, day: 1 }, { era: '平成', year: 3.5, month: 1, day: 1 },
  ])('%o is refused: the calendar has no such day', (date) => {
    expect(() => fromEraDate(date)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
  });

  it.each(['', '2025', '2025-02-30', '2025-13-01', '1868-01-24', '2025-1-1', '2025-01-01T00:00', '令和7年'])('%j is no ISO date from 明治 on', (iso) => {
    expect(() => toEraDate(iso)).toThrow(TypeError);
  });
});

describe('parts of a date', () => {
  it('a whole era year is the Western year it mostly lies in', () => {
    expect([westernYear('平成', 31), westernYear('令和', 1), westernYear('昭和', 1), westernYear('明治', 1)]).toEqual([2019, 2019, 1926, 1868]);
  });

  it('the first year is written 元年', () => {
    expect(writeEraDate({ era: '令和', year: 1, month: 5, day: 1 })).toBe('令和元年5月1日');
    expect(writeEraDate({ era: '令和', year: 7, month: 4, day: 10 })).toBe('令和7年4月10日');
  });

  it('a calendar date is one that the runtime builds without carrying over', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 2200 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, day) => {
      const built = new Date(0);
      built.setUTCFullYear(year, month - 1, day);
      expect(isCalendarDate(year, month, day)).toBe(month > 0 && month < 13 && day > 0 && built.getUTCDate() === day && built.getUTCMonth() === month - 1);
    }), { seed, numRuns: 2000 });
  });

  it('an ISO date has four, two and two digits', () => {
    expect(isoDate(868, 1, 9)).toBe('0868-01-09');
  });
});
