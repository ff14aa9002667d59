import { join } from 'node:path';
import { GensenError } from '../corpora-config/index.ts';
import type { Analyser } from './analysis/analyser.ts';
import { shareUserWords } from './analysis/join-user-words.ts';
import { openDictionary } from './analysis/morphology/dictionary-cache.ts';
import { analyserFingerprint, openAnalyser, type AnalyserOptions, type AnalyserSettings } from './analysis/open-analyser.ts';
import type { Embedder } from './embedding/embedder.ts';
import { openEmbedder } from './embedding/open-embedder.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { openReferences, type ReferenceStore } from './references/reference-store.ts';
import type { ChunkStore } from './stores/chunk-store.ts';
import { openLanceStore } from './stores/lancedb/lancedb-store.ts';

export interface IndexOptions {
  readonly dataFolder: string;
  /** `none`, `transformers:FOLDER` or `openai:URL#MODEL`. */
  readonly embedding: string;
  readonly embeddingApiKey?: string | undefined;
  /** Default: the lattice over IPADIC alone, normal mode. */
  readonly analysis?: AnalyserSettings | undefined;
  /** True: many may read at once. False: this is the one writer; errors with `store.busy` when there is another. */
  readonly readOnly: boolean;
}

/** A data folder with everything that reads and writes it. */
export interface OpenIndex {
  readonly dataFolder: string;
  readonly store: ChunkStore;
  /** What the laws say of each other. */
  readonly references: ReferenceStore;
  /** Opened on first use. */
  readonly analyser: () => Promise<Analyser>;
  /** What a thread opens an analyser of its own with: the settings, and the dictionary in memory that all threads share. */
  readonly analysis: () => Promise<AnalyserOptions>;
  readonly analyserFingerprint: string;
  readonly embedder: Embedder;
  readonly manifest: Manifest;
  close(): Promise<void>;
}

/**
 * Opens a data folder. A reader must use the analyser and embedder that the index was made with.
 * Errors: `index.fingerprint-mismatch`, `store.busy`, `store.failed`, `store.format-too-new`, `store.format-too-old`, `configuration.invalid`.
 */
export async function openIndex(options: IndexOptions): Promise<OpenIndex> {
  const manifest = await readManifest(options.dataFolder);
  const analysis = once(() => shareDictionary(options));
  // A word that cannot be used is told now, once, and not by every item of the run.
  if (!options.readOnly && (options.analysis?.userWords ?? []).length > 0) await openAnalyser(await analysis());
  const embedder = await openEmbedder(options.embedding, options.embeddingApiKey === undefined ? {} : { apiKey: options.embeddingApiKey });
  const fingerprint = await analyserFingerprint(options.analysis);
  if (options.readOnly) checkFingerprints(manifest, { analyser: fingerprint, embedder: embedder.fingerprint });
  const store = await openLanceStore({ folder: join(options.dataFolder, 'store'), dimensions: embedder.dimensions, readOnly: options.readOnly });
  const references = openReferences(join(options.dataFolder, 'references'));
  return {
    dataFolder: options.dataFolder,
    store,
    references,
    analyser: once(async () => openAnalyser(await analysis())),
    analysis,
    analyserFingerprint: fingerprint,
    embedder,
    manifest,
    close: async () => {
      await embedder.close();
      await references.close();
      await store.close();
    },
  };
}

/** Where a data folder keeps the compiled dictionary; see `openDictionary`. */
export function dictionaryFileOf(dataFolder: string): string {
  return join(dataFolder, 'analysis', 'dictionary.bin');
}

/** Beside the index, compiled: the dictionary opens in some hundredths of a second. */
async function shareDictionary({ dataFolder, analysis: { userWords = [], ...settings } = {} }: IndexOptions): Promise<AnalyserOptions> {
  const { buffer } = await openDictionary(dictionaryFileOf(dataFolder));
  return { settings, dictionary: buffer, ...(userWords.length === 0 ? {} : { sharedWords: shareUserWords(userWords) }) };
}

function once<Value>(open: () => Promise<Value>): () => Promise<Value> {
  let opened: Promise<Value> | undefined;
  return () => (opened ??= open());
}

/** Stages and each corpus apart: one that was not ingested since a change still has the terms of before. */
function checkFingerprints(manifest: Manifest, now: { readonly analyser: string; readonly embedder: string }): void {
  const stale = Object.entries(manifest.corpora).find(([, { stages }]) => !stages.endsWith(` ${now.analyser} ${now.embedder}`));
  const differing = [
    { what: 'the index was made with analyser', made: manifest.analyser, now: now.analyser },
    { what: 'the index was made with embedder', made: manifest.embedder, now: now.embedder },
    ...(stale === undefined ? [] : [{ what: `the corpus ${stale[0]} was made with`, made: stale[1].stages, now: `${now.analyser} ${now.embedder}` }]),
  ].find(({ made, now: named }) => made !== undefined && made !== named);
  if (differing === undefined) return;
  throw new GensenError('index.fingerprint-mismatch', {
    message: `${differing.what} ${differing.made}, the configuration names ${differing.now}`,
    mend: 'run `gensen ingest` with this configuration, or go back to the one the index was made with',
  });
}
