import { publicAccess } from '../../../corpora-config/index.ts';
import type { Mention } from '../../../retrieve/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { printResult } from '../print.ts';
import { readDate } from '../read-option.ts';
import { withRetriever } from '../with-index.ts';

/** `gensen resolve TEXT`: what a text names, with candidates when ambiguous. */
export function addResolve({ program, say, run }: CommandRegistry): void {
  program.command('resolve <text>')
    .description(say('法令名、略称、条番号、日付を識別子にする', 'law names, abbreviations, article numbers and dates → identifiers'))
    .option('--as-of <date>', say('その日に有効な版（既定は今日）', 'revisions in force on that day (default: today)'), readDate)
    .action((text: string, { asOf }: { readonly asOf?: string }) => run((context) => resolve(context, text, asOf)));
}

async function resolve(context: CommandContext, text: string, asOf: string | undefined): Promise<number> {
  const result = await withRetriever(context, (retriever) => retriever.resolve(text, publicAccess, asOf));
  await printResult(context, result, ({ mentions }) => mentions.map(writeMention).join('\n'));
  return 0;
}

function writeMention({ text, start, end, kind, candidates, reason, nearest = [] }: Mention): string {
  const named = candidates.map(({ id, title, confidence }) => `  ${id}  ${title}  ${confidence.toFixed(2)}`);
  return [`${text} [${start}–${end}] ${kind}`, ...named, ...(reason === undefined ? [] : [`  ${reason}`]), ...nearest.map(({ id, title }) => `  → ${id}  ${title}`)].join('\n');
}
