import { availableParallelism } from 'node:os';
import { chooseSources } from '../choose-sources.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { ingestCorpora } from '../ingest-corpora.ts';
import { readCount } from '../read-option.ts';
import { withIndex } from '../with-index.ts';

interface IngestOptions {
  readonly from?: readonly string[];
  readonly yes?: boolean;
  readonly limit?: number;
  readonly jobs?: number;
}

/** `gensen ingest [CORPUS…]`: brings the index to what the sources hold now; only what changed is read and written. */
export function addIngest({ program, say, run }: CommandRegistry): void {
  program.command('ingest [corpus...]')
    .description(say('資料を取り込む（変わったものだけ）', 'bring the index to what the source holds now; changed-only'))
    .option('--from <paths...>', say('資料の場所（フォルダ、zip、ファイル）。e-Gov から取得するコーパス以外は以後の取り込みでも使う', 'where the source is: folders, archives, files; remembered for later runs, unless the corpus is fetched from e-Gov'))
    .option('--yes', say('大量の削除も行う', 'allow a mass deletion'))
    .option('--limit <count>', say('コーパスごとの件数の上限（削除はしない）', 'at most so many items of each corpus; deletes nothing'), readCount(1, 1_000_000_000))
    .option('--jobs <count>', say('同時に使うスレッド数（既定は CPU の数）', 'worker threads (default: the number of CPUs)'), readCount(1, 256))
    .action((corpora: readonly string[], options: IngestOptions) => run((context) => ingest(context, corpora, options), { graceful: true }));
}

async function ingest(context: CommandContext, corpora: readonly string[], { from = [], yes = false, limit, jobs }: IngestOptions): Promise<number> {
  return withIndex(context, false, async (index) => {
    const tasks = await chooseSources({ context, index, corpora, from });
    return ingestCorpora(context, { index, tasks, yes, limit, threads: jobs ?? availableParallelism() });
  });
}
