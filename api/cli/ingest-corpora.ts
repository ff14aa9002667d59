import { availableParallelism } from 'node:os';
import { GensenError } from '../../corpora-config/index.ts';
import type { WorkerPool } from '../../ingest/index.ts';
import type { OpenIndex, SyncReport } from '../../index/index.ts';
import type { IngestTask } from './choose-sources.ts';
import type { CommandContext } from './command-context.ts';
import { printResult } from './print.ts';
import { openProgressLine } from './progress.ts';
import { japaneseOf } from './tell-finding.ts';
import { writeFailure } from './write-failure.ts';

/** A run over several corpora. */
export interface IngestRun {
  readonly index: OpenIndex;
  readonly tasks: readonly IngestTask[];
  /** Allows a mass deletion. */
  readonly yes: boolean;
  readonly limit?: number | undefined;
  /** Worker threads; default the number of CPUs. */
  readonly threads?: number;
}

/**
 * Ingests one corpus after the other and prints a report each. A corpus that is refused does not stop the others;
 * an interruption does. Gives the greatest exit status of them all, 1 when a document failed.
 */
export async function ingestCorpora(context: CommandContext, run: IngestRun): Promise<number> {
  const { openWorkerPool } = await context.loadRooms();
  const pool = openWorkerPool({ threads: run.threads ?? availableParallelism() });
  try {
    return await ingestAll(context, { ...run, pool });
  } finally {
    await pool.close();
  }
}

async function ingestAll(context: CommandContext, run: IngestRun & { readonly pool: WorkerPool }): Promise<number> {
  let status = 0;
  for (const task of run.tasks) {
    try {
      const report = await ingestOne(context, run, task);
      await printResult(context, report, (done) => writeReport(done, context));
      if (report.documents.failed > report.documents.waived) status = Math.max(status, 1);
    } catch (error) {
      if (!(error instanceof GensenError) || error.code === 'operation.interrupted') throw error;
      status = Math.max(status, writeFailure(error, { terminal: context.terminal, json: context.options.json, say: context.say }));
    }
  }
  return status;
}

async function ingestOne(context: CommandContext, { index, yes, limit, pool }: IngestRun & { readonly pool: WorkerPool }, { definition, paths }: IngestTask): Promise<SyncReport> {
  const { syncCorpus } = await context.loadRooms();
  const line = openProgressLine(context);
  try {
    return await syncCorpus({ index, definition, paths, pool, limit, yes, onProgress: (progress) => line.show(progress), signal: context.terminal.interruption });
  } finally {
    line.end();
  }
}

function writeReport({ corpus, documents, chunks, characters, findings, seconds }: SyncReport, { say }: CommandContext): string {
  const { listed, added, changed, unchanged, removed, failed } = documents;
  const found = Object.entries(findings).map(([rule, count]) => `${rule} ${count}${say(`（${japaneseOf(rule)?.meaning ?? ''}）`, '')}`).join(say('、', ', '));
  return [
    `${corpus}: ${say(
      `${listed} 件（追加 ${added}、変更 ${changed}、変更なし ${unchanged}、削除 ${removed}、失敗 ${failed}）`,
      `${listed} listed (${added} added, ${changed} changed, ${unchanged} unchanged, ${removed} removed, ${failed} failed)`,
    )}`,
    `  ${say(`箇所 書き込み ${chunks.written}、保持 ${chunks.kept}、削除 ${chunks.removed}、解析 ${chunks.analysed}、ベクトル ${chunks.embedded}。${characters} 文字、${seconds.total.toFixed(1)} 秒`, `chunks ${chunks.written} written, ${chunks.kept} kept, ${chunks.removed} removed, ${chunks.analysed} analysed, ${chunks.embedded} embedded; ${characters} characters, ${seconds.total.toFixed(1)} s`)}`,
    ...(found === '' ? [] : [`  ${say('所見', 'findings')}: ${found}`]),
    ...(failed > 0 ? [`  ${say('失敗の一覧は gensen failures', 'list the failures with gensen failures')}`] : []),
  ].join('\n');
}
