import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { spreadOf, type Spread } from '../quantiles.ts';
import type { OpeningFacts } from './opening-process.ts';

/** Time and memory of opening, each from fresh processes. */
export interface OpeningReport {
  /** Without and with the compiled dictionary on disk, milliseconds. */
  readonly coldMs: Spread;
  readonly warmMs: Spread;
  /** Resident memory in MiB: a process that opened the dictionary and all of the analysis; the same without a bare process's. */
  readonly wholeMb: Spread;
  readonly engineMb: Spread;
  /** Growth a thread that shares the dictionary. */
  readonly threadMb: Spread;
}

const runFile = promisify(execFile);
const threads = 4;

/** Opens the analysis in `times` fresh processes of each kind. */
export async function measureOpening(times: number): Promise<OpeningReport> {
  const folder = await mkdtemp(join(tmpdir(), 'gensen-opening-'));
  try {
    const warm = join(folder, 'warm.bin');
    await openInProcess('engine', warm);
    const repeat = async (run: (round: number) => Promise<OpeningFacts>): Promise<readonly OpeningFacts[]> => {
      const facts: OpeningFacts[] = [];
      for (let round = 0; round < times; round += 1) facts.push(await run(round));
      return facts;
    };
    const cold = await repeat((round) => openInProcess('engine', join(folder, `cold-${round}.bin`)));
    const opened = await repeat(() => openInProcess('engine', warm));
    const bare = spreadOf((await repeat(() => openInProcess('bare'))).map(({ rssMb }) => rssMb));
    const shared = await repeat(() => openInProcess('threads', warm, String(threads)));
    return {
      coldMs: spreadOf(cold.map(({ openMs }) => openMs)),
      warmMs: spreadOf(opened.map(({ openMs }) => openMs)),
      wholeMb: spreadOf(opened.map(({ rssMb }) => rssMb)),
      engineMb: spreadOf(opened.map(({ rssMb }) => rssMb - bare.median)),
      threadMb: spreadOf(shared.map(({ threadMb }) => threadMb)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openInProcess(...words: readonly string[]): Promise<OpeningFacts> {
  const { stdout } = await runFile(process.execPath, [join(import.meta.dirname, 'opening-process.js'), ...words]);
  return JSON.parse(stdout);
}
