import type { SelectionScope } from '../../chunk-store.ts';
import { dayNumber } from '../../packed/chunk-cells.ts';
import { all, hasAttribute, isKind, quote, type Otherwise } from '../filters.ts';
import { readAll } from '../read-table.ts';
import { readWork, type RevisionsHeld } from './revision-reader.ts';

/** Up to this many works are named in a filter; when more have a value, so does a good part of all that is otherwise. */
const mostNamed = 500;

/**
 * The rows of works of which some revision has what the scope asks for and another has not: no column of a row that both have can
 * tell, so that these pass the filter and are looked at again by revision.
 */
export async function findOtherwise(held: RevisionsHeld, { from, until, attributes = {} }: SelectionScope): Promise<Otherwise> {
  const found = new Map<string, string>();
  if (held.works.size === 0) return { attributes: found };
  for (const [key, values] of Object.entries(attributes)) {
    const filter = await rowsOfLists(held, hasAttribute(key, values));
    if (filter !== undefined) found.set(key, filter);
  }
  if (from === undefined && until === undefined) return { attributes: found };
  const between = [...(until === undefined ? [] : [`validFrom <= ${dayNumber(until)}`]), ...(from === undefined ? [] : [`validUntil >= ${dayNumber(from)}`])];
  const date = await rowsOfLists(held, all([...between, 'validFrom <= validUntil']));
  return { attributes: found, ...(date === undefined ? {} : { date }) };
}

/** The rows of the works whose lists pass a filter; undefined when none does. */
async function rowsOfLists({ table }: RevisionsHeld, filter: string): Promise<string | undefined> {
  const lists = all([isKind('revisions'), filter]);
  const works = await readAll(table, () => table.query().where(lists).select(['id']).limit(mostNamed + 1), readWork);
  if (works.length === 0) return undefined;
  return works.length > mostNamed ? 'true' : `(${works.sort().map(isOfWork).join(' OR ')})`;
}

/** The documents that a work and `@` begin: up to the next character, which is `A`. */
function isOfWork(work: string): string {
  return `(document >= ${quote(`${work}@`)} AND document < ${quote(`${work}A`)})`;
}
