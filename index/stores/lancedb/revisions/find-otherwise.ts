import type { SelectionScope } from '../../chunk-store.ts';
import { dayNumber, forEver } from '../../packed/chunk-cells.ts';
import { all, hasAttribute, isKind, quote, type Otherwise } from '../filters.ts';
import { readText } from '../read-rows.ts';
import { readAll } from '../read-table.ts';
import { workOf } from './revision-list.ts';
import { readWork, type RevisionsHeld } from './revision-reader.ts';

/** Up to this many works are named in a filter; when more have a value, so does a good part of all that is otherwise. */
const mostNamed = 500;

/** Up to this many documents are read to find the works that have one of some days. */
const mostDocuments = 20_000;

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
  const date = await rowsDated(held, from === undefined ? 1 : dayNumber(from), until === undefined ? forEver : dayNumber(until));
  return { attributes: found, ...(date === undefined ? {} : { date }) };
}

/** Many lists span a month of which few have a revision: then the documents tell which. */
async function rowsDated(held: RevisionsHeld, first: number, last: number): Promise<string | undefined> {
  const spanning = await rowsOfLists(held, `validFrom <= ${last} AND validUntil >= ${first} AND validFrom <= validUntil`);
  if (spanning !== everyRow) return spanning;
  const dated = all([isKind('document'), `date >= ${first} AND date <= ${last}`]);
  const documents = await readAll(held.table, () => held.table.query().where(dated).select(['document']).limit(mostDocuments + 1), (batch, row) => readText(batch, 'document', row));
  return documents.length > mostDocuments ? everyRow : rowsOfWorks([...new Set(documents.flatMap((document) => workOf(document) ?? []))].filter((work) => held.works.has(work)));
}

/** The rows of the works whose lists pass a filter; undefined when none does. */
async function rowsOfLists({ table }: RevisionsHeld, filter: string): Promise<string | undefined> {
  const lists = all([isKind('revisions'), filter]);
  const works = await readAll(table, () => table.query().where(lists).select(['id']).limit(mostNamed + 1), readWork);
  return rowsOfWorks(works);
}

function rowsOfWorks(works: readonly string[]): string | undefined {
  if (works.length === 0) return undefined;
  return works.length > mostNamed ? everyRow : `(${works.toSorted().map(isOfWork).join(' OR ')})`;
}

const everyRow = 'true';

/** The documents that a work and `@` begin: up to the next character, which is `A`. */
function isOfWork(work: string): string {
  return `(document >= ${quote(`${work}@`)} AND document < ${quote(`${work}A`)})`;
}
