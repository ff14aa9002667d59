import { resolve } from 'node:path';
import { createFinding, GensenError, type CorpusDefinition, type Document, type Finding, type SentenceReferences } from '../../../corpora-config/index.ts';
import type { LawRegister, SourceItem } from '../../../ingest/index.ts';
import { chooseDefinition } from '../choose-definition.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { StructureTally, writeCounts } from '../count-structures.ts';
import { DelegationGatherer, type PrintedDelegations } from '../gather-delegations.ts';
import { printDocument, type PrintedDocument } from '../print-document.ts';
import { printReferences, type PrintedReferences } from '../print-references.ts';
import { readRegister } from '../read-register.ts';
import { printResult } from '../print.ts';
import { tellFinding } from '../tell-finding.ts';

interface ParseOptions {
  readonly corpus?: string;
  readonly pages?: boolean;
  readonly references?: boolean;
  readonly delegations?: boolean;
  readonly summary?: boolean;
  /** False: neither text nor sections. */
  readonly text?: boolean;
  readonly register?: readonly string[];
}

/** `gensen parse FILE…`: reads files without touching the index; a line per document. Exit 1 when a file gave none. */
export function addParse({ program, say, run }: CommandRegistry): void {
  program.command('parse <file...>')
    .description(say('ファイルを読んで構造を示す（索引は変えない）', 'read files without touching the index'))
    .option('--corpus <id>', say('どのコーパスとして読むか（既定はファイルから判断）', 'read them as this corpus (default: judged by the file)'))
    .option('--pages', say('ページごとのまとまりも示す', 'also the blocks of each page'))
    .option('--no-text', say('本文と構造は示さない', 'neither text nor sections'))
    .option('--references', say('法令の条文が指す条項・法令も示す', 'also what the provisions of a statute refer to'))
    .option('--delegations', say('文書の代わりに、政令・省令などに委任した事項と、それに答える規定だけを示す', 'in place of the documents only what statutes leave to orders, and which provisions answer'))
    .option('--summary', say('文書の代わりに、読んだ構造（--references では参照も）の数、速さ、使ったメモリだけを示す', 'in place of the documents only what structures were met (with --references also what was referred to), how fast, and the memory used'))
    .option('--register <path...>', say('他法令への参照を解決する法令のフォルダ・ZIP（既定はデータフォルダの法令）', 'folders or archives of the statutes that references to other laws are resolved against (default: the laws of the data folder)'))
    .action((files: readonly string[], options: ParseOptions) => run((context) => parse(context, files, options)));
}

async function parse(context: CommandContext, files: readonly string[], options: ParseOptions): Promise<number> {
  let status = 0;
  const register = options.references === true || options.delegations === true ? await readRegister(context, options.register ?? files, options.register === undefined) : undefined;
  const tally = options.summary === true ? new StructureTally() : undefined;
  const gatherer = options.delegations === true && register !== undefined ? new DelegationGatherer(await context.loadRooms(), register) : undefined;
  for (const file of files) status = Math.max(status, await parseFile(context, file, { ...options, laws: register, tally, gatherer }));
  for (const line of gatherer?.lines() ?? []) await printResult(context, line, writeDelegations);
  if (tally !== undefined) await printResult(context, tally.counts(), (counts) => writeCounts(counts, context.say));
  return status;
}

interface ParseFileOptions extends ParseOptions {
  /** What references are resolved against. Absent: none are asked for. */
  readonly laws: LawRegister | undefined;
  /** Documents are counted in it in place of being printed. */
  readonly tally: StructureTally | undefined;
  /** Documents are given to it in place of being printed. */
  readonly gatherer: DelegationGatherer | undefined;
}

async function parseFile(context: CommandContext, file: string, { corpus, pages = false, text = true, laws, tally, gatherer }: ParseFileOptions): Promise<number> {
  const path = resolve(context.terminal.workingFolder, file);
  const definition = await chooseDefinition(await context.loadDefinitions(), { corpus, path });
  const { openSource } = await context.loadRooms();
  const source = await openSource({ paths: [path], include: ['**/*'], exclude: [], limits: definition.limits });
  let status = 0;
  try {
    for await (const item of source.list()) {
      const startedMs = performance.now();
      const { documents, findings } = await readOne(context, definition, { item, open: () => source.open(item.key, definition.limits.fileBytes) });
      if (documents.length === 0) status = 1;
      tally?.addFile(findings, (performance.now() - startedMs) / 1000);
      for (const document of documents) {
        const references = laws === undefined || gatherer !== undefined ? undefined : await findReferences(context, document, laws);
        gatherer?.add(document);
        tally?.addDocument(document);
        if (references !== undefined) tally?.addReferences(references);
        if (gatherer === undefined && tally === undefined) await printResult(context, printParsed(document, references, { pages, findings, text }), (printed) => writeDocument(printed, context));
      }
      if (documents.length === 0 && tally === undefined) await printResult(context, failedDocument(definition, item, findings), (printed) => writeDocument(printed, context));
    }
  } finally {
    await source.close();
  }
  return status;
}

/** The sentences of a statute that refer to something, with what they refer to. */
async function findReferences(context: CommandContext, document: Document, laws: LawRegister): Promise<readonly SentenceReferences[]> {
  const { findMentions, linkReferences } = await context.loadRooms();
  return document.id.startsWith('law/') ? linkReferences(findMentions(document), laws) : [];
}

function printParsed(document: Document, references: readonly SentenceReferences[] | undefined, options: Parameters<typeof printDocument>[1]): PrintedDocument & { readonly references?: readonly PrintedReferences[] } {
  return { ...printDocument(document, options), ...(references === undefined ? {} : { references: references.map(printReferences) }) };
}

interface OpenableItem {
  readonly item: SourceItem;
  open(): Promise<Uint8Array>;
}

async function readOne(context: CommandContext, definition: CorpusDefinition, { item, open }: OpenableItem): Promise<{ readonly documents: readonly Document[]; readonly findings: readonly Finding[] }> {
  const { readItem, lawValidity } = await context.loadRooms();
  try {
    const validity = definition.kind === 'law' ? lawValidity([item.key]).get(item.key) : undefined;
    const read = await readItem({ definition, key: item.key, uri: item.uri, bytes: await open(), ...(validity === undefined ? {} : { validity }) });
    return { documents: read.documents.map(({ document }) => document), findings: read.findings };
  } catch (error) {
    if (!(error instanceof GensenError)) throw error;
    return { documents: [], findings: [createFinding('file.unreadable', error.message)] };
  }
}

function failedDocument({ id }: CorpusDefinition, { key }: SourceItem, findings: readonly Finding[]): PrintedDocument {
  return { id: null, corpus: id, title: key, metadata: {}, text: '', sections: [], findings };
}

function writeDocument({ id, corpus, title, text, sections, findings, references = [] }: PrintedDocument & { readonly references?: readonly PrintedReferences[] }, { say }: CommandContext): string {
  return [
    `${id ?? '-'}  [${corpus}] ${title}`,
    `  ${say(`${sections.length} 箇所、${text.length} 文字`, `${sections.length} sections, ${text.length} characters`)}`,
    ...findings.map((finding) => `  ${tellFinding(finding, say)}`),
    ...sections.flatMap(({ id: section, text: own, figures = [] }) => [
      `  ${section}\t${own.trimEnd().replaceAll(/\s+/gu, ' ').slice(0, 100)}`,
      ...figures.map(({ src, element }) => `    ${say('［図］', '[figure]')} ${src === '' ? '-' : src}\t${element}`),
    ]),
    ...references.flatMap(({ elm, mentions }) => mentions.map((mention) => `  ${elm}\t${mention.text} → ${mention.targets.map(({ law_title: law, elm: element }) => `${law} ${element ?? ''}`.trim()).join(', ')}${mention.unresolved === undefined ? '' : ` [${mention.unresolved}]`}`)),
  ].join('\n');
}

function writeDelegations({ id, delegations }: PrintedDelegations): string {
  return [id, ...delegations.map(({ elm, text, matter, answers }) => `  ${elm}\t${text}${matter} → ${answers.length === 0 ? '?' : answers.map(({ document, elm: answer }) => `${document}/${answer}`).join(', ')}`)].join('\n');
}
