import type { Table } from '@lancedb/lancedb';
import type { AccessScope } from '../../../corpora-config/index.ts';
import type { StoredDocument } from '../chunk-store.ts';
import { maySee } from '../selection.ts';
import { hasId } from './filters.ts';
import { readDocument } from './read-rows.ts';
import { readAll } from './read-table.ts';
import { VersionCache } from './version-cache.ts';

/** Documents kept in memory for each table. */
const mostDocuments = 2048;

/** Reads documents by identifier and remembers them: the same few stand behind most hits. */
export class DocumentReader {
  readonly #documents = new VersionCache<string, StoredDocument>(mostDocuments);
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Those that exist and that the access scope may see, in the order asked. */
  async read(ids: readonly string[], access: AccessScope): Promise<readonly StoredDocument[]> {
    if (ids.length === 0 || access.tenants.length === 0) return [];
    const version = await this.#table.version();
    const held = new Map(ids.map((id) => [id, this.#documents.get(version, id)]));
    const unknown = [...held].flatMap(([id, document]) => (document === undefined ? [id] : []));
    for (const document of await this.#find(version, unknown)) held.set(document.id, document);
    return ids.flatMap((id) => {
      const document = held.get(id);
      return document !== undefined && maySee(access, document.tenant) ? [document] : [];
    });
  }

  async #find(version: number, ids: readonly string[]): Promise<readonly StoredDocument[]> {
    if (ids.length === 0) return [];
    const found = await readAll(this.#table, () => this.#table.query().where(hasId('document', ids)).select(['body']), readDocument);
    if ((await this.#table.version()) === version) for (const document of found) this.#documents.set(version, document.id, document);
    return found;
  }
}
