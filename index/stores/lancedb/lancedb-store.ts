import { mkdir } from 'node:fs/promises';
import type { ChunkStore, SelectionScope } from '../chunk-store.ts';
import { compareText } from '../selection.ts';
import { chooseTerms } from './choose-terms.ts';
import type { CorpusTable } from './corpus-table.ts';
import { isEmptyScope, scopeFilter, tenantFilter } from './filters.ts';
import { folderSize } from './folder-size.ts';
import { openTablesToRead, openTablesToWrite, type Tables, type WritableTables } from './open-tables.ts';
import { readChunksOf, streamChunks, streamDocuments, streamItems } from './read-ledger.ts';
import { findOtherwise } from './revisions/find-otherwise.ts';
import { selectByTerms, selectByVector } from './select-chunks.ts';
import { readRevisionChunks, selectByPrefix } from './select-places.ts';
import { checkFormat, stampFormat } from './store-format.ts';
import { guardEngine, guardStream } from './store-failure.ts';
import type { Selection } from './store-selection.ts';
import { lockForWriting } from './writer-lock.ts';

/** Where the embedded store lies and what it keeps. */
export interface LanceStoreOptions {
  /** Made when it is not there, unless only read. */
  readonly folder: string;
  /** Numbers in a vector; 0: no vectors are kept. */
  readonly dimensions: number;
  /** True: any number of processes may open it so, also while another writes. Default false: this is the one writer. */
  readonly readOnly?: boolean;
}

/**
 * The embedded default: one Lance table per corpus (`row-schema.ts`), counts of terms beside it (`statistics/`), a lock for the
 * one writer, `format.json`. `apply` and `optimise` of a store opened for reading are a `TypeError`.
 * Errors: `store.busy`, `store.format-too-new`, `store.format-too-old`, `store.failed`.
 */
export async function openLanceStore(options: LanceStoreOptions): Promise<ChunkStore> {
  await checkFormat(options.folder);
  return options.readOnly === true ? openReader(options) : openWriter(options);
}

async function openReader({ folder, dimensions }: LanceStoreOptions): Promise<ChunkStore> {
  const tables = await guardEngine('open the index', () => openTablesToRead(folder));
  const refuse = async (): Promise<never> => {
    throw new TypeError('this store was opened for reading');
  };
  return { ...createReads(tables, { folder, dimensions }), apply: refuse, optimise: refuse, close: () => tables.close() };
}

async function openWriter({ folder, dimensions }: LanceStoreOptions): Promise<ChunkStore> {
  const lock = await guardEngine('lock the index', async () => {
    await mkdir(folder, { recursive: true });
    return lockForWriting(folder);
  });
  try {
    await guardEngine('open the index', () => stampFormat(folder));
    const tables = await guardEngine('open the index', () => openTablesToWrite(folder, dimensions));
    const close = (): Promise<void> => guardEngine('close the index', () => tables.close().finally(() => lock.release()));
    return { ...createReads(tables, { folder, dimensions }), ...createWrites(tables), close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function createWrites(tables: WritableTables): Pick<ChunkStore, 'apply' | 'optimise'> {
  return {
    apply: (corpus, change) => guardEngine(`write ${corpus}`, async () => (await tables.require(corpus)).apply(change)),
    optimise: (corpus, options) => guardEngine(`optimise ${corpus}`, async () => (await tables.find(corpus))?.optimise(options?.purge === true)),
  };
}

type Reads = Omit<ChunkStore, 'apply' | 'optimise' | 'close'>;

function createReads(tables: Tables<CorpusTable>, { folder, dimensions }: LanceStoreOptions): Reads {
  return { supports: { denseVectors: dimensions > 0, persistence: true }, bytes: () => folderSize(folder), ...createLedgerReads(tables), ...createSelections(tables) };
}

function createLedgerReads(tables: Tables<CorpusTable>): Pick<Reads, 'corpora' | 'items' | 'documents' | 'chunks' | 'chunksOf' | 'getChunks' | 'getDocuments'> {
  const read = createRead(tables);
  return {
    corpora: () => guardEngine('list the corpora', () => listFilled(tables)),
    items: (corpus) => guardStream(`read ${corpus}`, streamItems(() => tables.find(corpus))),
    documents: (corpus) => guardStream(`read ${corpus}`, streamDocuments(() => tables.find(corpus))),
    chunks: (corpus) => guardStream(`read ${corpus}`, streamChunks(() => tables.find(corpus))),
    chunksOf: (corpus, document, options) =>
      read(corpus, [], (table) => readChunksOf(table, { document, vectors: options?.vectors === true && table.dimensions > 0 })),
    getChunks: (corpus, ids, access) =>
      read(corpus, [], async ({ revisions }) => (access.tenants.length === 0 ? [] : revisions.consistently((held) => readRevisionChunks({ table: held.table, filter: tenantFilter(access), ids, held })))),
    getDocuments: (corpus, ids, access) => read(corpus, [], ({ documents }) => documents.read(ids, access)),
  };
}

function createSelections(tables: Tables<CorpusTable>): Pick<Reads, 'selectUnder' | 'selectLexical' | 'selectDense' | 'statistics'> {
  const read = createRead(tables);
  const select = <Found>(scope: SelectionScope, limit: number, use: (selection: Selection, corpus: CorpusTable) => Promise<readonly Found[]>) =>
    read<readonly Found[]>(scope.corpus, [], async (corpus) => {
      if (isEmptyScope(scope)) return [];
      return corpus.revisions.consistently(async (held) => {
        const filter = scopeFilter(scope, await findOtherwise(held, scope));
        return filter === undefined ? [] : use({ table: held.table, rows: corpus.rows, held, scope, filter, limit }, corpus);
      });
    });
  return {
    selectUnder: (scope, prefix, limit) => select(scope, limit, (selection) => selectByPrefix(selection, prefix)),
    selectLexical: (scope, terms, limit) =>
      select(scope, limit, async (selection, corpus) => {
        const statistics = await corpus.statistics(scope.access.tenants, terms.map(({ term }) => term));
        return selectByTerms(selection, chooseTerms(terms, statistics));
      }),
    selectDense: (scope, vector, limit) =>
      select(scope, limit, async (selection, { dimensions }) => (dimensions === vector.length ? selectByVector(selection, vector) : [])),
    statistics: ({ corpus, access }, terms) =>
      read(corpus, { chunks: 0, meanTerms: { terms: 0, headingTerms: 0 }, chunkFrequency: new Map(terms.map((term) => [term, 0])) }, (table) => table.statistics(access.tenants, terms)),
  };
}

/** Reads from a corpus; one without a table gives what is said to be there when nothing is. */
function createRead(tables: Tables<CorpusTable>): <Result>(corpus: string, absent: Result, use: (table: CorpusTable) => Promise<Result>) => Promise<Result> {
  return (corpus, absent, use) =>
    guardEngine(`read ${corpus}`, async () => {
      const table = await tables.find(corpus);
      return table === undefined ? absent : use(table);
    });
}

async function listFilled(tables: Tables<CorpusTable>): Promise<readonly string[]> {
  const filled: string[] = [];
  for (const name of await tables.names()) {
    const found = await tables.find(name);
    if (found !== undefined && (await found.isFilled())) filled.push(name);
  }
  return filled.sort(compareText);
}
