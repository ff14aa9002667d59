import { connect, type Connection } from '@lancedb/lancedb';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createReadableTable, createWritableTable, type CorpusTable, type WritableCorpusTable } from './corpus-table.ts';
import { listTables, openTableToRead, openTableToWrite } from './open-table.ts';
import { isWriterAtWork } from './writer-lock.ts';

/** The tables of one folder, each opened when it is first asked for. */
export interface Tables<Kind extends CorpusTable> {
  names(): Promise<readonly string[]>;
  /** Undefined when the corpus has no table. */
  find(corpus: string): Promise<Kind | undefined>;
  close(): Promise<void>;
}

/** Tables of the one writer. */
export interface WritableTables extends Tables<WritableCorpusTable> {
  /** Makes the table when there is none. */
  require(corpus: string): Promise<WritableCorpusTable>;
}

/** @param dimensions numbers in a vector; 0: no vectors are kept */
export async function openTablesToWrite(folder: string, dimensions: number): Promise<WritableTables> {
  await mkdir(countsFolder(folder), { recursive: true });
  const connection = await connect(folder);
  const open = async (corpus: string): Promise<WritableCorpusTable> =>
    createWritableTable(await openTableToWrite(connection, corpus, dimensions), { countsPath: countsPath(folder, corpus), open: () => connection.openTable(corpus) });
  const tables = createTables<WritableCorpusTable>(connection, async (corpus) => ((await listTables(connection)).includes(corpus) ? open(corpus) : undefined));
  return { ...tables, require: async (corpus) => (await tables.find(corpus)) ?? tables.hold(corpus, open(corpus)) };
}

/** A reader looks for a newer version at every question (interval 0). The folder need not exist yet. */
export async function openTablesToRead(folder: string): Promise<Tables<CorpusTable>> {
  const connection = await connect(folder, { readConsistencyInterval: 0 });
  return createTables(connection, async (corpus) => {
    const table = await openTableToRead(connection, corpus);
    return table && createReadableTable(table, { countsPath: countsPath(folder, corpus), open: () => connection.openTable(corpus) }, () => isWriterAtWork(folder));
  });
}

type HoldingTables<Kind extends CorpusTable> = Tables<Kind> & {
  hold(corpus: string, opening: Promise<Kind>): Promise<Kind>;
};

/** A table that is not there, or cannot be opened, is looked for again the next time. */
function createTables<Kind extends CorpusTable>(connection: Connection, open: (corpus: string) => Promise<Kind | undefined>): HoldingTables<Kind> {
  const held = new Map<string, Promise<Kind | undefined>>();
  const hold = <Opened extends Kind | undefined>(corpus: string, opening: Promise<Opened>): Promise<Opened> => {
    held.set(corpus, opening);
    const drop = (): void => {
      if (held.get(corpus) === opening) held.delete(corpus);
    };
    opening.then((table) => table ?? drop(), drop);
    return opening;
  };
  return {
    names: () => listTables(connection),
    find: (corpus) => held.get(corpus) ?? hold(corpus, open(corpus)),
    hold,
    close: async () => {
      for (const opening of held.values()) await opening.then((table) => table?.close(), () => {});
      connection.close();
    },
  };
}

function countsPath(folder: string, corpus: string): string {
  return join(countsFolder(folder), `${corpus}.counts`);
}

function countsFolder(folder: string): string {
  return join(folder, 'statistics');
}
