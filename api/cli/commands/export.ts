import { Option } from 'commander';
import { GensenError } from '../../../corpora-config/index.ts';
import type { ChunkStore, ReferenceStore, StoredChunk, StoredDocument } from '../../../index/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { printReferences, type PrintedReferences } from '../print-references.ts';
import { readCount } from '../read-option.ts';
import { withIndex } from '../with-index.ts';

/** So many documents' chunks are fetched ahead while others are printed. */
const documentsAhead = 16;

interface ExportOptions {
  readonly what: 'documents' | 'chunks' | 'references';
  /** Absent: all of them. */
  readonly limit?: number;
}

/** `gensen export CORPUS`: everything the index holds of a corpus as JSON lines, in the order of identifiers, so that equal indexes give equal exports. */
export function addExport({ program, say, run }: CommandRegistry): void {
  program.command('export <corpus>')
    .description(say('索引の中身を一行一件の JSON で書き出す', 'everything the index holds of a corpus, as JSON lines'))
    .addOption(new Option('--what <kind>', say('書き出すもの', 'what to write')).choices(['documents', 'chunks', 'references']).default('documents'))
    .option('--limit <count>', say('先頭からの件数（既定はすべて）', 'only the first so many (default: all)'), readCount(1, Number.MAX_SAFE_INTEGER))
    .action((corpus: string, options: ExportOptions) => run((context) => exportCorpus(context, corpus, options)));
}

async function exportCorpus(context: CommandContext, corpus: string, { what, limit = Number.POSITIVE_INFINITY }: ExportOptions): Promise<number> {
  const ids = (await context.loadDefinitions()).map(({ id }) => id);
  if (!ids.includes(corpus)) throw new GensenError('corpus.unknown', { message: `expected one of ${ids.join(', ')}, got ${corpus}`, mend: 'gensen status lists the corpora' });
  await withIndex(context, true, async ({ store, references }) => {
    const documents = await listDocuments(store, corpus);
    const rows = what === 'documents' ? documents : what === 'chunks' ? listChunks(store, corpus, documents) : listReferences(references, corpus, documents);
    let written = 0;
    for await (const row of rows) {
      await context.terminal.writeOut(`${JSON.stringify(row)}\n`);
      written += 1;
      if (written >= limit) break;
    }
  });
  return 0;
}

async function listDocuments(store: ChunkStore, corpus: string): Promise<readonly StoredDocument[]> {
  const documents: StoredDocument[] = [];
  for await (const document of store.documents(corpus)) documents.push(document);
  return documents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A line per sentence that mentions a provision or a law. */
async function* listReferences(references: ReferenceStore, corpus: string, documents: readonly StoredDocument[]): AsyncGenerator<PrintedReferences> {
  for (const { id, tenant } of documents) {
    const held = await references.outgoing({ corpus, access: { tenants: [tenant] } }, id);
    for (const sentence of held?.sentences ?? []) if (sentence.references.length > 0) yield printReferences(sentence);
  }
}

async function* listChunks(store: ChunkStore, corpus: string, documents: readonly StoredDocument[]): AsyncGenerator<Omit<StoredChunk, 'vector'>> {
  for (let at = 0; at < documents.length; at += documentsAhead) {
    const fetched = await Promise.all(documents.slice(at, at + documentsAhead).map(({ id }) => store.chunksOf(corpus, id)));
    for (const { vector: _vector, ...chunk } of fetched.flat()) yield chunk;
  }
}
