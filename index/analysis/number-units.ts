import { isEraBefore } from './folding/fold-separators.ts';
import { classOf, COUNTING, SMALL_KA, STRUCTURAL } from './folding/unit-classes.ts';
import { standsAt, textOf, unit, unitsOf } from './text-units.ts';

const STOP = unit('.');
const YEAR = unit('年');
const MONTH = unit('月');
const PARTICLE = unit('の');
const KA = unit('か');
/** Written for か before 月, besides the small ones. */
const COUNTED_MONTHS: ReadonlySet<number> = new Set([...'箇個'].map(unit));
/** Counters that another unit makes longer: 年度, 週間. */
const LONGER: ReadonlyMap<number, number> = new Map([[YEAR, unit('度')], [unit('週'), unit('間')]]);
const WORDS: readonly Uint16Array[] = ['時間', 'パーセント'].map(unitsOf);
const FIELDS = 2;

/**
 * Finds numbers joined with what they count, so that they match as units: 第709条 and 709条 → `709条`, 第24条の2 → `24条の2`,
 * 6箇月 → `6か月`; a year with its era besides: 令和5年 → `令和5年` and `5年`. Reused from stretch to stretch; linear.
 */
export class NumberUnits {
  count = 0;
  #places = new Int32Array(64);
  #units: Uint16Array = new Uint16Array(0);
  #start = 0;
  #end = 0;

  /**
   * Reads the folded units `start` to `end` (exclusive) and gives how many there are, ordered by where they start: a year with
   * its era comes before the year alone. What stands outside the stretch does not count.
   */
  read(units: Uint16Array, start: number, end: number): number {
    this.count = 0;
    this.#units = units;
    this.#start = start;
    this.#end = end;
    let index = start;
    while (index < end) {
      if (isDigit(units[index] ?? 0)) index = this.#readNumber(index);
      else index += 1;
    }
    return this.count;
  }

  /** Where the number at `index` (below `count`) begins, in the units read. */
  startOf(index: number): number {
    return this.#places[index * FIELDS] ?? 0;
  }

  /** Where it ends, exclusive. */
  endOf(index: number): number {
    return this.#places[index * FIELDS + 1] ?? 0;
  }

  /** Gives where to go on. */
  #readNumber(start: number): number {
    const whole = this.#digitsEnd(start);
    if (this.#at(whole) === YEAR && isEraBefore(this.#units, start, this.#start)) this.#add(start - 2, whole + 1);
    const fraction = this.#at(whole) === STOP ? this.#digitsEnd(whole + 1) : whole;
    const number = fraction > whole + 1 ? fraction : whole;
    const end = this.#counterEnd(number);
    if (end === number) return whole;
    this.#add(start, end);
    return end;
  }

  #at(index: number): number {
    return index < this.#end ? (this.#units[index] ?? 0) : 0;
  }

  #digitsEnd(start: number): number {
    let end = start;
    while (isDigit(this.#at(end))) end += 1;
    return end;
  }

  /** Where a counter at `start` ends; `start` when there is none. */
  #counterEnd(start: number): number {
    const counter = this.#at(start);
    const kind = classOf[counter] ?? 0;
    if ((kind & STRUCTURAL) !== 0) return this.#branchEnd(start + 1);
    if ((kind & COUNTING) !== 0) return this.#at(start + 1) === (LONGER.get(counter) ?? -1) ? start + 2 : start + 1;
    if ((kind & SMALL_KA) !== 0 || COUNTED_MONTHS.has(counter)) return this.#at(start + 1) === MONTH ? start + 2 : start;
    const word = WORDS.find((each) => start + each.length <= this.#end && standsAt(this.#units, start, each));
    return start + (word?.length ?? 0);
  }

  /** After any の2の3. */
  #branchEnd(start: number): number {
    let end = start;
    while (this.#at(end) === PARTICLE) {
      const next = this.#digitsEnd(end + 1);
      if (next === end + 1) return end;
      end = next;
    }
    return end;
  }

  #add(start: number, end: number): void {
    const place = this.count * FIELDS;
    if (place === this.#places.length) this.#grow();
    this.#places[place] = start;
    this.#places[place + 1] = end;
    this.count += 1;
  }

  #grow(): void {
    const places = new Int32Array(this.#places.length * 2);
    places.set(this.#places);
    this.#places = places;
  }
}

function isDigit(met: number): boolean {
  return met >= 0x30 && met <= 0x39;
}

/**
 * Tells whether the number with its counter at a place ends in months written otherwise than か月 (6箇月, 6ヶ月): its term has か
 * instead of the unit at `end` - 2.
 */
export function hasMonthsToWrite(units: Uint16Array, end: number): boolean {
  if (units[end - 1] !== MONTH) return false;
  const counter = units[end - 2] ?? 0;
  return counter !== KA && (((classOf[counter] ?? 0) & SMALL_KA) !== 0 || COUNTED_MONTHS.has(counter));
}

/** The term of a number with its counter, from its place. */
export function numberUnitTerm(units: Uint16Array, start: number, end: number): string {
  const term = textOf(units, start, end);
  return hasMonthsToWrite(units, end) ? `${term.slice(0, -2)}か月` : term;
}
