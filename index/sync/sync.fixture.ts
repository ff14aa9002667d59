import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCorpusDefinition, type CorpusDefinition } from '../../corpora-config/index.ts';
import type { AnalyseTask } from '../analysis/analyse-worker.ts';
import type { TermWriter } from '../analysis/analyser.ts';
import { termLines } from '../analysis/term-lines.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { OpenIndex } from '../open-index.ts';
import { openMemoryReferences } from '../references/reference-store.ts';
import type { ChunkStore, StoredChunk, StoredDocument, StoredItem } from '../stores/chunk-store.ts';
import type { SyncOptions } from '../sync-corpus.ts';
import { prepareInHere, type ItemTask } from '../sync-item-worker.ts';

/** Corpora of fictional written questions: one file gives several documents, so that documents can move between files. */
export const questions: CorpusDefinition = readCorpusDefinition({
  id: 'questions', kind: 'question', title: { ja: '質問主意書', en: 'Questions' }, source: { path: '.', include: ['**/*.jsonl'] },
  sync: { massDeletionShare: 0.5 }, rights: { licence: 'none', credit: 'none' },
});

/** Writes a file of questions: number → text; without texts it removes the file. */
export async function writeQuestions(folder: string, file: string, texts: Readonly<Record<number, string>> | undefined): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (texts === undefined) return rm(join(folder, file), { force: true });
  const lines = Object.entries(texts).map(([number, text]) => JSON.stringify({ id: `shugiin-299-${number}`, house: '衆議院', session: 299, number: Number(number), title: `架空の橋に関する質問主意書 ${number}`, submitted: '2027-04-01', questionText: `${text}\n`, answerText: null }));
  await writeFile(join(folder, file), `${lines.join('\n')}\n`);
}

/** An open index over any store; terms are the text's characters, so that no dictionary is loaded. */
export function openTestIndex(dataFolder: string, store: ChunkStore, given: Partial<OpenIndex> = {}): OpenIndex {
  const refuse = (): never => {
    throw new TypeError('a sync analyses in worker threads');
  };
  return { dataFolder, store, references: openMemoryReferences(), analyser: refuse, analysis: async () => ({}), analyserFingerprint: 'analyser-1', embedder: testEmbedder(0), manifest: { version: 1, corpora: {} }, close: async () => {}, ...given };
}

/** Vectors that tell texts apart: their length in the first number. */
export function testEmbedder(dimensions: number): Embedder {
  return {
    fingerprint: dimensions === 0 ? 'none' : `test-${dimensions}`,
    dimensions,
    maximumTexts: 100,
    embed: async (texts) => texts.map((text) => Float32Array.from({ length: dimensions }, (_, at) => (at === 0 ? text.length : 1))),
    close: async () => {},
  };
}

/** Runs a task where the caller stands. Terms are characters, or analysis fails with `analysis`; `before` holds a task back. */
export function openTestPool({ threads = 2, analysis, before }: { readonly threads?: number; readonly analysis?: Error | undefined; readonly before?: (() => Promise<void>) | undefined } = {}): SyncOptions['pool'] {
  const analyser = async (): Promise<TermWriter> => {
    if (analysis !== undefined) throw analysis;
    return characterAnalyser;
  };
  return {
    threads,
    run: async (task, input) => {
      await before?.();
      const given: unknown = input;
      const output: unknown = task.module.pathname.includes('sync-item-worker')
        ? await prepareInHere(given as ItemTask, analyser)
        : { ...termLines(await analyser(), (given as AnalyseTask).texts), seconds: 0 };
      return output as never;
    },
    rest: async () => {},
    close: async () => {},
  };
}

/** Its terms are the characters. */
export const characterAnalyser: TermWriter = {
  fingerprint: 'analyser-1',
  tokens: () => [],
  terms: charactersOf,
  writeTerms: (text, target) => {
    for (const character of charactersOf(text)) target.writeTerm(character);
  },
};

function charactersOf(text: string): readonly string[] {
  return [...text.replaceAll(/\s/gu, '')];
}

/** Everything a store holds of a corpus, in one order; times of reading left out. */
export async function contentsOf(store: ChunkStore, corpus: string): Promise<{ items: Omit<StoredItem, 'fetched'>[]; documents: StoredDocument[]; chunks: StoredChunk[] }> {
  const items: Omit<StoredItem, 'fetched'>[] = [];
  const documents: StoredDocument[] = [];
  const chunks: StoredChunk[] = [];
  for await (const { fetched: _time, ...item } of store.items(corpus)) items.push(item);
  for await (const document of store.documents(corpus)) documents.push(document);
  for await (const chunk of store.chunks(corpus)) chunks.push(chunk);
  return { items: items.toSorted((a, b) => (a.key < b.key ? -1 : 1)), documents: documents.toSorted((a, b) => (a.id < b.id ? -1 : 1)), chunks: chunks.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}
