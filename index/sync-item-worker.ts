import { createFinding, type Document, type Finding } from '../corpora-config/index.ts';
import { findLawFacts, movedOutput, readItem, type ItemRead, type ParserInput } from '../ingest/index.ts';
import type { TermWriter } from './analysis/analyser.ts';
import { openThreadAnalyser } from './analysis/analyse-worker.ts';
import type { AnalyserOptions } from './analysis/open-analyser.ts';
import { packFacts, type PackedFacts } from './references/packed-facts.ts';
import { transferListOf } from './stores/packed-chunks.ts';
import { addTermsHere } from './sync/analyse-chunks.ts';
import { describeDocument, type DescribedDocument } from './sync/describe-document.ts';
import type { ItemContents, ItemForm } from './sync/item-contents.ts';
import { packDocuments } from './sync/pack-documents.ts';

/** What a thread is told of one item. */
export interface ItemTask {
  readonly input: ParserInput;
  /** Fingerprint of analyser and embedder. */
  readonly analysed: string;
  readonly analysis: AnalyserOptions;
  /** What is wanted of it. An item that gives one document twice is never packed. */
  readonly form: ItemForm;
  /** True: the item is a law, and what it says of itself is wanted too. */
  readonly facts: boolean;
  /** Four bytes, read by the main thread: 1 once the item is read and only analysis is left, which no limit of time ends. */
  readonly isRead: SharedArrayBuffer;
}

/** What the thread gives back. */
export interface ItemResult {
  readonly contents: ItemContents;
  /** Of every document of a law, when they are wanted. */
  readonly facts: readonly PackedFacts[];
  /** About the item as a whole. */
  readonly findings: readonly Finding[];
  /** Wall-clock seconds inside the thread: reading, chunking and hashing; terms and packing; facts. */
  readonly seconds: { readonly parse: number; readonly analyse: number; readonly references: number };
}

/** Entry of the worker thread: everything that is made of an item without knowing what the store holds. */
export default async function prepareInThread(task: ItemTask): Promise<ItemResult> {
  const result = await prepareInHere(task, openThreadAnalyser);
  return result.contents.form === 'packed' ? movedOutput(result, transferListOf(result.contents.packed)) : result;
}

/** The same where the caller stands, with any analyser. An analysis that fails is a finding, and the item gives no document. */
export async function prepareInHere({ input, analysed, analysis, form, facts: isLaw, isRead }: ItemTask, openAnalyser: (options: AnalyserOptions) => Promise<TermWriter>): Promise<ItemResult> {
  const startedMs = performance.now();
  const read = await readItem(input);
  const documents = describeAll(read, input.key, analysed);
  const readMs = performance.now();
  const { facts, findings } = isLaw ? findFacts(read, documents) : { facts: [], findings: read.findings };
  const factsMs = performance.now();
  Atomics.store(new Int32Array(isRead), 0, 1);
  const done = (contents: ItemContents, found: readonly Finding[], analysedMs = 0): ItemResult =>
    ({ contents, facts, findings: found, seconds: { parse: (readMs - startedMs) / 1000, analyse: analysedMs / 1000, references: (factsMs - readMs) / 1000 } });
  if (form === 'facts') return done({ form: 'read', documents: [] }, findings);
  if (form === 'read') return done({ form, documents }, findings);
  try {
    const analyser = await openAnalyser(analysis);
    const openedMs = performance.now();
    const contents = addAnalysis(documents, analyser, form);
    return done(contents, findings, performance.now() - openedMs);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return done({ form: 'read', documents: [] }, [...findings, createFinding('parse.crashed', `${input.key}: ${said}`)]);
  }
}

function describeAll({ documents }: ItemRead, item: string, analysed: string): readonly DescribedDocument[] {
  return documents.map(({ document, chunks }) => describeDocument({ document, chunks, item }, analysed));
}

/** Of the documents as they are stored: the hash of the row says to which of them the facts belong. Adds to what was found about the item. */
function findFacts({ documents, findings }: ItemRead, described: readonly DescribedDocument[]): Pick<ItemResult, 'facts' | 'findings'> {
  const found = documents.flatMap(({ document }, at) => {
    const row = described[at]?.document;
    return row === undefined ? [] : [packFactsOf(document, row)];
  });
  return { facts: found.flatMap((one) => ('head' in one ? [one] : [])), findings: [...findings, ...found.flatMap((one) => ('rule' in one ? [one] : []))] };
}

/** A grammar that fails on a law costs its references and not its text; the next run tries again. */
function packFactsOf(document: Document, { tenant, rowHash }: DescribedDocument['document']): PackedFacts | Finding {
  try {
    return packFacts(findLawFacts(document), { tenant, rowHash });
  } catch (error) {
    return createFinding('references.failed', `${document.id}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function addAnalysis(read: readonly DescribedDocument[], analyser: TermWriter, form: 'analysed' | 'packed'): ItemContents {
  const isDistinct = new Set(read.map(({ document }) => document.id)).size === read.length;
  if (form === 'packed' && isDistinct) return { form, documents: read.map(({ document }) => document), packed: packDocuments(read, analyser) };
  return { form: 'analysed', documents: read.map(({ document, chunks }) => ({ document, chunks: addTermsHere(chunks, analyser) })) };
}
