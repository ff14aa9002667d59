import { publicAccess, revisionStatusWords } from '../../../corpora-config/index.ts';
import type { Shown } from '../../../retrieve/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { printResult } from '../print.ts';
import { readDate } from '../read-option.ts';
import { withRetriever } from '../with-index.ts';

/** `gensen show ID`: a document, unit or passage reopened. Exit 1 when nothing of that name is held. */
export function addShow({ program, say, run }: CommandRegistry): void {
  program.command('show <id>')
    .description(say('文書または箇所を開く', 'reopen a document, unit or passage'))
    .option('--as-of <date>', say('その日に有効な版（既定は今日）', 'the revision in force on that day (default: today)'), readDate)
    .action((id: string, { asOf }: { readonly asOf?: string }) => run((context) => show(context, id, asOf)));
}

async function show(context: CommandContext, id: string, asOf: string | undefined): Promise<number> {
  const shown = await withRetriever(context, (retriever) => retriever.show(id, publicAccess, asOf));
  await printResult(context, shown, (found) => writeShown(found, context));
  return 0;
}

function writeShown({ id, title, breadcrumb, uri, revision, status, statusNote, text, previous, next }: Shown, { say }: CommandContext): string {
  return [
    [title, ...breadcrumb].join(' › '),
    `${say('識別子', 'id')}: ${id}`,
    `${say('版', 'revision')}: ${revision.id} ${revision.validFrom ?? ''}–${revision.validUntil ?? ''} ${say(revisionStatusWords[status], status)}`,
    ...(statusNote === undefined ? [] : [`${say('注意', 'note')}: ${statusNote}`]),
    `${say('出典', 'source')}: ${uri}`,
    ...(previous === undefined ? [] : [`${say('前', 'previous')}: ${previous}`]),
    ...(next === undefined ? [] : [`${say('次', 'next')}: ${next}`]),
    '',
    text,
  ].join('\n');
}
