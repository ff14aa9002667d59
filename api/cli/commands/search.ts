import { publicAccess } from '../../../corpora-config/index.ts';
import type { Hit, SearchRequest } from '../../../retrieve/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { printResult, remark } from '../print.ts';
import { readCount, readDate, readFilter, type Filters } from '../read-option.ts';
import { withRetriever } from '../with-index.ts';

interface SearchOptions {
  readonly corpus?: readonly string[];
  readonly filter?: Filters;
  readonly asOf?: string;
  readonly limit?: number;
  readonly explain?: boolean;
}

/** `gensen search QUERY`: ranked passages, a line each. Exit 0 also when nothing is found. */
export function addSearch({ program, say, run }: CommandRegistry): void {
  program.command('search <query>')
    .description(say('該当箇所を探す', 'find passages'))
    .option('--corpus <ids...>', say('探すコーパス（既定はすべて）', 'corpora to look in (default: all)'))
    .option('--filter <key=value>', say('絞り込み（from, until, speaker, house など。繰り返せる）', 'filter: from, until, speaker, house …; may be repeated'), readFilter)
    .option('--as-of <date>', say('その日に有効な版だけ（例 2025-06-01、既定は今日）', 'revisions in force on that day (default: today)'), readDate)
    .option('--limit <count>', say('件数（1〜100、既定は10）', 'how many, 1–100 (default: 10)'), readCount(1, 100))
    .option('--explain', say('語ごとの得点も示す', 'say what each term gave to the score'))
    .action((query: string, options: SearchOptions) => run((context) => search(context, makeRequest(query, options))));
}

function makeRequest(query: string, { corpus, filter, asOf, limit, explain }: SearchOptions): SearchRequest {
  return {
    query,
    ...(corpus === undefined ? {} : { corpora: corpus }),
    ...(filter === undefined ? {} : { filters: filter }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(limit === undefined ? {} : { limit }),
    ...(explain === undefined ? {} : { explain }),
  };
}

async function search(context: CommandContext, request: SearchRequest): Promise<number> {
  const { hits, warnings, understood } = await withRetriever(context, (retriever) => retriever.search(request, publicAccess));
  for (const warning of warnings) remark(context, warning);
  for (const { reason, nearest = [] } of understood.mentions) if (reason !== undefined) remark(context, [`※ ${reason}`, ...nearest.map(({ id }) => `   → ${id}`)].join('\n'));
  if (hits.length === 0) remark(context, context.say('該当する箇所はありません。', 'nothing found'));
  for (const [at, hit] of hits.entries()) await printResult(context, hit, (shown) => writeHit(shown, at + 1));
  return 0;
}

function writeHit(hit: Hit, rank: number): string {
  const { document, breadcrumb, corpus, score, id, statusNote, explanation = [] } = hit;
  const terms = explanation.map(({ term, field, contribution }) => `${term} (${field}) ${contribution.toFixed(3)}`);
  return [
    `${rank}. ${[document.title, ...breadcrumb].join(' › ')}  [${corpus}] ${score.toFixed(3)}`,
    ...(statusNote === undefined ? [] : [`   ※ ${statusNote}`]),
    `   ${writeSnippet(hit)}`,
    `   ${id}`,
    ...(terms.length === 0 ? [] : [`   ${terms.join(', ')}`]),
  ].join('\n');
}

/** Some 120 characters around the first match, on one line. */
function writeSnippet({ text, highlights }: Hit): string {
  const start = Math.max(0, (highlights[0]?.[0] ?? 0) - 30);
  const cut = text.slice(start, start + 120).replaceAll(/\s+/gu, ' ');
  return `${start > 0 ? '…' : ''}${cut}${start + 120 < text.length ? '…' : ''}`;
}
