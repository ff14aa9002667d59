import { publicAccess, revisionStatusWords } from '../../../corpora-config/index.ts';
import type { Version, VersionProvision } from '../../../retrieve/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import type { Say } from '../language.ts';
import { printResult } from '../print.ts';
import { readDate } from '../read-option.ts';
import { withRetriever } from '../with-index.ts';

/** `gensen versions ID`: every revision held, a line each as JSON. Exit 1 when nothing of that name is held. */
export function addVersions({ program, say, run }: CommandRegistry): void {
  program.command('versions <id>')
    .description(say('収録されている版と、その日の現行・未施行・過去・廃止の別', 'revisions held, and how each stands on a day'))
    .option('--as-of <date>', say('どの日について見るか（既定は今日）', 'on which day (default: today)'), readDate)
    .action((id: string, { asOf }: { readonly asOf?: string }) => run((context) => versions(context, id, asOf)));
}

async function versions(context: CommandContext, id: string, asOf: string | undefined): Promise<number> {
  const found = await withRetriever(context, (retriever) => retriever.versions(id, publicAccess, asOf));
  for (const version of found) await printResult(context, version, (shown) => writeVersion(shown, context.say));
  return 0;
}

function writeVersion({ id, title, revision, status, statusNote, amendingLaw, contentHash, provision }: Version, say: Say): string {
  const amending = [amendingLaw?.number, amendingLaw?.title, amendingLaw?.id].filter((part) => part !== undefined);
  return [
    `${say(revisionStatusWords[status], status)}  ${revision.validFrom ?? ''}–${revision.validUntil ?? ''}  ${title}`,
    ...(statusNote === undefined ? [] : [`   ${statusNote}`]),
    ...(amending.length === 0 ? [] : [`   ${say('改正', 'amended by')}: ${amending.join(' ')}`]),
    `   ${id}  sha256:${contentHash.slice(0, 16)}`,
    ...(provision === undefined ? [] : [`   ${writeProvision(provision, say)}`]),
  ].join('\n');
}

const changes: Readonly<Record<VersionProvision['change'], string>> = { first: '最初の版', unchanged: '変更なし', changed: '変更', added: '追加', removed: '削除', absent: 'なし' };

function writeProvision({ id, contentHash, change }: VersionProvision, say: Say): string {
  const hash = contentHash === undefined ? '' : `  sha256:${contentHash.slice(0, 16)}`;
  return `${say('この箇所', 'this place')}: ${say(changes[change], change)}  ${id}${hash}`;
}
