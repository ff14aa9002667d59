import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { startGensen } from '../command/run-gensen.ts';

interface Counted {
  mentions: number;
  resolved: number;
  /** Mentions whose law is held but has no such provision. */
  absent: number;
  targets: number;
  placed: number;
}

interface ParsedLine {
  readonly id: string | null;
  /** Of a line of what a statute leaves to orders. */
  readonly delegations?: readonly { readonly organ: string; readonly answers: readonly { readonly elm: string; readonly strength: string }[] }[];
  readonly references?: readonly { readonly law_id: string; readonly mentions: readonly PrintedMention[] }[];
}

interface PrintedMention {
  readonly kind: string;
  readonly targets: readonly { readonly law: string | null; readonly elm: string | null }[];
  readonly applied: boolean;
  readonly unresolved?: string;
}

/** What two public resolvers reach on the same snapshot, in per cent of mentions. */
const publicShares: Readonly<Record<string, string>> = { '(in the law itself)': '91.6', '(in other laws)': '78.4', '(relative)': '92.7', '(appendices)': '19.4', '(delegation)': '44.5' };

/**
 * `node dist/eval/bench/references.js FOLDER`: over all statutes of a folder, by kind of mention, the share resolved, the share of those
 * with a law that is held whose provision stands in it, and the share of targets with a place; what statutes leave to orders (政令で定める), resolved
 * when a provision of such an order cites back; what it took, with and without printing (1.4 GB of JSON), and why the rest is unresolved.
 */
const [folder = '.corpora/laws/snapshot-2025'] = process.argv.slice(2);
/** USER_HZ of Linux. */
const ticksPerSecond = 100;
const counts = new Map<string, Counted>();
const reasons = new Map<string, number>();
const startedMs = performance.now();
let laws = 0;
let applied = 0;
const spent = await readAll(['--no-text', '--references'], countLine);
const seconds = (performance.now() - startedMs) / 1000;
const spentOnAll = await readAll(['--references', '--summary'], () => {});
const spentOnDelegations = await readAll(['--delegations'], countLine);
process.stdout.write('kind\tmentions\tresolved %\tpublic %\tprovision exists %\ttargets\twith a place %\n');
for (const [kind, { mentions, resolved, absent, targets, placed }] of [...counts].toSorted(([a], [b]) => a.localeCompare(b))) {
  process.stdout.write([kind, mentions, percent(resolved, mentions), publicShares[kind] ?? '–', kind.startsWith('(delegation') ? '–' : percent(resolved, resolved + absent), targets, percent(placed, targets)].join('\t').concat('\n'));
}
process.stdout.write(`mentions that 準用 applies: ${applied} (public resolvers: no pairs)\n`);
process.stdout.write(`unresolved: ${[...reasons].toSorted(([, a], [, b]) => b - a).slice(0, 40).map(([reason, times]) => `${reason} ${times}`).join(', ')}\n`);
process.stdout.write(`${laws} documents read and resolved in ${spentOnAll.cpuSeconds.toFixed(0)} CPU-seconds, peak ${spentOnAll.peakMb.toFixed(0)} MiB (public graph: 628 CPU-seconds, 3.5 GB); with every mention printed ${spent.cpuSeconds.toFixed(0)} CPU-seconds, ${seconds.toFixed(0)} s, peak ${spent.peakMb.toFixed(0)} MiB; with delegations ${spentOnDelegations.cpuSeconds.toFixed(0)} CPU-seconds, peak ${spentOnDelegations.peakMb.toFixed(0)} MiB\n`);

/** Reads what the command prints; gives what the process needed, as /proc last told. */
async function readAll(asked: readonly string[], take: (line: ParsedLine) => void): Promise<{ readonly cpuSeconds: number; readonly peakMb: number }> {
  const child = startGensen(['parse', '--corpus', 'laws', '--json', ...asked, '--register', folder, '--', folder]);
  let spent = { cpuSeconds: 0, peakMb: 0 };
  const watch = setInterval(() => { spent = readSpent(child.pid) ?? spent; }, 200);
  if (child.stdout === null) throw new TypeError('the command has no output');
  for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) take(JSON.parse(line) as ParsedLine);
  clearInterval(watch);
  return spent;
}

function readSpent(pid: number | undefined): { readonly cpuSeconds: number; readonly peakMb: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /su, '').split(' ');
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return kilobytes === '0' ? undefined : { cpuSeconds: ticks / ticksPerSecond, peakMb: Number(kilobytes) / 1024 };
  } catch {
    return undefined;
  }
}

function countLine({ id, references = [], delegations }: ParsedLine): void {
  if (delegations !== undefined) {
    delegations.forEach(countDelegation);
    return;
  }
  laws += id === null ? 0 : 1;
  for (const { law_id: law, mentions } of references) for (const mention of mentions) countMention(mention, law);
}

function countMention(mention: PrintedMention, law: string): void {
  if (mention.applied) applied += 1;
  for (const key of [mention.kind, 'all', groupOf(mention, law)]) count(mention, key);
  const { kind, unresolved } = mention;
  if (unresolved !== undefined) reasons.set(`${kind} ${unresolved}`, (reasons.get(`${kind} ${unresolved}`) ?? 0) + 1);
}

/** A row for all, one for the kind of order, and one for those whose order repeats the phrase, which is the surest answer. */
function countDelegation({ organ, answers }: NonNullable<ParsedLine['delegations']>[number]): void {
  const order = /政令|勅令/u.test(organ) ? '政令' : organ.includes('規則') ? '規則' : '府省令';
  const targets = answers.map(({ elm }) => ({ law: '', elm }));
  const mention = { kind: 'delegation', targets, applied: false, ...(answers.length === 0 ? { unresolved: 'no-answer' } : {}) };
  for (const key of ['(delegation)', `(delegation to ${order})`]) count(mention, key);
  const said = answers.filter(({ strength }) => strength.startsWith('phrase'));
  count({ ...mention, targets: targets.slice(0, said.length), ...(said.length === 0 ? { unresolved: 'no-answer' } : {}) }, '(delegation, the order repeats the phrase)');
}

/** As the public figures are divided. */
function groupOf({ kind, targets, unresolved }: PrintedMention, law: string): string {
  if (kind === 'relative') return '(relative)';
  if (kind === 'appendix') return '(appendices)';
  if (unresolved === 'amending-law') return '(in amending laws that are not held)';
  if (targets.some((target) => target.law === law)) return '(in the law itself)';
  return kind === 'cross-law' || kind === 'declared-name' ? '(in other laws)' : '(handed down, whole or old laws)';
}

function count({ targets, unresolved }: PrintedMention, key: string): void {
  const counted = counts.get(key) ?? { mentions: 0, resolved: 0, absent: 0, targets: 0, placed: 0 };
  counted.mentions += 1;
  if (unresolved === undefined) counted.resolved += 1;
  if (unresolved === 'provision-absent') counted.absent += 1;
  counted.targets += targets.length;
  counted.placed += targets.filter(({ elm }) => elm !== null).length;
  counts.set(key, counted);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}
