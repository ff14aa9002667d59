import { InvalidArgumentError } from 'commander';

/** Reads a whole number from `minimum` to `maximum`, both inclusive, out of an option. */
export function readCount(minimum: number, maximum: number): (written: string) => number {
  return (written) => {
    const count = Number(written);
    if (/^\d+$/u.test(written) && count >= minimum && count <= maximum) return count;
    throw new InvalidArgumentError(`expected a whole number from ${minimum} to ${maximum}, got ${written}.`);
  };
}

/** Reads an ISO date out of an option. */
export function readDate(written: string): string {
  const date = new Date(`${written}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/u.test(written) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written)) return written;
  throw new InvalidArgumentError(`expected a date such as 2025-06-01, got ${written}.`);
}

/** Filters by key; a key given twice holds both values. */
export type Filters = Readonly<Record<string, string | readonly string[]>>;

/** Adds a `K=V` option to those before it. */
export function readFilter(written: string, before: Filters = {}): Filters {
  const at = written.indexOf('=');
  if (at < 1) throw new InvalidArgumentError(`expected KEY=VALUE, got ${written}.`);
  const [key, value] = [written.slice(0, at), written.slice(at + 1)];
  const held = before[key];
  return { ...before, [key]: held === undefined ? value : [held, value].flat() };
}
