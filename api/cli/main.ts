#!/usr/bin/env node
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { loadRooms } from './rooms.ts';
import { runCommandLine } from './run-command-line.ts';
import type { Terminal } from './terminal.ts';

const interruption = new AbortController();

/** The first interrupt asks to end; the second does not wait. */
function interrupt(): void {
  if (interruption.signal.aborted) process.exit(130);
  interruption.abort();
}

/** Who reads only the first lines (`gensen export … | head`) closes the stream; that is no failure of ours. */
function stopAtClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

const terminal: Terminal = {
  writeOut: async (written) => {
    if (!process.stdout.write(written)) await once(process.stdout, 'drain');
  },
  writeError: (written) => void process.stderr.write(written),
  readInput: () => text(process.stdin),
  interactive: process.stderr.isTTY === true,
  workingFolder: process.cwd(),
  variables: process.env,
  interruption: interruption.signal,
};

process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);
process.stdout.on('error', stopAtClosedPipe);
process.exitCode = await runCommandLine({ words: process.argv.slice(2), terminal, loadRooms });
if (process.exitCode === 130) process.exit();
