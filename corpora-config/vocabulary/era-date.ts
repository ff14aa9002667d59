import { GensenError } from '../errors/gensen-error.ts';

/** A Japanese era. `begins` is the first day that is dated in it. */
export interface Era {
  readonly name: '明治' | '大正' | '昭和' | '平成' | '令和';
  readonly letter: 'M' | 'T' | 'S' | 'H' | 'R';
  /** ISO date. 明治 counts from 1868-01-25 (慶応四年正月一日), to which the edict of 1868-10-23 dated it back. */
  readonly begins: string;
}

/** Newest first. Each era ends the day before the next begins; 令和 is open. */
export const eras: readonly Era[] = [
  { name: '令和', letter: 'R', begins: '2019-05-01' },
  { name: '平成', letter: 'H', begins: '1989-01-08' },
  { name: '昭和', letter: 'S', begins: '1926-12-25' },
  { name: '大正', letter: 'T', begins: '1912-07-30' },
  { name: '明治', letter: 'M', begins: '1868-01-25' },
];

/** A date as the era calendar writes it; `year` 1 is 元年. */
export interface EraDate {
  readonly era: Era['name'];
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** ISO date → era date. Throws `TypeError` for text that is no ISO date or lies before 明治. */
export function toEraDate(iso: string): EraDate {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d{2}-\d{2}$/u.test(iso) ? iso.split('-').map(Number) : [];
  const era = eras.find(({ begins }) => begins <= iso);
  if (era === undefined || !isCalendarDate(year, month, day)) throw new TypeError(`expected an ISO date from 1868-01-25 on, got ${iso}`);
  return { era: era.name, year: year - Number(era.begins.slice(0, 4)) + 1, month, day };
}

/**
 * Era date → ISO date. Throws `GensenError` `request.invalid` when the calendar has no such day (平成三十一年六月一日, 昭和六十四年一月八日).
 * A year that outlasts its era is refused; 令和九年 in the future is not.
 */
export function fromEraDate({ era, year, month, day }: EraDate): string {
  const first = eras.find(({ name }) => name === era);
  const western = Number(first?.begins.slice(0, 4)) + year - 1;
  const iso = isoDate(western, month, day);
  if (first === undefined || !isCalendarDate(western, month, day) || toEraDateOr(iso)?.era !== era) {
    throw new GensenError('request.invalid', { message: `no day ${era}${year}年${month}月${day}日 in the calendar`, mend: 'check era, year, month and day' });
  }
  return iso;
}

/** Whole era years as Western years, whatever the month: 平成31 and 令和1 are both 2019. */
export function westernYear(era: Era['name'], year: number): number {
  return Number(eras.find(({ name }) => name === era)?.begins.slice(0, 4)) + year - 1;
}

/** Era date as officials write it, in Arabic digits: 令和元年5月1日. */
export function writeEraDate({ era, year, month, day }: EraDate): string {
  return `${era}${year === 1 ? '元' : year}年${month}月${day}日`;
}

export function isoDate(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** Whether the Gregorian calendar has this day. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  if (![year, month, day].every(Number.isInteger) || year < 1 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function toEraDateOr(iso: string): EraDate | undefined {
  return iso < '1868-01-25' ? undefined : toEraDate(iso);
}
