import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { chooseSources } from '../choose-sources.ts';
import { printResult } from '../print.ts';
import { withIndex } from '../with-index.ts';

interface Drift {
  readonly missing: string[];
  readonly extra: string[];
  readonly changed: string[];
}

/** `gensen verify`: compares source list, ledger and store of every corpus that was ingested. Exit 1 on any drift. */
export function addVerify({ program, say, run }: CommandRegistry): void {
  program.command('verify [corpus...]')
    .description(say('資料、台帳、索引を照合する（ずれがあれば終了コード 1）', 'compare source list, ledger and store; exit 1 on any drift'))
    .action((corpora: readonly string[]) => run((context) => verify(context, corpora)));
}

async function verify(context: CommandContext, corpora: readonly string[]): Promise<number> {
  const { verifyCorpus } = await context.loadRooms();
  const drift: Drift = { missing: [], extra: [], changed: [] };
  let checked = 0;
  await withIndex(context, true, async (index) => {
    const held = new Set([...Object.keys(index.manifest.corpora), ...await index.store.corpora()]);
    const tasks = await chooseSources({ context, index, corpora, from: [], lastRun: true });
    for (const { definition, paths } of tasks.filter((task) => corpora.length > 0 || held.has(task.definition.id))) {
      const result = await verifyCorpus({ index, definition, paths });
      checked += result.checked;
      for (const kind of ['missing', 'extra', 'changed'] as const) drift[kind].push(...result.drift[kind]);
    }
  });
  await printResult(context, { drift, checked }, () => writeDrift(drift, checked, context));
  return Object.values(drift).some((entries: readonly string[]) => entries.length > 0) ? 1 : 0;
}

function writeDrift(drift: Drift, checked: number, { say }: CommandContext): string {
  const names = { missing: say('不足', 'missing'), extra: say('余分', 'extra'), changed: say('相違', 'changed') };
  const lines = (['missing', 'extra', 'changed'] as const).flatMap((kind) => drift[kind].map((entry) => `${names[kind]}: ${entry}`));
  return [...lines, say(`照合 ${checked} 件、ずれ ${lines.length} 件`, `${checked} checked, ${lines.length} drifted`)].join('\n');
}
