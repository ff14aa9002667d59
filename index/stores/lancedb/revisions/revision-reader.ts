import type { Table } from '@lancedb/lancedb';
import type { RecordBatch } from 'apache-arrow';
import type { StoredChunk } from '../../chunk-store.ts';
import { hasId, isKind } from '../filters.ts';
import { readText } from '../read-rows.ts';
import { readAll } from '../read-table.ts';
import { rowId } from '../row-schema.ts';
import { VersionCache } from '../version-cache.ts';
import { workOf, type ListedRevision, type RevisionList } from './revision-list.ts';
import { SharedRows } from './shared-rows.ts';

/** Lists kept in memory for each table: some hundred kB for a law of thirty revisions. */
const mostLists = 128;

/** After so many commits during one reading it is done on a table of its own, which stays at one version. */
const mostAttempts = 4;

/** So many works are asked for at once. */
const mostAsked = 1000;

/** Opens a table once more. */
export type OpenTable = () => Promise<Table>;

/** Which rows stand for chunks of several revisions, as of one version of a table. */
export interface RevisionsHeld {
  readonly table: Table;
  /** Works of which revisions share rows. */
  readonly works: ReadonlySet<string>;
  /** By work; one that is not in `works` is left out. */
  find(works: Iterable<string | undefined>): Promise<ReadonlyMap<string, SharedRows>>;
  /** The chunks that each row stands for; of a row that several revisions have, those of the revisions wanted. */
  expand(rows: readonly StoredChunk[], isWanted?: (revision: ListedRevision) => boolean): Promise<readonly (readonly StoredChunk[])[]>;
}

/** Reads the lists of revisions of a table and remembers them. Of a corpus whose documents have one revision each it reads that there are none. */
export class RevisionReader {
  readonly #works = new VersionCache<'works', ReadonlySet<string>>(1);
  readonly #lists = new VersionCache<string, SharedRows>(mostLists);
  readonly #table: Table;
  readonly #open: OpenTable;

  constructor(table: Table, open: OpenTable) {
    this.#table = table;
    this.#open = open;
  }

  /** What is held as of the newest version. */
  async current(): Promise<RevisionsHeld> {
    const version = await this.#table.version();
    const works = this.#works.get(version, 'works') ?? new Set(await readAll(this.#table, () => this.#table.query().where(isKind('revisions')).select(['id']), readWork));
    if ((await this.#table.version()) === version) this.#works.set(version, 'works', works);
    const find: RevisionsHeld['find'] = (wanted) => this.#find(version, [...new Set(wanted)].filter((work) => work !== undefined && works.has(work)) as readonly string[]);
    return { table: this.#table, works, find, expand: (rows, isWanted) => expandRows(rows, find, isWanted) };
  }

  /** Reads rows together with what they stand for; again when a commit came in between. */
  async consistently<Result>(read: (held: RevisionsHeld) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const version = await this.#table.version();
      const held = await this.current();
      const result = await read(held);
      if ((await this.#table.version()) === version) return result;
      if (held.works.size === 0 && (await this.current()).works.size === 0) return result;
    }
    return this.ofOneVersion(read);
  }

  /** Reads from a table of its own, which stays as it is while others write. Rejects when a writer cleaned that version up meanwhile. */
  async ofOneVersion<Result>(read: (held: RevisionsHeld) => Promise<Result>): Promise<Result> {
    const { held, close } = await this.openVersion();
    try {
      const version = await held.table.version();
      const result = await read(held);
      if ((await held.table.version()) !== version) throw new Error('the version that was being read is no longer there');
      return result;
    } finally {
      close();
    }
  }

  /** A table of its own at the newest version, to be closed. */
  async openVersion(): Promise<{ readonly held: RevisionsHeld; readonly close: () => void }> {
    const table = await this.#open();
    try {
      await table.checkout(await table.version());
      return { held: await new RevisionReader(table, this.#open).current(), close: () => table.close() };
    } catch (cause) {
      table.close();
      throw cause;
    }
  }

  /** Works that share rows as of a version, when they are at hand. */
  held(version: number): ReadonlySet<string> | undefined {
    return this.#works.get(version, 'works');
  }

  /** After a commit of the one writer: which works share rows now. */
  follow(version: number, works: ReadonlySet<string>): void {
    this.#works.set(version, 'works', works);
  }

  async #find(version: number, works: readonly string[]): Promise<ReadonlyMap<string, SharedRows>> {
    const found = new Map<string, SharedRows>();
    const unknown = works.filter((work) => {
      const held = this.#lists.get(version, work);
      if (held !== undefined) found.set(work, held);
      return held === undefined;
    });
    if (unknown.length === 0) return found;
    const lists: RevisionList[] = [];
    for (let at = 0; at < unknown.length; at += mostAsked) {
      const wanted = hasId('revisions', unknown.slice(at, at + mostAsked));
      lists.push(...(await readAll(this.#table, () => this.#table.query().where(wanted).select(['body']), readList)));
    }
    const isCurrent = (await this.#table.version()) === version;
    for (const list of lists) {
      const rows = new SharedRows(list);
      found.set(list.work, rows);
      if (isCurrent) this.#lists.set(version, list.work, rows);
    }
    return found;
  }
}

async function expandRows(rows: readonly StoredChunk[], find: RevisionsHeld['find'], isWanted: ((revision: ListedRevision) => boolean) | undefined): Promise<readonly (readonly StoredChunk[])[]> {
  const lists = await find(rows.map(({ document }) => workOf(document)));
  if (lists.size === 0) return rows.map((row) => [row]);
  return rows.map((row) => lists.get(workOf(row.document) ?? '')?.expand(row, isWanted) ?? [row]);
}

/** The work of a list. */
export function readWork(batch: RecordBatch, row: number): string {
  return readText(batch, 'id', row).slice(rowId('revisions', '').length);
}

function readList(batch: RecordBatch, row: number): RevisionList {
  return JSON.parse(readText(batch, 'body', row));
}
