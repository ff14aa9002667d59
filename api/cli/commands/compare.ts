import { publicAccess, revisionStatusWords } from '../../../corpora-config/index.ts';
import type { CompareRequest, Comparison, ProvisionChange, ProvisionComparison, TextPart } from '../../../retrieve/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import type { Say } from '../language.ts';
import { printResult } from '../print.ts';
import { withRetriever } from '../with-index.ts';

/** `gensen compare ID`: 新旧対照. Exit 1 when one side is not held. */
export function addCompare({ program, say, run }: CommandRegistry): void {
  program.command('compare <id>')
    .description(say('二つの版の新旧対照（法令、条または項）', 'two revisions side by side: a statute, an article or a paragraph'))
    .option('--from <revision>', say('旧：版の名または日（既定は新の一つ前の版）', 'older side: a revision or a day (default: the one before the newer)'))
    .option('--to <revision>', say('新：版の名または日（既定は今日）', 'newer side: a revision or a day (default: today)'))
    .action((id: string, sides: Omit<CompareRequest, 'id'>) => run((context) => compare(context, { id, ...sides })));
}

async function compare(context: CommandContext, request: CompareRequest): Promise<number> {
  const comparison = await withRetriever(context, (retriever) => retriever.compare(request, publicAccess));
  await printResult(context, comparison, (shown) => writeComparison(shown, context.say));
  return 0;
}

const changes: Readonly<Record<ProvisionChange, string>> = { unchanged: '変更なし', changed: '変更', renumbered: '移動', added: '追加', removed: '削除' };

function writeComparison({ id, title, from, to, counts, provisions }: Comparison, say: Say): string {
  const wordOf = (change: ProvisionChange): string => say(changes[change], change);
  const counted = (['changed', 'renumbered', 'added', 'removed', 'unchanged'] as const).map((change) => `${wordOf(change)} ${counts[change]}`);
  return [
    `${title}  ${id}`,
    `${say('旧', 'from')}: ${writeSide(from, say)}`,
    `${say('新', 'to')}: ${writeSide(to, say)}`,
    counted.join(say('、', ', ')),
    ...provisions.flatMap((provision) => ['', ...writeProvision(provision, wordOf)]),
  ].join('\n');
}

function writeSide({ revision, status }: Comparison['from'], say: Say): string {
  return `${revision.id} ${revision.validFrom ?? ''}–${revision.validUntil ?? ''} ${say(revisionStatusWords[status], status)}`;
}

function writeProvision({ change, from, to, parts }: ProvisionComparison, wordOf: (change: ProvisionChange) => string): readonly string[] {
  const moved = change === 'renumbered' ? `${from?.heading ?? ''} → ${to?.heading ?? ''}` : (to ?? from)?.heading ?? '';
  return [`■ ${moved}  [${wordOf(change)}]`, `  ${to?.id ?? from?.id ?? ''}`, parts.map(writePart).join('').trimEnd()];
}

/** As wdiff marks words: [-removed-] and {+added+}. */
function writePart({ kind, text }: TextPart): string {
  if (kind === 'same') return text;
  return kind === 'removed' ? `[-${text}-]` : `{+${text}+}`;
}
