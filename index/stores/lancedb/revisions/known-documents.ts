import type { Table } from '@lancedb/lancedb';
import type { StoreChange } from '../../chunk-store.ts';
import { isKind } from '../filters.ts';
import { readText } from '../read-rows.ts';
import { readAll } from '../read-table.ts';
import { workOf } from './revision-list.ts';

/** Documents of a writer's table that are revisions, by work. */
export class KnownDocuments {
  #works: Map<string, Set<string>> | undefined;

  async read(table: Table): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    if (this.#works !== undefined) return this.#works;
    const works = new Map<string, Set<string>>();
    const ids = await readAll(table, () => table.query().where(isKind('document')).select(['document']), (batch, row) => readText(batch, 'document', row));
    for (const id of ids) addToWork(works, id);
    this.#works = works;
    return works;
  }

  /** Follows a change that was applied. */
  follow({ putDocuments, removeDocuments }: StoreChange): void {
    if (this.#works === undefined) return;
    for (const id of removeDocuments) this.#works.get(workOf(id) ?? '')?.delete(id);
    for (const { id } of putDocuments) addToWork(this.#works, id);
  }

  /** After a change that may or may not have been applied: read again. */
  forget(): void {
    this.#works = undefined;
  }
}

/** Adds a document to its work; one that is no revision is left out. */
export function addToWork(works: Map<string, Set<string>>, id: string): void {
  const work = workOf(id);
  if (work === undefined) return;
  const documents = works.get(work);
  if (documents === undefined) works.set(work, new Set([id]));
  else documents.add(id);
}
