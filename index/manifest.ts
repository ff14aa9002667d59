import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { GensenError } from '../corpora-config/index.ts';

/** The newest manifest format this version writes and reads. */
export const manifestVersion: number = 1;

/** What a data folder was made with. The ledger in the store is the truth about documents; this names the stages behind it. */
export interface Manifest {
  readonly version: number;
  /** Under which terms were made; queries must use the same. Absent: nothing was ingested yet. */
  readonly analyser?: string | undefined;
  readonly embedder?: string | undefined;
  readonly corpora: Readonly<Record<string, CorpusRecord>>;
}

/** The last sync of one corpus. */
export interface CorpusRecord {
  /** Where its items came from, absolute. */
  readonly paths: readonly string[];
  /** Fingerprint of reading, chunking, analysis and embedding. */
  readonly stages: string;
  /** ISO times. `ended` is absent while a sync runs, or after one was cut off. */
  readonly started: string;
  readonly ended?: string | undefined;
  /** The report of the last finished sync. */
  readonly report?: unknown;
}

const manifestSchema = z.object({
  version: z.number().int(),
  analyser: z.string().optional(),
  embedder: z.string().optional(),
  corpora: z.record(z.string(), z.object({
    paths: z.array(z.string()),
    stages: z.string(),
    started: z.string(),
    ended: z.string().optional(),
    report: z.unknown().optional(),
  })),
});

/** Reads the manifest of a data folder; an empty one when there is none. Errors: `store.format-too-new`, `store.failed`. */
export async function readManifest(dataFolder: string): Promise<Manifest> {
  const file = join(dataFolder, 'manifest.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new GensenError('store.failed', { message: `cannot read ${file}`, mend: 'check permissions and the disk', cause: error });
  });
  if (text === undefined) return { version: manifestVersion, corpora: {} };
  const manifest = parseManifest(text, file);
  if (manifest.version > manifestVersion) {
    throw new GensenError('store.format-too-new', {
      message: `manifest format ${manifest.version} in ${file}; this version reads up to ${manifestVersion}`,
      mend: 'install a newer gensen, or ingest into an empty data folder',
    });
  }
  return manifest;
}

/** Replaces the manifest in one step. */
export async function writeManifest(dataFolder: string, manifest: Manifest): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  const file = join(dataFolder, 'manifest.json');
  await writeFile(`${file}.new`, `${JSON.stringify(manifest, undefined, 2)}\n`);
  await rename(`${file}.new`, file);
}

function parseManifest(text: string, file: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new GensenError('store.failed', { message: `${file} is not a manifest`, mend: 'remove the file; `gensen ingest` writes it anew', cause });
  }
}
