import { join } from 'node:path';
import { GensenError } from '../corpora-config/index.ts';
import type { Analyser } from './analysis/analyser.ts';
import { analyserFingerprint, openAnalyser } from './analysis/kuromoji-analyser.ts';
import type { Embedder } from './embedding/embedder.ts';
import { openEmbedder } from './embedding/open-embedder.ts';
import { readManifest, type Manifest } from './manifest.ts';
import type { ChunkStore } from './stores/chunk-store.ts';
import { openLanceStore } from './stores/lancedb/lancedb-store.ts';

export interface IndexOptions {
  readonly dataFolder: string;
  /** `none`, `transformers:FOLDER` or `openai:URL#MODEL`. */
  readonly embedding: string;
  readonly embeddingApiKey?: string | undefined;
  /** True: many may read at once. False: this is the one writer; errors with `store.busy` when there is another. */
  readonly readOnly: boolean;
}

/** A data folder with everything that reads and writes it. */
export interface OpenIndex {
  readonly dataFolder: string;
  readonly store: ChunkStore;
  /** Loaded on first use: the dictionary takes seconds and memory that ingestion needs in its threads instead. */
  readonly analyser: () => Promise<Analyser>;
  readonly analyserFingerprint: string;
  readonly embedder: Embedder;
  readonly manifest: Manifest;
  close(): Promise<void>;
}

/**
 * Opens a data folder. A reader must use the analyser and embedder that the index was made with.
 * Errors: `index.fingerprint-mismatch`, `store.busy`, `store.failed`, `store.format-too-new`, `configuration.invalid`.
 */
export async function openIndex(options: IndexOptions): Promise<OpenIndex> {
  const manifest = await readManifest(options.dataFolder);
  const embedder = await openEmbedder(options.embedding, options.embeddingApiKey === undefined ? {} : { apiKey: options.embeddingApiKey });
  const fingerprint = await analyserFingerprint();
  if (options.readOnly) checkFingerprints(manifest, { analyser: fingerprint, embedder: embedder.fingerprint });
  const store = await openLanceStore({ folder: join(options.dataFolder, 'store'), dimensions: embedder.dimensions, readOnly: options.readOnly });
  return {
    dataFolder: options.dataFolder,
    store,
    analyser: openAnalyserOnce(),
    analyserFingerprint: fingerprint,
    embedder,
    manifest,
    close: async () => {
      await embedder.close();
      await store.close();
    },
  };
}

function openAnalyserOnce(): () => Promise<Analyser> {
  let opened: Promise<Analyser> | undefined;
  return () => (opened ??= openAnalyser());
}

function checkFingerprints(manifest: Manifest, now: { readonly analyser: string; readonly embedder: string }): void {
  const differing = [
    { stage: 'analyser', made: manifest.analyser, now: now.analyser },
    { stage: 'embedder', made: manifest.embedder, now: now.embedder },
  ].find(({ made, now }) => made !== undefined && made !== now);
  if (differing === undefined) return;
  throw new GensenError('index.fingerprint-mismatch', {
    message: `the index was made with ${differing.stage} ${differing.made}, the configuration names ${differing.now}`,
    mend: 'run `gensen ingest` with this configuration, or go back to the one the index was made with',
  });
}
