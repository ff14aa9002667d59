import type { Failure } from '../../../index/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { chooseSources } from '../choose-sources.ts';
import { ingestCorpora } from '../ingest-corpora.ts';
import { printResult, remark } from '../print.ts';
import { japaneseOf } from '../tell-finding.ts';
import { withIndex } from '../with-index.ts';

/** `gensen failures [list|retry|waive]`: the documents that could not be taken in. */
export function addFailures({ program, say, run }: CommandRegistry): void {
  const failures = program.command('failures').description(say('取り込めなかった文書', 'documents that could not be taken in'));
  failures.command('list', { isDefault: true })
    .description(say('一覧（原因と直し方つき）', 'list them, each with cause and how to mend it'))
    .action(() => run(list));
  failures.command('retry')
    .description(say('失敗した文書だけもう一度取り込む', 'take them in once more'))
    .action(() => run(retry, { graceful: true }));
  failures.command('waive <id>')
    .description(say('失敗を了承済みにする', 'accept a failure'))
    .requiredOption('--reason <text>', say('了承する理由', 'why it is accepted'))
    .action((id: string, { reason }: { readonly reason: string }) => run((context) => waive(context, id, reason)));
}

async function list(context: CommandContext): Promise<number> {
  const { listFailures } = await context.loadRooms();
  await withIndex(context, true, async (index) => {
    let listed = 0;
    for await (const failure of listFailures(index)) {
      await printResult(context, failure, (found) => writeFailureLine(found, context));
      listed += 1;
    }
    if (listed === 0) remark(context, context.say('失敗はありません。', 'no failures'));
  });
  return 0;
}

async function retry(context: CommandContext): Promise<number> {
  const { retryFailures } = await context.loadRooms();
  return withIndex(context, false, async (index) => {
    const corpora = Object.keys(await retryFailures(index));
    if (corpora.length === 0) remark(context, context.say('失敗はありません。', 'no failures'));
    const known = (await context.loadDefinitions()).map(({ id }) => id).filter((id) => corpora.includes(id));
    const tasks = known.length === 0 ? [] : await chooseSources({ context, index, corpora: known, from: [], lastRun: true });
    return ingestCorpora(context, { index, tasks, yes: false });
  });
}

async function waive(context: CommandContext, id: string, reason: string): Promise<number> {
  const { waiveFailure } = await context.loadRooms();
  await withIndex(context, false, (index) => waiveFailure(index, id, reason));
  await printResult(context, { waived: id, reason }, () => context.say(`了承済みにしました: ${id}`, `waived: ${id}`));
  return 0;
}

function writeFailureLine({ id, source, rule, cause, mend, waived }: Failure, { say }: CommandContext): string {
  const meaning = japaneseOf(rule);
  return [
    `${id}  [${rule}]${waived === undefined ? '' : ` ${say('了承済み', 'waived')}: ${waived}`}`,
    `  ${source}`,
    `  ${say(meaning === undefined ? cause : `${meaning.meaning}（${cause}）`, cause)}`,
    `  ${say(`対処: ${meaning?.mend ?? mend}`, `mend: ${mend}`)}`,
  ].join('\n');
}
