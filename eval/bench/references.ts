import { readGensen } from '../command/run-gensen.ts';

interface Counted {
  mentions: number;
  resolved: number;
  targets: number;
  placed: number;
}

interface ParsedLine {
  readonly references?: readonly { readonly mentions: readonly PrintedMention[] }[];
}

interface PrintedMention {
  readonly kind: string;
  readonly targets: readonly { readonly law: string | null; readonly elm: string | null }[];
  readonly unresolved?: string;
}

/**
 * What two public resolvers reach on the same snapshot: mentions resolved inside the law 91.6 %, in other laws 78.4 %, 前条 and the like
 * 92.7 %, appendices 19.4 %.
 */
const publicShares: Readonly<Record<string, string>> = { numbered: '91.6', 'cross-law': '78.4', relative: '92.7', appendix: '19.4' };

/** `node dist/eval/bench/references.js FOLDER`: over all statutes of a folder, by kind of mention, the share resolved and of targets with a place. */
const [folder = '.corpora/laws/snapshot-2025'] = process.argv.slice(2);
const counts = new Map<string, Counted>();
const reasons = new Map<string, number>();
const startedMs = performance.now();
for await (const line of readGensen(['parse', '--corpus', 'laws', '--json', '--references', '--register', folder, '--', folder])) {
  for (const { mentions } of (JSON.parse(line) as ParsedLine).references ?? []) for (const mention of mentions) count(mention);
}
process.stdout.write('kind\tmentions\tresolved %\tpublic %\ttargets\twith a place %\n');
for (const [kind, { mentions, resolved, targets, placed }] of [...counts].toSorted(([a], [b]) => a.localeCompare(b))) {
  process.stdout.write([kind, mentions, percent(resolved, mentions), publicShares[kind] ?? '–', targets, percent(placed, targets)].join('\t').concat('\n'));
}
process.stdout.write(`unresolved: ${[...reasons].toSorted(([, a], [, b]) => b - a).map(([reason, times]) => `${reason} ${times}`).join(', ')}\n`);
process.stdout.write(`${((performance.now() - startedMs) / 1000).toFixed(0)} s\n`);

function count({ kind, targets, unresolved }: PrintedMention): void {
  for (const key of [kind, 'all']) {
    const counted = counts.get(key) ?? { mentions: 0, resolved: 0, targets: 0, placed: 0 };
    counted.mentions += 1;
    if (unresolved === undefined) counted.resolved += 1;
    counted.targets += targets.length;
    counted.placed += targets.filter(({ elm }) => elm !== null).length;
    counts.set(key, counted);
  }
  if (unresolved !== undefined) reasons.set(unresolved, (reasons.get(unresolved) ?? 0) + 1);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}
