import { publicAccess } from '../../../corpora-config/index.ts';
import type { LawPath, LawStep } from '../../../retrieve/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { printResult } from '../print.ts';
import { readDate } from '../read-option.ts';
import { withRetriever } from '../with-index.ts';

/** `gensen path LAW LAW`: the shortest way from one law to another over what they mention. Exit 1 when there is none. */
export function addPath({ program, say, run }: CommandRegistry): void {
  program.command('path <from> <to>')
    .description(say('二つの法令をつなぐ引用の最短経路（一つのコーパスの中で）', 'the shortest way from one law to another over what they mention, within one corpus'))
    .option('--as-of <date>', say('その日に有効な版（既定は今日）', 'revisions in force on that day (default: today)'), readDate)
    .action((from: string, to: string, { asOf }: { readonly asOf?: string }) => run((context) => path(context, { from, to, asOf })));
}

async function path(context: CommandContext, { from, to, asOf }: { readonly from: string; readonly to: string; readonly asOf: string | undefined }): Promise<number> {
  const found = await withRetriever(context, (retriever) => retriever.path(from, to, { access: publicAccess, ...(asOf === undefined ? {} : { asOf }) }));
  await printResult(context, found, (shown) => writePath(shown, context));
  return found.isFound ? 0 : 1;
}

function writePath({ from, to, steps, isFound }: LawPath, { say }: CommandContext): string {
  if (!isFound) return say(`${from.title}から${to.title}へ至る引用はありません。`, `nothing leads from ${from.title} to ${to.title}.`);
  return [from.title, ...steps.map((step) => writeStep(step, say('件', ' mentions')))].join('\n');
}

function writeStep({ to, mentions, example }: LawStep, unit: string): string {
  const where = example === undefined ? '' : `  ${example.from.element ?? ''}「${example.text}」`;
  return `  ↓ ${mentions}${unit}${where}\n${to.title}`;
}
