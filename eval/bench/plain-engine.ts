import MiniSearch from 'minisearch';
import { openKuromoji } from './analysis/open-kuromoji.ts';

/** The same work done with what a developer would reach for first: kuromoji.js into MiniSearch, all in memory. */
export interface PlainResult {
  readonly passages: number;
  readonly characters: number;
  readonly indexSeconds: number;
  readonly charactersPerSecond: number;
  readonly memoryMb: number;
  readonly milliseconds: { readonly p50: number; readonly p95: number };
}

interface Passage {
  readonly id: string;
  readonly text: string;
}

/** Indexes the passages and asks every question once. */
export async function measurePlainEngine(passages: readonly Passage[], questions: readonly string[]): Promise<PlainResult> {
  const tokenize = await openTokenizer();
  const startedMs = performance.now();
  const engine = new MiniSearch<Passage>({ fields: ['text'], tokenize, processTerm: (term) => term });
  engine.addAll(passages);
  const indexSeconds = (performance.now() - startedMs) / 1000;
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0);
  const times = questions.map((question) => timeMs(() => engine.search(question, { combineWith: 'OR' }).slice(0, 10))).toSorted((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    passages: passages.length,
    characters,
    indexSeconds,
    charactersPerSecond: characters / indexSeconds,
    memoryMb: process.memoryUsage.rss() / 1_048_576,
    milliseconds: { p50: at(0.5), p95: at(0.95) },
  };
}

async function openTokenizer(): Promise<(text: string) => string[]> {
  const tokenizer = await openKuromoji();
  return (text) => tokenizer.tokenize(text).map(({ basic_form, surface_form }) => (basic_form === '*' ? surface_form : basic_form));
}

function timeMs(work: () => unknown): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}
