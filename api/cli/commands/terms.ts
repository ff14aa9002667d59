import { publicAccess } from '../../../corpora-config/index.ts';
import type { TermsResult } from '../../../retrieve/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { printResult } from '../print.ts';
import { readDate } from '../read-option.ts';
import { withRetriever } from '../with-index.ts';

/** `gensen terms ID`: the defined terms that a provision uses, and where they are defined. */
export function addTerms({ program, say, run }: CommandRegistry): void {
  program.command('terms <id>')
    .description(say('条文が使う定義語と、その定義の場所', 'the defined terms that a provision uses, and where they are defined'))
    .option('--as-of <date>', say('その日に有効な版（既定は今日）', 'the revision in force on that day (default: today)'), readDate)
    .action((id: string, { asOf }: { readonly asOf?: string }) => run((context) => terms(context, id, asOf)));
}

async function terms(context: CommandContext, id: string, asOf: string | undefined): Promise<number> {
  const found = await withRetriever(context, (retriever) => retriever.terms(id, publicAccess, asOf));
  await printResult(context, found, writeTerms);
  return 0;
}

function writeTerms({ terms: found }: TermsResult): string {
  return found.map(({ term, meaning, definedAt }) => `${term}  ${definedAt.id ?? ''}\n  ${meaning}`).join('\n');
}
