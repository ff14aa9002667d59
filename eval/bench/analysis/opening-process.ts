import { Worker } from 'node:worker_threads';

/**
 * A process of its own that opens the analysis and says what that took, as one line of JSON. Arguments: `bare` opens nothing;
 * `engine CACHE` opens the entry of the worker threads, which loads the analysis and nothing else; `threads CACHE COUNT` opens
 * as many threads over one dictionary.
 */
const [what = 'bare', cacheFile = '', count = '0'] = process.argv.slice(2);
const entry = new URL('../../../index/analysis/analyse-worker.js', import.meta.url).href;
const text = '第七百九条の規定による届出をした者は、三十日以内に架空県知事の許可を受けなければならない。';

/** What a process found out about itself. */
export interface OpeningFacts {
  /** From before the dictionary is asked for until the first text is analysed; the loading of code is not counted. */
  readonly openMs: number;
  readonly rssMb: number;
  /** Growth of memory a thread. */
  readonly threadMb: number;
}

const facts = what === 'engine' ? await openEngine() : what === 'threads' ? await openThreads(Number(count)) : { openMs: 0, threadMb: 0 };
process.stdout.write(`${JSON.stringify({ ...facts, rssMb: readMemoryMb() } satisfies OpeningFacts)}\n`);

interface ThreadModule {
  default(task: { readonly texts: readonly { readonly text: string; readonly heading: string }[]; readonly analysis: object }): Promise<unknown>;
}

async function openEngine(): Promise<Omit<OpeningFacts, 'rssMb'>> {
  const { default: analyse }: ThreadModule = await import(entry);
  const startedMs = performance.now();
  await analyse({ texts: [{ text, heading: '' }], analysis: { cacheFile } });
  return { openMs: performance.now() - startedMs, threadMb: 0 };
}

async function openThreads(threads: number): Promise<Omit<OpeningFacts, 'rssMb'>> {
  const { openDictionary } = await import('../../../index/index.ts');
  const { buffer } = await openDictionary(cacheFile);
  const before = readMemoryMb();
  const startedMs = performance.now();
  const workers = await Promise.all(Array.from({ length: threads }, () => startThread(buffer)));
  const openMs = performance.now() - startedMs;
  const threadMb = (readMemoryMb() - before) / threads;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { openMs, threadMb };
}

async function startThread(dictionary: SharedArrayBuffer): Promise<Worker> {
  const code = `const { parentPort, workerData: { entry, task } } = require('node:worker_threads');
    import(entry).then(({ default: analyse }) => analyse(task)).then(() => { parentPort.postMessage('open'); });
    parentPort.on('message', () => {});`;
  const worker = new Worker(code, { eval: true, workerData: { entry, task: { texts: [{ text, heading: '' }], analysis: { dictionary } } } });
  await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return worker;
}

function readMemoryMb(): number {
  return process.memoryUsage.rss() / 1_048_576;
}
