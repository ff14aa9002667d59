import type { CorpusDefinition } from '../../../corpora-config/index.ts';
import type { OpenIndex } from '../../../index/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { printResult } from '../print.ts';
import { withIndex } from '../with-index.ts';

interface CorpusStatus {
  readonly corpus: string;
  readonly title: string;
  readonly documents: number;
  readonly chunks: number;
  readonly characters: number;
  /** Items that gave no document and were not waived. */
  readonly failures: number;
  readonly waived: number;
  readonly paths: readonly string[];
  /** Absent: never ingested. `ended` absent: a run is under way or was cut off. */
  readonly lastRun?: { readonly started: string; readonly ended?: string | undefined; readonly stages: string };
}

interface Status {
  readonly corpora: readonly CorpusStatus[];
  readonly store: { readonly engine: 'lancedb'; readonly bytes: number };
  readonly fingerprints: Readonly<Record<string, string>>;
}

/** `gensen status`: what each corpus holds, last runs, failures, fingerprints, size on disk. */
export function addStatus({ program, say, run }: CommandRegistry): void {
  program.command('status')
    .description(say('各コーパスの件数、最終取り込み、失敗、容量を示す', 'what each corpus holds, last run, failures, fingerprints, size on disk'))
    .action(() => run(status));
}

async function status(context: CommandContext): Promise<number> {
  const definitions = await context.loadDefinitions();
  await withIndex(context, true, async (index) => {
    const corpora: CorpusStatus[] = [];
    for (const definition of definitions) corpora.push(await describeCorpus(context, index, definition));
    const result: Status = { corpora, store: { engine: 'lancedb', bytes: await index.store.bytes() }, fingerprints: fingerprintsOf(index) };
    await printResult(context, result, (found) => writeStatus(found, context));
  });
  return 0;
}

/** What an index was made with, by stage; empty before the first ingest. */
export function fingerprintsOf({ manifest }: Pick<OpenIndex, 'manifest'>): Readonly<Record<string, string>> {
  const corpora = Object.entries(manifest.corpora).map(([corpus, { stages }]) => [`corpora.${corpus}`, stages]);
  const stages = Object.entries({ analyser: manifest.analyser, embedder: manifest.embedder }).filter(([, fingerprint]) => fingerprint !== undefined);
  return Object.fromEntries([...stages, ...corpora]);
}

async function describeCorpus({ loadRooms, say }: CommandContext, { store, manifest }: OpenIndex, { id, title }: CorpusDefinition): Promise<CorpusStatus> {
  const counts = { documents: 0, chunks: 0, characters: 0, failures: 0, waived: 0 };
  for await (const { chunks, characters } of store.documents(id)) {
    counts.documents += 1;
    counts.chunks += chunks;
    counts.characters += characters;
  }
  const { listFailures } = await loadRooms();
  for await (const failure of listFailures({ store })) {
    if (failure.corpus === id) counts[failure.waived === undefined ? 'failures' : 'waived'] += 1;
  }
  const record = manifest.corpora[id];
  const lastRun = record === undefined ? {} : { lastRun: { started: record.started, ended: record.ended, stages: record.stages } };
  return { corpus: id, title: say(title.ja, title.en), ...counts, paths: record?.paths ?? [], ...lastRun };
}

function writeStatus({ corpora, store, fingerprints }: Status, { say }: CommandContext): string {
  const rows = corpora.map(({ corpus, title, documents, chunks, failures, lastRun }) => [
    `${corpus} ${title}`,
    say(`文書 ${documents}`, `${documents} documents`),
    say(`箇所 ${chunks}`, `${chunks} chunks`),
    say(`失敗 ${failures}`, `${failures} failures`),
    lastRun === undefined ? say('未取り込み', 'never ingested') : (lastRun.ended ?? say('途中', 'unfinished')),
  ].join('  '));
  const megabytes = `${(store.bytes / 1_000_000).toFixed(1)} MB`;
  return [...rows, `${store.engine} ${megabytes}`, ...Object.entries(fingerprints).filter(([stage]) => !stage.startsWith('corpora.')).map(([stage, value]) => `${stage} ${value}`)].join('\n');
}
