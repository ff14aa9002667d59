import autocannon from 'autocannon';

/** Latency of `POST /v1/search` as clients see it. */
export interface LoadResult {
  readonly connections: number;
  readonly requests: number;
  readonly failed: number;
  readonly perSecond: number;
  readonly milliseconds: { readonly p50: number; readonly p95: number; readonly p99: number };
}

/** Asks the questions in turn over `connections` for `seconds`, after a warm-up of a quarter of that. */
export async function loadApi(url: string, questions: readonly string[], { connections, seconds }: { readonly connections: number; readonly seconds: number }): Promise<LoadResult> {
  const requests = questions.map((query) => ({ method: 'POST' as const, path: '/v1/search', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) }));
  await autocannon({ url, connections, duration: Math.max(1, seconds / 4), requests });
  const times: number[] = [];
  const load = autocannon({ url, connections, duration: seconds, requests });
  load.on('response', (...[, , , milliseconds]) => void times.push(milliseconds));
  const result = await load;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { connections, requests: times.length, failed: result.non2xx + result.errors, perSecond: times.length / seconds, milliseconds: { p50: at(0.5), p95: at(0.95), p99: at(0.99) } };
}
