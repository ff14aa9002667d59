import { publicAccess } from '../../../corpora-config/index.ts';
import type { AppliedReading, ReferenceEdge, ReferenceRequest, Retriever } from '../../../retrieve/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import type { Say } from '../language.ts';
import { printResult } from '../print.ts';
import { readCount, readDate } from '../read-option.ts';
import { withRetriever } from '../with-index.ts';

interface ReferencesOptions {
  readonly in?: boolean;
  readonly out?: boolean;
  readonly asOf?: string;
  readonly limit?: number;
}

/** Edges asked for at a time. */
const pageSize = 1000;

/** `gensen references ID`: what a provision cites, and what cites it; both unless one is asked for. A line per edge. */
export function addReferences({ program, say, run }: CommandRegistry): void {
  program.command('references <id>')
    .description(say('条文が引用する規定と、その条文を引用する規定', 'what a provision cites, and what cites it'))
    .option('--out', say('引用する規定だけ', 'only what it cites'))
    .option('--in', say('この規定を引用する規定だけ（同じコーパスの中で）', 'only what cites it, within its corpus'))
    .option('--as-of <date>', say('その日に有効な版（既定は今日）', 'revisions in force on that day (default: today)'), readDate)
    .option('--limit <count>', say('向きごとの件数（既定はすべて）', 'at most so many each way (default: all)'), readCount(1, Number.MAX_SAFE_INTEGER))
    .action((id: string, options: ReferencesOptions) => run((context) => references(context, id, options)));
}

async function references(context: CommandContext, id: string, options: ReferencesOptions): Promise<number> {
  const both = options.in === options.out;
  const directions = [...(both || options.out === true ? ['out' as const] : []), ...(both || options.in === true ? ['in' as const] : [])];
  await withRetriever(context, async (retriever) => {
    for (const direction of directions) {
      for await (const edge of readEdges(retriever, id, { direction, options })) await printResult(context, { direction, ...edge }, (shown) => writeEdge(shown, context));
    }
  });
  return 0;
}

interface Asked {
  readonly direction: ReferenceRequest['direction'];
  readonly options: ReferencesOptions;
}

async function* readEdges(retriever: Retriever, id: string, { direction, options: { asOf, limit = Number.POSITIVE_INFINITY } }: Asked): AsyncGenerator<ReferenceEdge> {
  const dated = asOf === undefined ? {} : { asOf };
  let left = limit;
  let cursor: string | undefined;
  do {
    const { edges, nextCursor } = await retriever.references(id, publicAccess, { direction, ...dated, limit: Math.min(left, pageSize), ...(cursor === undefined ? {} : { cursor }) });
    yield* edges;
    left -= edges.length;
    cursor = nextCursor;
  } while (cursor !== undefined && left > 0);
}

const relations: Readonly<Record<ReferenceEdge['relation'], readonly [ja: string, en: string]>> = { cites: ['引用', 'cites'], applies: ['準用', 'applies'], delegates: ['委任', 'delegates'] };

/** `→` for what it cites, `←` for what cites it; then the mention and where it leads. */
function writeEdge({ direction, relation, from, text, targets, unresolved, substitutions = [], readings = [] }: ReferenceEdge & { readonly direction: string }, { say }: CommandContext): string {
  const to = targets.length === 0 ? `? (${unresolved ?? ''})` : targets.map(({ id, title, element }) => id ?? `${title} ${element ?? ''}`.trim()).join(', ');
  const pairs = substitutions.map(({ from: read, to: as }) => `    ${say('読替え', 'read')}: ${read} → ${as}`);
  return [`${direction === 'out' ? '→' : '←'} ${say(...relations[relation])}  ${from.title} ${from.element ?? ''}  「${text}」  ${to}`, ...pairs, ...readings.flatMap((reading) => writeReading(reading, say))].join('\n');
}

/** The provision as it is read, words read in others in 【】, and the pairs whose words it does not have. */
function writeReading({ id, text, replaced, absent }: AppliedReading, say: Say): readonly string[] {
  const marked = replaced.toReversed().reduce((whole, { start, end }) => `${whole.slice(0, start)}【${whole.slice(start, end)}】${whole.slice(end)}`, text);
  return [
    `    ${say('読替え後', 'as read')}: ${id}`,
    ...marked.trimEnd().split('\n').map((line) => `      ${line}`),
    ...absent.map(({ from, to }) => `      ${say('この規定にない字句', 'not in this provision')}: ${from} → ${to}`),
  ];
}
