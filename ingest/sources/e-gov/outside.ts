import { setTimeout as wait } from 'node:timers/promises';
import { GensenError } from '../../../corpora-config/index.ts';

/** What a source needs of the world; tests put their own in its place. */
export interface Outside {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Rests; ends early with `operation.interrupted` when the signal says so. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Numbers from 0 to below 1, for jitter. */
  readonly random: () => number;
}

/** The real world. */
export const realOutside: Outside = {
  fetch: (input, init) => globalThis.fetch(input, init),
  nowMs: () => Date.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, signal === undefined ? {} : { signal }).catch(() => refuseInterrupted());
  },
  random: () => Math.random(),
};

/** Throws `operation.interrupted`. */
export function refuseInterrupted(): never {
  throw new GensenError('operation.interrupted', { message: 'stopped before the end', mend: 'run the same command again; it goes on where it stopped' });
}

/** The day in Japan, where the server keeps its calendar: `YYYYMMDD`. */
export function dayInJapan(ms: number): string {
  return new Date(ms + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
}

/** The day so many days later; negative for earlier. Days are `YYYYMMDD`. */
export function addDays(day: string, days: number): string {
  return new Date(msOf(day) + days * dayMs).toISOString().slice(0, 10).replaceAll('-', '');
}

/** How many days `later` is after `earlier`. */
export function daysBetween(earlier: string, later: string): number {
  return Math.round((msOf(later) - msOf(earlier)) / dayMs);
}

/** A day, in milliseconds. */
export const dayMs = 86_400_000;

function msOf(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6)));
}
