import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** What a finished command printed and needed. */
export interface GensenResult {
  /** Exit status; null when a signal ended it. */
  readonly status: number | null;
  /** Lines of standard output, empty ones left out. */
  readonly lines: readonly string[];
  readonly errors: string;
  readonly seconds: number;
  /** Peak resident memory of the process, its threads included, in MiB; 0 where /proc is absent. */
  readonly peakMemoryMb: number;
}

/** Starts the built command line, logging errors alone. Its progress goes to this process's standard error, or is kept for the result. */
export function startGensen(words: readonly string[], progress: 'inherit' | 'pipe' = 'inherit'): ChildProcess {
  return spawn(process.execPath, [findCommand(), ...words], { stdio: ['ignore', 'pipe', progress], env: { ...process.env, GENSEN_LOG_LEVEL: 'error' } });
}

/** Runs a gensen command to its end, whatever its exit status. */
export async function runGensen(words: readonly string[], progress: 'inherit' | 'pipe' = 'pipe'): Promise<GensenResult> {
  const startedMs = performance.now();
  const child = startGensen(words, progress);
  let peakMemoryMb = 0;
  const watch = setInterval(() => {
    peakMemoryMb = Math.max(peakMemoryMb, readPeakMemory(child.pid));
  }, 200);
  const output = collect(child.stdout);
  const errors = collect(child.stderr);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(watch);
  const lines = output().split('\n').filter((line) => line !== '');
  return { status, lines, errors: errors(), seconds: (performance.now() - startedMs) / 1000, peakMemoryMb };
}

/** Gives the lines of a command's standard output one by one; an export of statutes is longer than a string may be. */
export async function* readGensen(words: readonly string[]): AsyncGenerator<string> {
  const child = startGensen(words);
  if (child.stdout === null) return;
  yield* createInterface({ input: child.stdout, crlfDelay: Infinity });
}

/** `dist/api/cli/main.js` of the package this file belongs to, compiled or not. */
function findCommand(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return join(folder, 'dist/api/cli/main.js');
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

function readPeakMemory(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}
