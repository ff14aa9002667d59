import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { chooseSources } from '../choose-sources.ts';
import { ingestCorpora } from '../ingest-corpora.ts';
import { openApi } from '../open-api.ts';
import { remark } from '../print.ts';
import { readCount } from '../read-option.ts';
import { withIndex } from '../with-index.ts';

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly withSamples?: boolean;
}

/** `gensen serve`: API and console until it is interrupted or told to end, which is exit 0. */
export function addServe({ program, say, run }: CommandRegistry): void {
  program.command('serve')
    .description(say('API と検索画面を開く', 'serve API and console'))
    .option('--port <number>', say('ポート（0 は空きを選ぶ）', 'port; 0 takes a free one'), readCount(0, 65_535), 3000)
    .option('--host <address>', say('受け付けるアドレス', 'address to listen on'), '127.0.0.1')
    .option('--with-samples', say('索引が空なら、付属の見本を取り込んでから開く', 'ingest the built-in samples first when the index is empty'))
    .action((options: ServeOptions) => run((context) => serve(context, options), { graceful: true }));
}

async function serve(context: CommandContext, { port, host, withSamples = false }: ServeOptions): Promise<number> {
  if (withSamples) await ingestSamples(context);
  const api = await openApi(context, { host, port, logLevel: context.environment.logLevel });
  context.terminal.writeError(`${context.say('開きました', 'listening')}: ${api.url}\n`);
  await untilInterrupted(context.terminal.interruption);
  await api.close();
  return 0;
}

/** The definitions' own sources are the samples that come with the package. */
async function ingestSamples(context: CommandContext): Promise<void> {
  await withIndex(context, false, async (index) => {
    if ((await index.store.corpora()).length > 0) return;
    remark(context, context.say('見本を取り込みます。', 'ingesting the samples'));
    const tasks = await chooseSources({ context, index: { manifest: { version: 1, corpora: {} } }, corpora: [], from: [] });
    await ingestCorpora({ ...context, options: { ...context.options, json: false } }, { index, tasks, yes: false });
  });
}

function untilInterrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
